"""Inside a running Excel: what the ribbon's commands say."""

from __future__ import annotations

LIVE = {
    "live.title": "Riconciliazione",
    "live.progress": "{done} di {total} righe",
    "live.choose": "Estratti conto da importare",
    "help.live": "Esegue un pulsante di Excel sulla cartella aperta.\n\n"
    "Lo chiama il componente aggiuntivo; a mano non serve.",
    "metavar.macro": "PULSANTE",
    "metavar.book": "CARTELLA",
    "option.live": "Lo scrive il componente aggiuntivo.",
    "usage.no_macro": "Il pulsante «{name}» non c'è. I pulsanti: {known}.",
}
