"""What commands tell while and after they work."""

from __future__ import annotations

MESSAGES = {
    "value": "{value}",
    "place": "{document}, riga {position}",
    "found.other": "il contenuto non è come dovrebbe",
    "interrupted": "Interrotto. Il file non è rimasto a metà: vale l'ultima operazione finita.",
    "crashed": "C'è un errore nel programma, non nei dati. Il file è rimasto intero. "
    "I particolari per l'assistenza sono in {log}.",
    "crashed_without_log": "C'è un errore nel programma, non nei dati. Il file è rimasto intero.",
    "progress.reading": "Leggo i file",
    "progress.writing": "Lavoro sulla cartella",
    "state.open": "aperto",
    "state.confirmed": "confermato",
    "state.undone": "annullato",
    "state.failed": "errore",
    "new.done": "Creata la cartella di lavoro {file}.",
    "demo.begin": "Una settimana di una ditta inventata: tre conti, tre estratti, le sue regole.",
    "demo.by_hand": "Una riga completata a mano, «{text}» su {account}, e da lei una regola:",
    "demo.done": "La cartella è qui: {file}",
    "read.file": "{file}{format:aside}",
    "read.statement": "Conto {account} {currency}: {count} "
    "{count:movimento contabilizzato|movimenti contabilizzati}, {others} "
    "{others:altro|altri}.",
    "read.balances": "Saldo iniziale {opening}, saldo finale {closing}.",
    "read.holds": "I saldi quadrano con i movimenti.",
    "read.off": "I saldi NON quadrano con i movimenti: differenza {difference}.",
    "read.none": "Il file non contiene saldi con cui controllare i movimenti.",
    "read.line": "  {date}  {amount:money}  {description}",
    "import.done": "{count:Importata|Importate} {count} {count:riga|righe} in {file}, "
    "{rows:rows} (lotto {batch}).",
    "import.nothing_new": "Niente di nuovo: {file} è rimasto com'era.",
    "import.known": "{count} {count:movimento era|movimenti erano} già nel giornale.",
    "import.rules_not_applied": "L'importazione è fatta; le regole non sono state applicate. "
    "Dopo la correzione: xl-recon apply.",
    "apply.done": "{rules:Applicata|Applicate} {rules} {rules:regola|regole} a {rows} "
    "{rows:riga|righe}; {left:resta|restano} {left} {left:riga|righe} con {account}.",
    "apply.would": "{rules} {rules:regola completerebbe|regole completerebbero} {rows} "
    "{rows:riga|righe}; {left:resterebbe|resterebbero} {left} {left:riga|righe} con {account}.",
    "plan.rule": "Regola alla riga {row} «{name}»: {count} {count:riga|righe} ({rows})",
    "plan.example": "  riga {row}  {date}  {amount:money}  {description}",
    "plan.file": "{file}: {count} {count:riga nuova|righe nuove}",
    "plan.more": "  … e ancora {count} {count:riga|righe}",
    "plan.new_row": "  {date}  {amount:money}  {debit:account}  {credit:account}  {description}",
    "plan.change": "{table}, {change} ({rows:rows})",
    "plan.colour": "colore",
    "plan.deleted": "{count:cancellata la riga aggiunta|cancellate le righe aggiunte}",
    "plan.reordered": "righe rimesse nell'ordine di prima",
    "plan.blank": "vuoto",
    "plan.nothing_written": "Prova soltanto: non è stato scritto niente.",
    "batches.none": "Nessuna operazione finora.",
    "batches.number": "Lotto",
    "batches.moment": "Data e ora",
    "batches.command": "Comando",
    "batches.file": "File",
    "batches.rows": "Righe",
    "batches.state": "Stato",
    "undo.more": "… e {count} {count:altra modifica|altre modifiche} dello stesso "
    "genere (tutte con --json).",
    "undo.done": "Annullato il lotto {undone}: {changed} {changed:riga ripristinata|righe "
    "ripristinate}, {deleted} {deleted:riga cancellata|righe cancellate} (lotto {batch}).",
    "check.balance": "Conto {account} {description}: saldo {balance}, {rows} {rows:riga|righe}.",
    "check.clean": "Tutto a posto.",
    "check.found": "{count} {count:punto|punti} da controllare.",
}
