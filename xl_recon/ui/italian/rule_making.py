"""Making and sorting rules: what the commands say."""

from __future__ import annotations

RULE_MAKING = {
    "create.rule": "Regola nuova «{text}»: {accounts}{fill:aside}",
    "create.split": "    parte {amount:money}  {accounts}  {text}",
    "create.sources": "  {count:dalla riga|dalle righe} {rows} di Registrazioni",
    "create.right": "  avrebbe completato allo stesso modo {count} {count:riga|righe} ({rows})",
    "create.different": "  ! {count} {count:riga è registrata|righe sono registrate} su un altro "
    "conto ({rows})",
    "create.waits": "  completerebbe {count} {count:riga|righe} in attesa ({rows})",
    "create.done": "{count:Aggiunta|Aggiunte} {count} {count:regola|regole} in fondo a "
    "Registrazioni ricorrenti (lotto {batch}).",
    "create.would": "{count:Verrebbe aggiunta|Verrebbero aggiunte} {count} {count:regola|regole}.",
    "create.nothing": "Nessuna regola nuova.",
    "propose.proposal": "{number}. «{text}»: {accounts}{fill:aside}",
    "propose.precision": "   giusta in {right} {right:riga|righe} su {hits} ({rows}); {waiting} "
    "{waiting:riga|righe} in attesa",
    "propose.none": "Nessuna proposta: dalle righe già completate non si ricavano altre regole.",
    "propose.how": "Per aggiungerle: xl-recon rules propose {file} --add 1,2 (o --add all).",
    "propose.all": "all",
    "usage.proposals": "«{value}» non indica delle proposte. Esempi: 1,3-5 oppure all.",
    "usage.no_proposal": "Le proposte sono {count}: la numero {number} non c'è.",
    "sort.done": "Regole in ordine di descrizione; {count} {count:riga spostata|righe spostate} "
    "(lotto {batch}).",
    "sort.would": "{count} {count:riga si sposterebbe|righe si sposterebbero}.",
    "sort.nothing": "Le regole sono già in ordine.",
    "rules.other_winner": "Regola alla riga {where}: con il nuovo ordine cede il posto a quella "
    "alla {detail:rows} per {count} {count:riga|righe} in attesa ({rows:rows}).",
    "help.rules.create": "Crea regole da righe già completate.\n\n"
    "Dalla descrizione restano le parole che contano; conti, IVA, centri di costo, colore e "
    "[Doc] vengono dalla riga. Una registrazione composta diventa una regola che divide.",
    "help.rules.propose": "Propone regole dalle righe già completate, con quante danno ragione.",
    "help.rules.sort": "Mette le regole in ordine di descrizione.\n\n"
    "Le parti restano sotto la loro regola. Vince la prima che va bene: per ogni riga in attesa "
    "dice se con il nuovo ordine vincerebbe un'altra.",
    "metavar.add": "NUMERI",
    "option.add": "Aggiunge queste proposte alle regole, per esempio 1,3 oppure all.",
}
