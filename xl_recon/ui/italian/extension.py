"""The extension for LibreOffice: what its commands say, and what it says in Calc."""

from __future__ import annotations

EXTENSION = {
    "extension.installed": "Al prossimo avvio LibreOffice Calc mostra il menu Riconciliazione. Se "
    "è aperto, chiuderlo e riaprirlo.",
    "extension.uninstalled": "Al prossimo avvio LibreOffice Calc non ha più il menu "
    "Riconciliazione.",
    "extension.refused": "LibreOffice non l'ha permesso. Chiuderlo, anche nell'area di notifica, e "
    "ripetere. Ha detto:\n{said}",
    "extension.in_calc.no_workbook": "Aprire prima la cartella di lavoro.",
    "extension.in_calc.no_rows": "Selezionare prima almeno una riga della tabella {table}.",
    "extension.in_calc.busy": "Un altro comando lavora ancora. Aspettare che finisca, chiudere i "
    "suoi messaggi e ripetere.",
    "extension.in_calc.not_started": "Il programma non parte ({detail}). In una finestra dei "
    "comandi: xl-recon extension install",
    "extension.in_calc.working": "Riconciliazione: al lavoro",
    "extension.in_calc.choose": "Estratti conto da importare",
    "metavar.office": "UFFICIO",
    "help.extension": "I pulsanti e i menu di LibreOffice Calc.",
    "help.extension.install": "Aggiunge a LibreOffice Calc il menu Riconciliazione.\n\n"
    "Prima chiudere LibreOffice. Funziona con questa installazione di Python: se cambia, ripetere.",
    "help.extension.uninstall": "Toglie a LibreOffice Calc il menu Riconciliazione.",
    "help.extension.build": "Costruisce l'estensione come file, senza installarla.\n\n"
    "Le stesse opzioni danno sempre lo stesso file, byte per byte.",
}
