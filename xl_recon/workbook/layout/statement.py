"""The statements being worked: their lines, and where each statement stands."""

from __future__ import annotations

from xl_recon.plan.changes import Table
from xl_recon.records.reconciliation import StagedKind, Verdict
from xl_recon.workbook.layout.columns import Column, Kind, TableLayout

_YES_NO = "Sì,No"

KIND_WORDS = {
    StagedKind.DOCUMENTS: "Pagamento di documenti",
    StagedKind.TRANSFER: "Giroconto",
    StagedKind.WITHOUT_DOCUMENT: "Senza documento",
    StagedKind.UNDISTRIBUTED: "Non distribuito",
    StagedKind.DEPOSIT: "Deposito",
    StagedKind.BANK_CHARGE: "Spese bancarie",
}
VERDICT_WORDS = {
    Verdict.GREEN: "verde",
    Verdict.BLACK: "nero",
    Verdict.RED: "rosso",
    Verdict.GREY: "grigio",
}

STATEMENT = TableLayout(
    table=Table.STAGED_STATEMENT,
    name="Estratto_conto",
    sheet="Estratto conto",
    purpose="L'estratto in lavorazione: riconoscere, distribuire, poi confermare l'importazione.",
    columns=(
        Column(field="row", header="Riga", kind=Kind.WHOLE, width=7, required=True),
        Column(field="date", header="Data", kind=Kind.DAY, required=True),
        Column(field="description", header="Descrizione", kind=Kind.CODE, width=48, required=True),
        Column(
            field="document_kind",
            header="Tipo documento",
            width=23,
            required=True,
            choices=",".join(KIND_WORDS.values()),
        ),
        Column(
            field="documents",
            header="Documenti",
            kind=Kind.CODE,
            width=24,
            note="Gli Id dei documenti pagati, separati da punto e virgola.",
        ),
        Column(field="reference", header="Riferimento", kind=Kind.CODE, width=26),
        Column(field="iban", header="IBAN", kind=Kind.CODE, width=26),
        Column(field="statement_party", header="Controparte in estratto", width=28),
        Column(
            field="party",
            header="Controparte",
            width=28,
            note="Scritta a mano, alla conferma l'IBAN della riga resta legato a lei.",
        ),
        Column(field="money_in", header="Entrata", kind=Kind.MONEY, width=14, required=True),
        Column(field="money_out", header="Uscita", kind=Kind.MONEY, width=14, required=True),
        Column(field="allocated", header="Distribuito", kind=Kind.MONEY, width=14),
        Column(field="unallocated", header="Non distribuito", kind=Kind.MONEY, width=16),
        Column(
            field="outcome",
            header="Esito",
            width=10,
            required=True,
            choices=",".join(VERDICT_WORDS.values()),
            note="verde: a posto; nero: senza documento o con un resto; rosso: da chiarire; "
            "grigio: giroconto, non si registra.",
        ),
        Column(field="reason", header="Motivo", width=44),
        Column(field="account", header="Conto", kind=Kind.CODE, choices="=ElencoConti"),
        Column(
            field="delete",
            header="Elimina",
            kind=Kind.YES_NO,
            width=9,
            choices=_YES_NO,
            note="Sì: la riga non viene importata, e il programma se ne ricorda.",
        ),
        Column(field="bank", header="Banca", kind=Kind.CODE, width=10, required=True),
        Column(field="batch", header="Lotto", kind=Kind.WHOLE, width=8, required=True),
        Column(field="value_date", header="Data valuta", kind=Kind.DAY),
        Column(field="currency", header="Valuta", kind=Kind.CODE, width=8),
        Column(field="bank_reference", header="Rif. banca", kind=Kind.CODE, width=20),
        Column(field="code", header="Codice operazione", kind=Kind.CODE, hidden=True),
        Column(field="entry", header="Movimento", kind=Kind.WHOLE, hidden=True),
        Column(field="own_iban", header="IBAN nostro", kind=Kind.CODE, hidden=True),
        Column(field="doubt", header="Dubbio", kind=Kind.CODE, hidden=True),
        Column(field="proposal", header="Proposta", kind=Kind.CODE, required=True, hidden=True),
        Column(field="id", header="Nr.", kind=Kind.WHOLE, hidden=True),
    ),
)

_OWN_LINES = (
    "Estratto_conto[Lotto],Estratti_aperti[[#This Row],[Lotto]],"
    "Estratto_conto[Banca],Estratti_aperti[[#This Row],[Conto]]"
)


def _count(word: str) -> str:
    return f'COUNTIFS({_OWN_LINES},Estratto_conto[Esito],"{word}")'


_LEFT_OVER = (
    'IF(OR(Estratti_aperti[[#This Row],[Saldo iniziale]]="",'
    'Estratti_aperti[[#This Row],[Saldo finale]]=""),"",'
    "ROUND(Estratti_aperti[[#This Row],[Saldo finale]]"
    "-Estratti_aperti[[#This Row],[Saldo iniziale]]"
    "-Estratti_aperti[[#This Row],[Non elencato]]"
    f"-SUMIFS(Estratto_conto[Entrata],{_OWN_LINES})"
    f"+SUMIFS(Estratto_conto[Uscita],{_OWN_LINES}),2))"
)

OPEN_STATEMENTS = TableLayout(
    table=Table.OPEN_STATEMENTS,
    name="Estratti_aperti",
    sheet="Estratti aperti",
    purpose="Gli estratti che si stanno lavorando, uno per riga; le righe sono in Estratto conto.",
    columns=(
        Column(field="batch", header="Lotto", kind=Kind.WHOLE, width=8, required=True),
        Column(field="file", header="File", width=40, required=True),
        Column(field="bank", header="Conto", kind=Kind.CODE, width=10, required=True),
        Column(field="currency", header="Valuta", kind=Kind.CODE, width=8),
        Column(field="start", header="Dal", kind=Kind.DAY),
        Column(field="end", header="Al", kind=Kind.DAY),
        Column(field="opening", header="Saldo iniziale", kind=Kind.MONEY, width=15),
        Column(field="closing", header="Saldo finale", kind=Kind.MONEY, width=15),
        Column(
            field="unlisted",
            header="Non elencato",
            kind=Kind.MONEY,
            width=14,
            note="La somma delle righe che non sono qui: già registrate, o pagamenti POS ignorati.",
        ),
        Column(
            field="left_over",
            header="Quadratura",
            kind=Kind.MONEY,
            width=13,
            formula=_LEFT_OVER,
            note="Saldo finale meno saldo iniziale e righe: 0,00 se il conto torna.",
        ),
        Column(field="card_payments", header="POS ignorati", kind=Kind.WHOLE, width=9),
        Column(field="green", header="Verdi", kind=Kind.WHOLE, width=8, formula=_count("verde")),
        Column(field="black", header="Nere", kind=Kind.WHOLE, width=8, formula=_count("nero")),
        Column(field="red", header="Rosse", kind=Kind.WHOLE, width=8, formula=_count("rosso")),
        Column(field="grey", header="Grigie", kind=Kind.WHOLE, width=8, formula=_count("grigio")),
        Column(field="mark", header="Impronta", kind=Kind.CODE, hidden=True),
        Column(field="id", header="Nr.", kind=Kind.WHOLE, hidden=True),
    ),
)
