"""Sheets on which the user decides before anything is booked."""

from __future__ import annotations

from xl_recon.plan.changes import Table
from xl_recon.workbook.layout.columns import Column, Kind, TableLayout

PREVIEW = TableLayout(
    table=Table.PREVIEW,
    name="Anteprima",
    sheet="Anteprima",
    purpose="Che cosa farebbero le regole: nel giornale non è ancora scritto niente.",
    columns=(
        Column(field="group", header="Gruppo", width=20, required=True),
        Column(
            field="apply",
            header="Applica",
            kind=Kind.CODE,
            width=10,
            required=True,
            choices="Sì,No",
            strict=False,
            note="Sì, No, oppure il numero di riga di un'altra regola.",
        ),
        Column(field="row", header="Riga", kind=Kind.WHOLE, width=8, required=True),
        Column(field="date", header="Data", kind=Kind.DAY),
        Column(field="description", header="Descrizione", width=46),
        Column(field="amount", header="Importo", kind=Kind.MONEY, width=13),
        Column(field="bank", header="Conto banca", kind=Kind.CODE, width=12),
        Column(field="rule_row", header="Regola alla riga", kind=Kind.WHOLE, width=9),
        Column(field="rule", header="Regola", kind=Kind.CODE, width=22),
        Column(field="effect", header="Che cosa cambia", width=40),
        Column(field="doubt", header="Da controllare", width=36),
        Column(field="others", header="Altre regole", width=26),
        Column(
            field="keep",
            header="Tieni la scelta",
            kind=Kind.YES_NO,
            width=10,
            choices="Sì,No",
            note="Sì: la regola scelta in Applica passa davanti a quella proposta, anche per le "
            "prossime volte.",
        ),
        Column(
            field="words",
            header="Parole della regola",
            kind=Kind.CODE,
            width=26,
            note="Per una riga senza regola: il testo della regola nuova. Vuoto: si completa solo "
            "la riga.",
        ),
        Column(
            field="account",
            header="Conto",
            kind=Kind.CODE,
            width=10,
            choices="=ElencoConti",
            strict=False,
            note="Per una riga senza regola: il conto da scrivere. Da qui nasce la regola nuova.",
        ),
        Column(
            field="vat_code",
            header="Codice IVA",
            kind=Kind.CODE,
            width=10,
            choices="=ElencoCodiciIVA",
        ),
        Column(field="cc1", header="CC1", kind=Kind.CODE, width=8, choices="=ElencoCentri"),
        Column(field="link", header="Link", width=8),
        Column(
            field="row_digest", header="Impronta riga", kind=Kind.CODE, required=True, hidden=True
        ),
        Column(
            field="rule_digest",
            header="Impronta regola",
            kind=Kind.CODE,
            required=True,
            hidden=True,
        ),
    ),
)

PROPOSALS = TableLayout(
    table=Table.RULE_PROPOSALS,
    name="Regole_proposte",
    sheet="Regole proposte",
    purpose="Regole ricavate dalle righe già completate, con le righe che danno loro ragione.",
    columns=(
        Column(field="description", header="Testo", kind=Kind.CODE, width=36, required=True),
        Column(field="debit", header="Conto Dare", kind=Kind.CODE, width=12),
        Column(field="credit", header="Conto Avere", kind=Kind.CODE, width=12),
        Column(field="vat_code", header="Codice IVA", kind=Kind.CODE, width=12),
        Column(field="cc1", header="CC1", kind=Kind.CODE, width=8),
        Column(field="right", header="Righe giuste", kind=Kind.WHOLE, width=9),
        Column(field="hits", header="Righe trovate", kind=Kind.WHOLE, width=9),
        Column(field="waiting", header="Righe in attesa", kind=Kind.WHOLE, width=9),
        Column(field="rows", header="Esempi", kind=Kind.CODE, width=40),
    ),
)
