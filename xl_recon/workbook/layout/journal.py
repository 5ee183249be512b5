"""The journal and the rules: the two tables everything else feeds."""

from __future__ import annotations

from dataclasses import replace

from xl_recon.plan.changes import Table
from xl_recon.workbook.layout.columns import Column, Kind, TableLayout

_COLUMNS = (
    Column(field="date", header="Data", kind=Kind.DAY, required=True, aliases=("Date",)),
    Column(field="value_date", header="Data valuta", kind=Kind.DAY, aliases=("DateValue",)),
    Column(field="document", header="Doc", kind=Kind.CODE, width=10),
    Column(field="invoice", header="Fattura", kind=Kind.CODE, width=12),
    Column(field="description", header="Descrizione", kind=Kind.CODE, width=52, required=True),
    Column(
        field="debit",
        header="Conto Dare",
        kind=Kind.CODE,
        required=True,
        aliases=("CtDare", "Dare"),
        choices="=ElencoConti",
    ),
    Column(
        field="credit",
        header="Conto Avere",
        kind=Kind.CODE,
        required=True,
        aliases=("CtAvere", "Avere"),
        choices="=ElencoConti",
    ),
    Column(field="amount", header="Importo", kind=Kind.MONEY, width=14, required=True),
    Column(
        field="vat_code",
        header="Codice IVA",
        kind=Kind.CODE,
        aliases=("Cod. IVA", "CodIVA"),
        choices="=ElencoCodiciIVA",
    ),
    Column(field="vat_amount_type", header="Tipo imp.", kind=Kind.CODE, width=10),
    Column(field="cc1", header="CC1", kind=Kind.CODE, width=9, choices="=ElencoCentri"),
    Column(field="cc2", header="CC2", kind=Kind.CODE, width=9, choices="=ElencoCentri"),
    Column(field="cc3", header="CC3", kind=Kind.CODE, width=9, choices="=ElencoCentri"),
    Column(field="segment", header="Segmento", kind=Kind.CODE, choices="=ElencoSegmenti"),
    Column(field="notes", header="Note", width=30),
    Column(field="link", header="Link", width=10),
    Column(field="due_date", header="Scadenza", kind=Kind.DAY),
    Column(
        field="external_reference",
        header="Rif. Esterno",
        kind=Kind.CODE,
        width=24,
        aliases=("Rif.Esterno", "Riferimento esterno"),
    ),
    Column(field="iban", header="IBAN", kind=Kind.CODE, width=26),
    Column(field="counterparty", header="Controparte", width=26),
    Column(
        field="status",
        header="Stato",
        width=14,
        choices="Da completare,Completata,Da verificare,Confermata",
    ),
    Column(field="rule", header="Regola", kind=Kind.CODE, width=18),
    Column(field="batch", header="Lotto", kind=Kind.WHOLE, width=8),
    Column(field="id", header="Id", kind=Kind.WHOLE, width=8),
)

JOURNAL = TableLayout(
    table=Table.JOURNAL,
    name="Registrazioni",
    sheet="Registrazioni",
    purpose="Il giornale. L'importazione vi scrive righe a metà con [CA]; le regole le completano.",
    columns=_COLUMNS,
)

RULES = TableLayout(
    table=Table.RULES,
    name="Registrazioni_ricorrenti",
    sheet="Registrazioni ricorrenti",
    purpose="Le regole: !Rule in Doc, le condizioni in Descrizione, conti, Importo e Data.",
    columns=(
        *(
            replace(
                column, required=False, choices="" if column.field == "status" else column.choices
            )
            if column.field not in {"description", "debit", "credit"}
            else column
            for column in _COLUMNS
        ),
        Column(field="until", header="Fine", kind=Kind.DAY),
        Column(field="active", header="Attiva", kind=Kind.YES_NO, width=8, choices="Sì,No"),
        Column(field="new_text", header="Testo", kind=Kind.CODE, width=30),
        Column(field="used", header="Usata", kind=Kind.WHOLE, width=8),
        Column(field="last_used", header="Ultimo uso", kind=Kind.DAY),
    ),
)
