"""What the user keeps: accounts, codes, customers and suppliers, documents and their payments."""

from __future__ import annotations

from xl_recon.plan.changes import Table
from xl_recon.workbook.layout.columns import Column, Kind, TableLayout

# Money in less money out, over the whole journal: the balance of the row's account.
_ACCOUNT_BALANCE = (
    "SUMIFS(Registrazioni[Importo],Registrazioni[Conto Dare],Conti[[#This Row],[Conto]])"
    "-SUMIFS(Registrazioni[Importo],Registrazioni[Conto Avere],Conti[[#This Row],[Conto]])"
)
_RESIDUAL = (
    'IF(Documenti[[#This Row],[Id]]="","",'
    'IF(Documenti[[#This Row],[Netto a pagare]]="",'
    "Documenti[[#This Row],[Totale]],Documenti[[#This Row],[Netto a pagare]])"
    "-SUMIFS(Abbinamenti[Importo],Abbinamenti[Documento],Documenti[[#This Row],[Id]]))"
)

# The kinds of account on which a statement's money moves.
MONEY_KINDS = ("Banca", "Cassa")

ACCOUNTS = TableLayout(
    table=Table.ACCOUNTS,
    name="Conti",
    sheet="Conti",
    purpose="Il piano dei conti. Un conto bancario porta l'IBAN che i suoi estratti nominano.",
    columns=(
        Column(
            field="number",
            header="Conto",
            kind=Kind.CODE,
            required=True,
            note="Il numero o la sigla del conto. È testo: 1020 resta 1020.",
        ),
        Column(field="description", header="Descrizione", width=38, required=True),
        Column(
            field="kind",
            header="Tipo",
            width=14,
            choices="Banca,Cassa,Cliente,Fornitore,Costo,Ricavo,IVA,Patrimoniale",
        ),
        Column(
            field="iban",
            header="IBAN",
            kind=Kind.CODE,
            width=28,
            note="Solo per i conti Banca: l'estratto con questo IBAN finisce qui da solo.",
        ),
        Column(field="currency", header="Valuta", kind=Kind.CODE, width=9),
        Column(
            field="vat_code",
            header="Codice IVA",
            kind=Kind.CODE,
            choices="=ElencoCodiciIVA",
            note="Il codice usato di solito con questo conto.",
        ),
        Column(field="active", header="Attivo", kind=Kind.YES_NO, width=9, choices="Sì,No"),
        Column(
            field="balance",
            header="Saldo",
            kind=Kind.MONEY,
            width=16,
            formula=_ACCOUNT_BALANCE,
            note="Dare meno Avere di tutte le registrazioni; si calcola da sé.",
        ),
    ),
)

VAT_CODES = TableLayout(
    table=Table.VAT_CODES,
    name="Codici_IVA",
    sheet="Codici IVA",
    purpose="I codici IVA che si possono scrivere nelle registrazioni e nelle regole.",
    columns=(
        Column(field="code", header="Codice", kind=Kind.CODE, required=True),
        Column(field="description", header="Descrizione", width=56, required=True),
        Column(field="rate", header="Aliquota", kind=Kind.RATE, width=10),
        Column(
            field="nature",
            header="Natura",
            kind=Kind.CODE,
            width=10,
            note="Il codice N1-N7 della fattura elettronica, per le operazioni senza imposta.",
        ),
        Column(
            field="account",
            header="Conto IVA",
            kind=Kind.CODE,
            choices="=ElencoConti",
            note="Dove va l'imposta.",
        ),
    ),
)

COST_CENTRES = TableLayout(
    table=Table.COST_CENTRES,
    name="Centri_di_costo",
    sheet="Centri di costo",
    purpose="I centri di costo per le colonne CC1, CC2 e CC3.",
    columns=(
        Column(field="code", header="Codice", kind=Kind.CODE, required=True),
        Column(field="description", header="Descrizione", width=56, required=True),
    ),
)

SEGMENTS = TableLayout(
    table=Table.SEGMENTS,
    name="Segmenti",
    sheet="Segmenti",
    purpose="I segmenti (sedi, rami d'attività) per la colonna Segmento.",
    columns=(
        Column(field="code", header="Codice", kind=Kind.CODE, required=True),
        Column(field="description", header="Descrizione", width=56, required=True),
    ),
)

PARTIES = TableLayout(
    table=Table.PARTIES,
    name="Anagrafica",
    sheet="Anagrafica",
    purpose="Clienti e fornitori: IBAN, nomi e codici servono a riconoscerli negli estratti.",
    columns=(
        Column(field="code", header="Codice", kind=Kind.CODE, required=True),
        Column(field="name", header="Denominazione", width=34, required=True),
        Column(
            field="kind", header="Tipo", width=18, choices="Cliente,Fornitore,Cliente e fornitore"
        ),
        Column(
            field="aliases",
            header="Alias",
            width=30,
            note="Altri nomi con cui la banca lo chiama, separati da punto e virgola.",
        ),
        Column(field="vat_number", header="Partita IVA", kind=Kind.CODE, width=18),
        Column(field="fiscal_code", header="Codice fiscale", kind=Kind.CODE, width=20),
        Column(field="email", header="E-mail", width=28),
        Column(field="certified_email", header="PEC", width=28),
        Column(field="recipient_code", header="Codice destinatario", kind=Kind.CODE, width=19),
        Column(field="web_login", header="Login web", kind=Kind.CODE, width=16),
        Column(field="address", header="Indirizzo", width=28),
        Column(field="postal_code", header="CAP", kind=Kind.CODE, width=9),
        Column(field="city", header="Comune", width=20),
        Column(field="province", header="Provincia", kind=Kind.CODE, width=11),
        Column(field="country", header="Nazione", kind=Kind.CODE, width=10),
        Column(field="phone", header="Telefono", kind=Kind.CODE, width=18),
        Column(field="mobile", header="Cellulare", kind=Kind.CODE, width=18),
        Column(field="fax", header="Fax", kind=Kind.CODE, width=18),
        Column(field="contact", header="Riferimento", width=22),
        Column(
            field="ibans",
            header="IBAN",
            kind=Kind.CODE,
            width=30,
            note="Anche più d'uno, separati da punto e virgola.",
        ),
        Column(
            field="customer_account",
            header="Conto cliente",
            kind=Kind.CODE,
            width=14,
            choices="=ElencoConti",
        ),
        Column(
            field="supplier_account",
            header="Conto fornitore",
            kind=Kind.CODE,
            width=16,
            choices="=ElencoConti",
        ),
        Column(
            field="discount",
            header="Sconto",
            kind=Kind.CODE,
            width=11,
            note="Lo sconto per chi paga presto: 2% 10 vuol dire il 2 % entro 10 giorni.",
        ),
        Column(
            field="tolerance",
            header="Tolleranza",
            kind=Kind.MONEY,
            width=11,
            note="Fino a questa differenza un pagamento chiude il documento. Vuoto: come nelle "
            "Impostazioni.",
        ),
        Column(field="id", header="Nr.", kind=Kind.WHOLE, width=7, hidden=True),
    ),
)

DOCUMENTS = TableLayout(
    table=Table.DOCUMENTS,
    name="Documenti",
    sheet="Documenti",
    purpose="Fatture, note di credito e ordini; Residuo dice quanto resta da pagare.",
    columns=(
        Column(field="key", header="Id", kind=Kind.CODE, width=18, required=True),
        Column(
            field="kind",
            header="Tipo",
            width=20,
            required=True,
            choices="Fattura,Nota di credito,Ordine,Partita aperta,Altro",
        ),
        Column(field="number", header="Numero", kind=Kind.CODE, width=14, required=True),
        Column(field="numbering", header="Numerazione", kind=Kind.CODE, width=13),
        Column(field="date", header="Data", kind=Kind.DAY, required=True),
        Column(field="party", header="Controparte", width=30, required=True),
        Column(field="due_date", header="Scadenza", kind=Kind.DAY),
        Column(field="currency", header="Valuta", kind=Kind.CODE, width=9),
        Column(field="taxable", header="Imponibile", kind=Kind.MONEY, width=14),
        Column(field="vat", header="IVA", kind=Kind.MONEY, width=13),
        Column(field="withholding_tax", header="Ritenuta", kind=Kind.MONEY, width=13),
        Column(field="total", header="Totale", kind=Kind.MONEY, width=14, required=True),
        Column(field="amount_due", header="Netto a pagare", kind=Kind.MONEY, width=16),
        Column(
            field="residual",
            header="Residuo",
            kind=Kind.MONEY,
            width=14,
            formula=_RESIDUAL,
            note="Netto a pagare (o Totale) meno gli Abbinamenti; si calcola da sé.",
        ),
        Column(
            field="direction",
            header="Verso",
            width=11,
            choices="Emessa,Ricevuta",
            note="Emessa: l'incassiamo noi. Vuoto: lo dice il Tipo della controparte.",
        ),
        Column(field="status", header="Stato", width=14, choices="Aperto,Chiuso,Annullato"),
        Column(field="attachment", header="Allegato", width=28),
        Column(field="batch", header="Lotto", kind=Kind.WHOLE, width=8),
    ),
)

SETTLEMENTS = TableLayout(
    table=Table.SETTLEMENTS,
    name="Abbinamenti",
    sheet="Abbinamenti",
    purpose="Quale pagamento ha pagato quale documento, e per quanto.",
    columns=(
        Column(field="batch", header="Lotto", kind=Kind.WHOLE, width=8, required=True),
        Column(
            field="journal_row",
            header="Registrazione",
            kind=Kind.WHOLE,
            width=15,
            required=True,
            note="L'Id della riga di Registrazioni.",
        ),
        Column(
            field="document",
            header="Documento",
            kind=Kind.CODE,
            width=20,
            required=True,
            note="L'Id del documento.",
        ),
        Column(
            field="amount",
            header="Importo",
            kind=Kind.MONEY,
            width=14,
            required=True,
            note="Col segno del documento: una nota di credito scalata ha l'importo positivo.",
        ),
        Column(field="date", header="Data", kind=Kind.DAY, required=True),
        Column(field="id", header="Nr.", kind=Kind.WHOLE, width=7, hidden=True),
    ),
)
