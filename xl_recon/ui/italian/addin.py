"""The add-in for Excel: what its commands say."""

from __future__ import annotations

ADDIN = {
    "addin.built": "Creato {file}. Avvia {python}.",
    "addin.written": "Scritto {file}",
    "addin.removed": "Tolto {file}",
    "addin.installed_direct": "Al prossimo avvio Excel mostra la scheda Riconciliazione. Se è "
    "aperto, chiuderlo e riaprirlo. Per controllare: xl-recon addin doctor.",
    "addin.installed_agent": "Al prossimo avvio Excel mostra la scheda Riconciliazione; i pulsanti "
    "chiedono all'agente. Se l'agente non è in funzione: xl-recon agent install, poi xl-recon "
    "agent run. Per controllare: xl-recon addin doctor.",
    "addin.uninstalled": "Al prossimo avvio Excel non ha più la scheda Riconciliazione.",
    "addin.nothing_there": "L'add-in non c'era: niente da togliere.",
    "addin.doctor.no_excel": "Su questo sistema non c'è Excel: l'add-in si installa su Windows e "
    "su Mac. Qui si può costruire il file: xl-recon addin build.",
    "addin.doctor.excel": "Excel apre all'avvio quello che sta in {detail}.",
    "addin.doctor.excel_never_started": "La cartella di Excel non c'è: {detail}. Avviare Excel una "
    "volta e chiuderlo, poi: xl-recon addin install.",
    "addin.doctor.add_in": "L'add-in è al suo posto, versione {detail}.",
    "addin.doctor.add_in_missing": "L'add-in non è in {detail}. Installarlo: xl-recon addin "
    "install.",
    "addin.doctor.add_in_hidden": "Questo Python viene dal Microsoft Store, e Windows tiene i suoi "
    "file dove Excel non li vede: {detail}. Installare Python da python.org, e da quello: xl-recon "
    "addin install.",
    "addin.doctor.add_in_foreign": "{detail} non è il nostro add-in, o è rovinato. Togliere il "
    "file e ripetere: xl-recon addin install.",
    "addin.doctor.add_in_outdated": "L'add-in è di un'altra versione ({detail}) o è stato "
    "cambiato. Chiudere Excel, poi: xl-recon addin install.",
    "addin.doctor.script": "Lo script per Excel è al suo posto: {detail}.",
    "addin.doctor.script_missing": "Lo script per Excel manca o è vecchio: {detail}. Rimetterlo: "
    "xl-recon addin install.",
    "addin.doctor.macros": "Le macro della cartella di avvio sono ammesse.",
    "addin.doctor.macros_asked": "Excel chiederà se attivare le macro: rispondere «Attiva "
    "contenuto». Per non sentirselo più chiedere: File, Opzioni, Centro protezione, Percorsi "
    "attendibili.",
    "addin.doctor.macros_off": "Le macro sono vietate, anche nella cartella di avvio. Chiedere "
    "all'amministratore di ammetterla fra i percorsi attendibili di Excel.",
    "addin.doctor.vba_off": "VBA è spento per tutto Office, quindi nessun pulsante può lavorare. "
    "Chiedere all'amministratore, o usare la riga di comando.",
    "addin.doctor.mac_macros": "Le macro: da qui non si può leggere se sono ammesse. In Excel: "
    "Preferenze, Sicurezza.",
    "addin.doctor.python": "L'interprete risponde, con questa versione di xl-recon: {detail}.",
    "addin.doctor.python_missing": "L'interprete che l'add-in avvia non c'è più: {detail}. "
    "Dall'installazione di Python che si usa adesso: xl-recon addin install.",
    "addin.doctor.python_without_package": "L'interprete c'è, ma non trova xl-recon: {detail}. "
    "Installarvelo con pip, o da quello giusto: xl-recon addin install.",
    "addin.doctor.python_other_version": "L'interprete dell'add-in ha xl-recon in un'altra "
    "versione: {detail}. Da quello giusto: xl-recon addin install.",
    "addin.doctor.direct": "I pulsanti avviano il programma direttamente.",
    "addin.doctor.defender": "Una regola di Defender vieta a Office di avviare programmi. Si passa "
    "per l'agente: xl-recon addin install --through agent, poi xl-recon agent install.",
    "addin.doctor.agent": "L'agente è in funzione.",
    "addin.doctor.agent_absent": "I pulsanti chiedono all'agente, che non risponde. Avviarlo: "
    "xl-recon agent run; e perché parta da solo: xl-recon agent install.",
    "addin.doctor.antivirus": "Se un pulsante non fa niente: guardare fra i file in quarantena "
    "dell'antivirus e, in Excel, File, Opzioni, Componenti aggiuntivi, Elementi disabilitati.",
    "addin.doctor.well": "Da qui non si vede niente che non vada.",
    "help.addin": "I pulsanti e i menu di Excel.",
    "help.addin.install": "Aggiunge a Excel la scheda Riconciliazione.\n\n"
    "Mette l'add-in nella cartella che Excel apre all'avvio. Funziona con questa installazione di "
    "Python: se cambia, ripetere.",
    "help.addin.doctor": "Controlla perché un pulsante non funziona.\n\n"
    "Guarda ogni anello, da Excel al programma, e dice che cosa fare.",
    "help.addin.uninstall": "Toglie a Excel la scheda Riconciliazione.",
    "help.addin.build": "Costruisce l'add-in come file, senza installarlo.\n\n"
    "Le stesse opzioni danno sempre lo stesso file, byte per byte.",
    "metavar.python": "PROGRAMMA",
    "option.python": "L'interprete che i pulsanti avviano; se manca, questo.",
    "option.through": "direct: i pulsanti avviano il programma; agent: lo chiedono all'agente, "
    "dove Office non può avviare programmi.",
    "usage.way": "«{value}»: si può scegliere direct o agent.",
}
