"""The journal and the rules: the two tables everything else feeds."""

from __future__ import annotations

from dataclasses import replace

from xl_recon.plan.changes import Table
from xl_recon.workbook.layout.columns import Column, Kind, TableLayout

# A user filters by it and types the accounts by hand: only a formula is always right. He may
# still choose another state, which then stands in place of the formula.
_STATUS = (
    'IF(Registrazioni[[#This Row],[Importo]]="","",'
    "IF(OR(Registrazioni[[#This Row],[Conto Dare]]=ContropartitaTemporanea,"
    "Registrazioni[[#This Row],[Conto Avere]]=ContropartitaTemporanea),"
    '"Da completare","Completata"))'
)

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
    Column(
        field="amount",
        header="Importo",
        kind=Kind.MONEY,
        width=14,
        required=True,
        note="Sempre positivo: la direzione la dicono i conti.",
    ),
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
        formula=_STATUS,
        note="Si calcola da sé; si può scegliere un altro stato dall'elenco.",
    ),
    Column(
        field="rule",
        header="Regola",
        kind=Kind.CODE,
        width=18,
        note="La regola che ha completato la riga.",
    ),
    Column(
        field="batch",
        header="Lotto",
        kind=Kind.WHOLE,
        width=8,
        note="L'operazione che ha scritto la riga: vedi Importazioni.",
    ),
    Column(
        field="id",
        header="Id",
        kind=Kind.WHOLE,
        width=8,
        note="Resta con la riga anche dopo un ordinamento; lo scrive il programma.",
    ),
)

JOURNAL = TableLayout(
    table=Table.JOURNAL,
    name="Registrazioni",
    sheet="Registrazioni",
    purpose="Il giornale. L'importazione vi scrive righe a metà con [CA]; le regole le completano.",
    columns=_COLUMNS,
)

# What a heading means for a rule, where that is not what it means for an entry.
_RULE_NOTES = {
    "document": "!Rule: questa riga è una regola. !RuleSplit: una parte della regola sopra.",
    "description": "Il testo da cercare. Swisscom: parola o frase. +parola parola: tutte, in "
    "qualsiasi ordine. caffè|ristorante: una di esse. [Nome] davanti è il nome della regola.",
    "debit": "Denaro che esce: qui il conto di costo, in Avere la banca (vuoto: qualunque banca).",
    "credit": "Denaro che entra: qui il ricavo, in Dare la banca (vuoto: qualunque banca).",
    "amount": "Una condizione: 120.50 esatto, [!>=100 !<=200] da-a, [!=50 | !=75] uno di questi. "
    "Su una riga !RuleSplit, la parte: 900.00, 30%, resto oppure =importo*0.3.",
    "date": "Una condizione: [!>=2025-03-31 !<=2025-06-30]. Vuoto: sempre.",
}


def _of_rule(column: Column) -> Column:
    """A journal column as the rules table has it: most are optional, none is calculated.

    Importo is text: Excel would make 0.3 of `30%`, and #NAME? of `=importo*0.3`.
    """
    return replace(
        column,
        kind=Kind.CODE if column.field == "amount" else column.kind,
        required=column.field in {"description", "debit", "credit"},
        choices="" if column.field == "status" else column.choices,
        formula="",
        note=_RULE_NOTES.get(column.field, ""),
    )


RULES = TableLayout(
    table=Table.RULES,
    name="Registrazioni_ricorrenti",
    sheet="Registrazioni ricorrenti",
    purpose="Le regole: !Rule in Doc, le condizioni in Descrizione, conti, Importo e Data.",
    columns=(
        *(_of_rule(column) for column in _COLUMNS),
        Column(
            field="until",
            header="Fine",
            kind=Kind.DAY,
            note="La regola non serve alle righe dopo questo giorno.",
        ),
        Column(field="active", header="Attiva", kind=Kind.YES_NO, width=9, choices="Sì,No"),
        Column(
            field="new_text",
            header="Testo",
            kind=Kind.CODE,
            width=30,
            note="La nuova descrizione, per esempio: Affitto {data:%m/%Y}.",
        ),
        Column(field="used", header="Usata", kind=Kind.WHOLE, width=8),
        Column(field="last_used", header="Ultimo uso", kind=Kind.DAY),
    ),
)
