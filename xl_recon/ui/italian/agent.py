"""The resident agent: what it answers, and what its commands say."""

from __future__ import annotations

AGENT = {
    "agent.listening": "L'agente aspetta i comandi di Excel, solo da questo computer (porta "
    "{port}). I dati per trovarlo sono in {folder}. Per fermarlo: Ctrl+C, oppure xl-recon agent "
    "stop.",
    "agent.already": "L'agente è già in funzione (processo {pid}): ne basta uno. Per fermarlo: "
    "xl-recon agent stop.",
    "agent.no_folder": "Qui non si può scrivere: {folder}. Controllare i permessi e ripetere.",
    "agent.runs": "L'agente è in funzione: processo {pid}, porta {port}, versione {version}.",
    "agent.absent": "L'agente non è in funzione. Per avviarlo: xl-recon agent run.",
    "agent.ready": "Nessun comando in corso.",
    "agent.works": "Comando in corso: {command}.",
    "agent.at_login": "Parte da solo all'accesso.",
    "agent.not_at_login": "Non parte da solo all'accesso. Per farlo partire: xl-recon agent "
    "install.",
    "agent.installed": "Dal prossimo accesso l'agente parte da solo ({file}). Per avviarlo subito: "
    "xl-recon agent run.",
    "agent.uninstalled": "L'agente non parte più da solo all'accesso.",
    "agent.stopped": "L'agente si è fermato.",
    "agent.started": "Il comando {command} è in corso: il risultato si legge in Excel.",
    "agent.silent": "Il comando {command} è finito.",
    "agent.failed": "Il comando {command} non è riuscito e non ha detto perché. Ripetere; se "
    "succede ancora, provarlo dalla riga di comando.",
    "agent.too_slow": "Il comando {command} non ha finito in {minutes} "
    "{minutes:minuto|minuti} ed è stato fermato. Controllare che Excel non aspetti una risposta, "
    "poi ripetere.",
    "agent.busy": "È ancora in corso il comando {command}. Aspettare che finisca e ripetere.",
    "agent.foreign": "Richiesta rifiutata: non viene da un programma di questo computer.",
    "agent.bad_token": "Richiesta rifiutata: la parola d'ordine dell'agente manca o non è più "
    "quella. Ripetere il comando da Excel.",
    "agent.no_such_address": "L'agente non conosce questo indirizzo.",
    "agent.bad_method": "L'agente non accetta questo tipo di richiesta.",
    "agent.bad_call": "L'agente non capisce la richiesta.",
    "agent.bad_json": "L'agente non capisce la richiesta: non è un oggetto JSON.",
    "agent.bad_fact": "L'agente non capisce la richiesta: {value} non va bene.",
    "agent.bad_command": "Il comando «{value}» non c'è.",
    "agent.bad_book": "Manca il nome della cartella di lavoro.",
    "agent.no_length": "L'agente non capisce la richiesta: manca la sua lunghezza.",
    "agent.too_large": "La richiesta è troppo lunga.",
    "agent.cut_short": "La richiesta è arrivata a metà. Ripetere il comando.",
    "help.agent": "Il programma residente che esegue i comandi di Excel.\n\n"
    "Serve dove Excel non può avviare programmi: l'agente li avvia per lui, e ascolta solo questo "
    "computer e solo chi conosce la sua parola d'ordine.",
    "help.agent.run": "Avvia l'agente e lo tiene in funzione.",
    "help.agent.status": "Dice se l'agente è in funzione e che cosa fa.",
    "help.agent.stop": "Ferma l'agente.\n\nNon interrompe un comando in corso.",
    "help.agent.install": "Fa partire l'agente da solo all'accesso.",
    "help.agent.uninstall": "Non fa più partire l'agente da solo all'accesso.",
}
