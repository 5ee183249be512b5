"""Sheets that answer a question about the rules: why, what if, what is wrong."""

from __future__ import annotations

from xl_recon.plan.changes import Table
from xl_recon.workbook.layout.columns import Column, Kind, TableLayout

EXPLANATION = TableLayout(
    table=Table.EXPLANATION,
    name="Spiega",
    sheet="Spiega",
    purpose="Perché una regola completa la riga, o che cosa manca alle regole più vicine.",
    columns=(
        Column(field="role", header="Esito", width=20, required=True),
        Column(field="rule_row", header="Regola alla riga", kind=Kind.WHOLE, width=10),
        Column(field="rule", header="Regola", kind=Kind.CODE, width=28),
        Column(field="account", header="Conto", kind=Kind.CODE, width=10),
        Column(field="met", header="Che cosa va bene", width=56),
        Column(field="missed", header="Che cosa non va bene", width=56),
        Column(field="doubt", header="Da controllare", width=36),
    ),
)

TRIAL = TableLayout(
    table=Table.TRIAL,
    name="Prova_regola",
    sheet="Prova regola",
    purpose="Che cosa avrebbe fatto la regola, così com'è ora, su tutto il giornale.",
    columns=(
        Column(field="row", header="Riga", kind=Kind.WHOLE, width=8, required=True),
        Column(field="date", header="Data", kind=Kind.DAY),
        Column(field="description", header="Descrizione", kind=Kind.CODE, width=46),
        Column(field="amount", header="Importo", kind=Kind.MONEY, width=13),
        Column(field="direction", header="Direzione", width=11),
        Column(field="bank_account", header="Conto banca", kind=Kind.CODE, width=12),
        Column(field="account_now", header="Conto ora", kind=Kind.CODE, width=11),
        Column(field="account_given", header="Conto della regola", kind=Kind.CODE, width=11),
        Column(field="vat_code_now", header="IVA ora", kind=Kind.CODE, width=9),
        Column(field="vat_code_given", header="IVA della regola", kind=Kind.CODE, width=9),
        Column(field="outcome", header="Esito", width=30),
        Column(field="taken_by", header="Presa dalla riga", kind=Kind.WHOLE, width=10),
        Column(field="doubt", header="Da controllare", width=36),
    ),
)

RULE_HEALTH = TableLayout(
    table=Table.RULE_HEALTH,
    name="Salute_regole",
    sheet="Salute regole",
    purpose="Regole che non servono, si contraddicono o indicano conti che non ci sono.",
    columns=(
        Column(
            field="rule_row", header="Regola alla riga", kind=Kind.WHOLE, width=10, required=True
        ),
        Column(field="rule", header="Regola", kind=Kind.CODE, width=28),
        Column(field="kind", header="Che cosa", width=26, required=True),
        Column(field="text", header="Spiegazione", width=90),
        Column(field="others", header="Altre regole alle righe", kind=Kind.CODE, width=18),
        Column(field="rows", header="Righe in Registrazioni", kind=Kind.CODE, width=26),
        Column(field="count", header="Quante righe", kind=Kind.WHOLE, width=9),
    ),
)

REPORT_LAYOUTS: dict[Table, TableLayout] = {
    layout.table: layout for layout in (EXPLANATION, TRIAL, RULE_HEALTH)
}
