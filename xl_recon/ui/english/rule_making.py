"""Making and sorting rules: what the commands say."""

from __future__ import annotations

RULE_MAKING = {
    "create.rule": "New rule “{text}”: {accounts}{fill:aside}",
    "create.split": "    part {amount:money}  {accounts}  {text}",
    "create.sources": "  from {count:row|rows} {rows} of Registrazioni",
    "create.right": "  would have completed {count} {count:row|rows} alike ({rows})",
    "create.different": "  ! {count} {count:row is|rows are} booked on another account ({rows})",
    "create.waits": "  would complete {count} waiting {count:row|rows} ({rows})",
    "create.done": "{count} {count:rule|rules} added at the end of Registrazioni ricorrenti "
    "(batch {batch}).",
    "create.would": "{count} {count:rule|rules} would be added.",
    "create.nothing": "No new rule.",
    "propose.proposal": "{number}. “{text}”: {accounts}{fill:aside}",
    "propose.precision": "   right in {right} of {hits} {hits:row|rows} ({rows}); {waiting} "
    "waiting {waiting:row|rows}",
    "propose.none": "No proposal: the completed rows speak for no further rule.",
    "propose.how": "To add them: xl-recon rules propose {file} --add 1,2 (or --add all).",
    "propose.all": "all",
    "usage.proposals": "“{value}” names no proposals. Examples: 1,3-5 or all.",
    "usage.no_proposal": "There are {count} proposals, and no number {number}.",
    "sort.done": "Rules in the order of their descriptions; {count} {count:row|rows} moved "
    "(batch {batch}).",
    "sort.would": "{count} {count:row|rows} would move.",
    "sort.nothing": "The rules are in order already.",
    "rules.other_winner": "Rule in row {where}: in the new order it gives way to the one in "
    "{detail:rows} for {count} waiting {count:row|rows} ({rows:rows}).",
    "help.rules.create": "Make rules from completed rows.\n\n"
    "Of the description the telling words stay; accounts, VAT, cost centres, colour and [Doc] come "
    "from the row. A composed entry becomes a rule that splits.",
    "help.rules.propose": "Propose rules from completed rows, with how many bear them out.",
    "help.rules.sort": "Put the rules into the order of their descriptions.\n\n"
    "Parts stay below their rule. The first that fits wins: it is told for which waiting rows "
    "that would be another one.",
    "metavar.add": "NUMBERS",
    "option.add": "Add these proposals to the rules, for example 1,3 or all.",
}
