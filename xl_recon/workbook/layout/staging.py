"""Work in hand: what was read and is not entered yet."""

from __future__ import annotations

from xl_recon.plan.changes import Table
from xl_recon.workbook.layout.columns import Column, Kind, TableLayout

_YES_NO = "Sì,No"

INVOICES = TableLayout(
    table=Table.STAGED_INVOICES,
    name="Fatture",
    sheet="Fatture",
    purpose="Le fatture elettroniche lette: scegliere il conto, poi Registra.",
    columns=(
        Column(field="row", header="Riga", kind=Kind.WHOLE, width=7, required=True),
        Column(field="file", header="File", width=32, required=True),
        Column(field="kind", header="Tipo", kind=Kind.CODE, width=8),
        Column(field="supplier", header="Fornitore", width=32, required=True),
        Column(field="number", header="Numero", kind=Kind.CODE, width=14, required=True),
        Column(field="date", header="Data", kind=Kind.DAY, required=True),
        Column(field="due_date", header="Scadenza", kind=Kind.DAY),
        Column(field="taxable", header="Imponibile", kind=Kind.MONEY, width=14),
        Column(field="vat", header="IVA", kind=Kind.MONEY, width=13),
        Column(field="withholding_tax", header="Ritenuta", kind=Kind.MONEY, width=13),
        Column(field="amount_due", header="Netto a pagare", kind=Kind.MONEY, width=16),
        Column(
            field="level",
            header="Livello",
            kind=Kind.WHOLE,
            width=9,
            note="1 codice utenza, 2 parola chiave e fornitore, 3 una delle due, 4 a mano.",
        ),
        Column(field="target", header="Conto / Schema", kind=Kind.CODE, width=17, required=True),
        Column(field="reason", header="Motivo", width=46),
        Column(
            field="outcome",
            header="Esito",
            width=12,
            required=True,
            choices="automatica,ambigua,manuale,duplicata,errore",
        ),
        Column(
            field="register",
            header="Registra",
            kind=Kind.YES_NO,
            width=10,
            required=True,
            choices=_YES_NO,
        ),
        Column(
            field="remember",
            header="Ricorda",
            kind=Kind.YES_NO,
            width=10,
            choices=_YES_NO,
            note="Sì: la scelta diventa una riga dei Parametri di autoregistrazione.",
        ),
        Column(field="attachment", header="Allegato", width=30),
    ),
)

ORDERS = TableLayout(
    table=Table.STAGED_ORDERS,
    name="Ordini",
    sheet="Ordini",
    purpose="I documenti letti da e-commerce ed Easyfatt, uno per riga, da importare.",
    columns=(
        Column(
            field="import_it",
            header="Importa",
            kind=Kind.YES_NO,
            width=10,
            required=True,
            choices=_YES_NO,
        ),
        Column(
            field="status",
            header="Stato",
            width=15,
            required=True,
            choices="nuovo,già importato,errore",
        ),
        Column(field="kind", header="Tipo", kind=Kind.CODE, width=8, required=True),
        Column(field="number", header="Numero", kind=Kind.CODE, width=12, required=True),
        Column(field="numbering", header="Numerazione", kind=Kind.CODE, width=14),
        Column(field="date", header="Data", kind=Kind.DAY),
        Column(field="file_party", header="Cliente nel file", width=32),
        Column(field="party", header="Cliente trovato", width=32),
        Column(
            field="found_by",
            header="Come",
            width=16,
            choices="codice,login,codice fiscale,partita IVA,e-mail,nuovo",
        ),
        Column(field="total", header="Totale", kind=Kind.MONEY, width=14),
        Column(
            field="difference",
            header="Scarto",
            kind=Kind.MONEY,
            width=11,
            note="Il totale del file meno quello ricalcolato dalle righe.",
        ),
        Column(field="warehouse", header="Magazzino", width=16),
        Column(field="pdf", header="PDF", width=24),
        Column(field="reason", header="Motivo", width=46),
    ),
)

TREASURY = TableLayout(
    table=Table.STAGED_TREASURY,
    name="Movimenti_tesoreria",
    sheet="Movimenti tesoreria",
    purpose="I movimenti arrivati dalla tesoreria, con l'esito di ognuno.",
    columns=(
        Column(field="row", header="Riga", kind=Kind.WHOLE, width=7, required=True),
        Column(field="file", header="File", width=26),
        Column(field="company", header="Società", kind=Kind.CODE, required=True),
        Column(field="numerator", header="Numeratore", kind=Kind.CODE),
        Column(field="year", header="Anno", kind=Kind.CODE, width=8),
        Column(field="entry", header="Registrazione", kind=Kind.WHOLE, width=15),
        Column(field="progressive", header="Progressivo", kind=Kind.CODE, required=True),
        Column(field="date", header="Data", kind=Kind.DAY, required=True),
        Column(field="value_date", header="Data valuta", kind=Kind.DAY),
        Column(field="reason_code", header="Causale", kind=Kind.CODE, width=10, required=True),
        Column(field="description", header="Descrizione", kind=Kind.CODE, width=40),
        Column(field="treasury_account", header="Conto tesoreria", kind=Kind.CODE, width=18),
        Column(
            field="account",
            header="Conto",
            kind=Kind.CODE,
            required=True,
            choices="=ElencoConti",
        ),
        Column(field="debit_amount", header="Dare", kind=Kind.MONEY, width=14, required=True),
        Column(field="credit_amount", header="Avere", kind=Kind.MONEY, width=14, required=True),
        Column(field="currency", header="Valuta", kind=Kind.CODE, width=9),
        Column(field="item_key", header="Chiave coge", kind=Kind.CODE, width=26),
        Column(
            field="settling",
            header="Saldo / Acconto",
            kind=Kind.CODE,
            width=16,
            choices="S,A",
            note="S chiude la partita, A ne paga una parte.",
        ),
        Column(field="due_date", header="Scadenza", kind=Kind.DAY),
        Column(field="outcome", header="Esito", width=18, required=True),
        Column(field="error_code", header="Codice", kind=Kind.CODE, width=10),
        Column(field="reason", header="Motivo", width=46),
    ),
)

PARTY_UPDATES = TableLayout(
    table=Table.PARTY_UPDATES,
    name="Aggiornamenti_anagrafica",
    sheet="Aggiornamenti anagrafica",
    purpose="Che cosa cambierebbe in Anagrafica: nulla cambia senza un Sì in Accetta.",
    columns=(
        Column(field="document", header="Documento", kind=Kind.CODE, width=22, required=True),
        Column(field="party", header="Cliente", width=34, required=True),
        Column(field="party_field", header="Campo", width=20, required=True),
        Column(field="current_value", header="Valore attuale", kind=Kind.CODE, width=36),
        Column(
            field="proposed_value",
            header="Valore proposto",
            kind=Kind.CODE,
            width=36,
            required=True,
        ),
        Column(
            field="accept",
            header="Accetta",
            kind=Kind.YES_NO,
            width=10,
            required=True,
            choices=_YES_NO,
        ),
        Column(field="id", header="Nr.", kind=Kind.WHOLE, width=7, hidden=True),
    ),
)
