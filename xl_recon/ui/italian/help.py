"""What `--help` shows, and what is said of a wrong call."""

from __future__ import annotations

HELP = {
    "help.usage": "Uso: ",
    "help.required": "[obbligatoria]",
    "help.options": "Opzioni",
    "help.commands": "Comandi",
    "help.group": "Estratti conto bancari nel giornale di Excel, completati da regole.\n\n"
    "Con --lang en le frasi sono in inglese. Per ogni comando: xl-recon COMANDO --help.\n\n"
    "Alla fine: 0 fatto; 1 fatto, ma qualcosa va guardato; 2 comando scritto male; "
    "3 file rifiutato; 4 adesso la cartella non si può scrivere.",
    "help.demo": "Prepara una cartella di prova, con tutto dentro.\n\n"
    "Crea una cartella di lavoro con conti, regole e contatti inventati, vi importa tre "
    "estratti conto, applica le regole e dice dov'è il file.",
    "help.new": "Crea una cartella di lavoro nuova.\n\nNon sovrascrive mai un file.",
    "help.read": "Mostra che cosa dice un estratto conto.\n\n"
    "Non serve una cartella di lavoro e non si scrive niente.",
    "help.export": "Scrive estratti conto di ogni formato come tabella per Banana.\n\n"
    "È il formato transactions.simple (TSV). Senza --out la tabella va sullo schermo; un file che "
    "c'è già non si sovrascrive.",
    "help.import": "Importa estratti conto in Registrazioni.\n\n"
    "Un movimento già presente non entra due volte. Un file che non si può leggere non ferma "
    "gli altri.",
    "help.apply": "Applica le regole alle righe che aspettano.\n\n"
    "Lavora solo sulle righe che hanno ancora la contropartita temporanea; quello che è già "
    "scritto non si tocca.",
    "help.batches": "Elenca le operazioni fatte.",
    "help.undo": "Annulla un'operazione, di solito l'ultima.\n\n"
    "Ripristina solo le celle che nessuno ha cambiato dopo, e dice che cosa ha lasciato.",
    "help.check": "Controlla una cartella di lavoro, senza cambiarla.",
    "metavar.options": "[OPZIONI]",
    "metavar.command": "COMANDO …",
    "metavar.workbook": "CARTELLA.xlsx",
    "metavar.files": "ESTRATTO…",
    "metavar.folder": "[DOVE]",
    "metavar.batch": "[LOTTO]",
    "metavar.account": "CONTO",
    "metavar.from": "DATA",
    "metavar.to": "DATA",
    "metavar.per": "entry|detail",
    "metavar.rows": "RIGHE",
    "metavar.contra": "CONTO",
    "metavar.doubtful": "ask|new|known",
    "metavar.first-document": "NUMERO",
    "metavar.known": "CODICI",
    "metavar.new": "CODICI",
    "metavar.out": "FILE",
    "option.help": "Mostra questo aiuto.",
    "option.version": "Mostra la versione.",
    "option.account": "Il conto bancario, per esempio 1020.",
    "option.from": "Dal giorno compreso, per esempio 2025-01-31 o 31.01.2025.",
    "option.to": "Al giorno compreso.",
    "option.per": "Un movimento collettivo: entry una riga sola, detail una riga per ogni parte.",
    "option.contra": "La contropartita temporanea di questa importazione, per esempio [CP].",
    "option.doubtful": "Tutti i movimenti in dubbio: ask li lascia fuori e chiede, new li importa, "
    "known dice che ci sono già.",
    "option.first-document": "Il primo numero di documento; gli altri seguono: B-009, B-010.",
    "option.ignore-pos": "Lascia fuori i pagamenti con la carta (POS, ATM).",
    "option.known": "Questi movimenti in dubbio ci sono già, per esempio AB2CD,EFG4H; non "
    "vengono più chiesti.",
    "option.new": "Questi movimenti in dubbio sono nuovi, per esempio AB2CD,EFG4H.",
    "option.sort": "Mette i movimenti di tutti i file in ordine di data.",
    "option.with-pos": "Importa i pagamenti con la carta, qualunque cosa dica l'impostazione.",
    "option.apply-rules": "Subito dopo applica le regole, come operazione a sé.",
    "option.again": "Importa anche un file già importato.",
    "option.rows": "Solo queste righe del foglio, per esempio 5-9,12.",
    "option.dry-run": "Mostra che cosa farebbe e non scrive niente.",
    "option.out": "Scrive in questo file e lascia com'è l'originale.",
    "option.json": "Scrive il risultato come un solo oggetto JSON.",
    "usage.hint": "Si scrive così: {call}\nDi più con --help.",
    "usage.language": "--lang: si può scegliere it o en.",
    "usage.no_command": "Il comando «{name}» non c'è. I comandi: {known}.",
    "usage.no_option": "L'opzione {name} non c'è.",
    "usage.missing": "Manca {name}.",
    "usage.no_value": "Dopo {name} manca il valore.",
    "usage.other": "Il comando è scritto male.",
    "usage.day": "«{value}» non è una data. Esempi: 2025-01-31, 31.01.2025.",
    "usage.rows": "«{value}» non indica delle righe. Esempio: 5-9,12.",
    "usage.per": "«{value}»: si può scegliere entry o detail.",
    "usage.doubtful": "«{value}»: si può scegliere ask, new o known.",
    "usage.keys": "«{value}» non sono codici di movimenti in dubbio. Esempio: AB2CD,EFG4H.",
    "usage.number": "«{value}» non è il numero di un lotto.",
    "usage.not_xlsx": "{file}: il nome deve finire con .xlsx.",
    "usage.rows_outside": "Quelle righe non sono tutte nella tabella Registrazioni, "
    "che occupa le righe {rows}.",
}
