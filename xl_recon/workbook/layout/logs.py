"""What the program keeps of its own work, and what the user has settled."""

from __future__ import annotations

from xl_recon.plan.changes import Table
from xl_recon.workbook.layout.columns import Column, Kind, TableLayout

BATCHES = TableLayout(
    table=Table.BATCHES,
    name="Importazioni",
    sheet="Importazioni",
    purpose="Ogni operazione che ha scritto nella cartella, la più recente in fondo.",
    columns=(
        Column(field="batch", header="Lotto", kind=Kind.WHOLE, width=8, required=True),
        Column(field="moment", header="Data e ora", kind=Kind.MOMENT, width=18, required=True),
        Column(field="command", header="Comando", width=26, required=True),
        Column(field="file", header="File", width=40),
        Column(field="digest", header="SHA-256", kind=Kind.CODE, width=24),
        Column(field="user", header="Utente", width=16),
        Column(field="rows", header="Righe", kind=Kind.WHOLE, width=8),
        Column(
            field="state",
            header="Stato",
            width=12,
            required=True,
            choices="aperto,confermato,annullato,errore",
        ),
        Column(field="notices", header="Avvisi", width=60),
    ),
)

OUTCOMES = TableLayout(
    table=Table.OUTCOMES,
    name="Esiti",
    sheet="Esiti",
    purpose="Che cosa è successo a ogni riga di un'operazione.",
    columns=(
        Column(field="batch", header="Lotto", kind=Kind.WHOLE, width=8, required=True),
        Column(field="row", header="Riga", kind=Kind.CODE, width=12),
        Column(field="severity", header="Gravità", width=12),
        Column(field="code", header="Codice", kind=Kind.CODE, width=22, required=True),
        Column(field="message", header="Messaggio", width=80),
        Column(field="reference", header="Riferimento", kind=Kind.CODE, width=30),
    ),
)

CHANGES = TableLayout(
    table=Table.CHANGES,
    name="Modifiche",
    sheet="Modifiche",
    purpose="Le celle cambiate da ogni operazione, prima e dopo: serve ad annullarla.",
    hidden=True,
    columns=(
        Column(field="batch", header="Lotto", kind=Kind.WHOLE, width=8, required=True),
        Column(field="table", header="Tabella", width=24, required=True),
        Column(field="column", header="Colonna", width=18, required=True),
        Column(field="before", header="Prima", kind=Kind.CODE, width=24, required=True),
        Column(field="after", header="Dopo", kind=Kind.CODE, width=24, required=True),
        Column(field="rows", header="Righe", kind=Kind.CODE, width=60, required=True),
    ),
)

SETTINGS = TableLayout(
    table=Table.SETTINGS,
    name="Impostazioni",
    sheet="Impostazioni",
    purpose="Come lavora il programma in questa cartella; si può cambiare qui, in ogni momento.",
    columns=(
        Column(field="key", header="Chiave", width=34, required=True),
        Column(field="value", header="Valore", kind=Kind.CODE, width=50, required=True),
        Column(field="explanation", header="Spiegazione", width=112),
    ),
)
