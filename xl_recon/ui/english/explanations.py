"""Why a rule fits, what it would do, what is wrong with it."""

from __future__ import annotations

_HELP = {
    "help.rules": "Explain, try and check the rules.\n\n"
    "None of these commands changes the journal or the rules.",
    "help.rules.explain": "Explain why a row has its rule, or why it has none.\n\n"
    "Tells which rule wins and which it beats; if none fits, what the three nearest miss. "
    "A completed row is explained as it was before.",
    "help.rules.try": "Try a rule on the whole journal.\n\n"
    "Tells what the rule as it is written now would have done, on completed rows too, "
    "with totals by account and VAT code.",
    "help.rules.health": "Check the rules: useless, covered, contradicting, ended.\n\n"
    "Each point names the rules and rows that prove it.",
    "metavar.row": "ROW",
    "metavar.rule": "ROW",
    "option.row": "The row of Registrazioni, such as 7.",
    "option.rule": "The rule's row in Registrazioni ricorrenti, such as 14.",
    "option.sheet": "Put the result on a sheet of the workbook as well.",
    "usage.row": "“{value}” is no row number.",
    "usage.no_subcommand": "The command after “{name}” is missing. The commands: {known}.",
}

_EXPLAIN = {
    "explain.row": "Row {row}: {date} “{description}”, {amount}, {direction}{account:aside}.",
    "explain.account": "account {account}",
    "explain.parts": "in several parts",
    "explain.quoted": "“{text}”",
    "explain.doubt": "text found inside a longer word",
    "explain.waiting": "The row waits for a rule.",
    "explain.same_rule": "The rule “{rule}” completed it ({how}); today the rules would do the "
    "same.",
    "explain.same_account": "The rule “{rule}” completed it ({how}); today another rule would, "
    "in the same way.",
    "explain.other_account": "The rule “{rule}” completed it ({how}); today the rules would do "
    "otherwise.",
    "explain.no_rule": "The rule “{rule}” completed it ({how}); today no rule would.",
    "explain.same_account_by_hand": "It was completed by hand ({how}); the rules would do the "
    "same.",
    "explain.other_account_by_hand": "It was completed by hand ({how}); the rules would do "
    "otherwise.",
    "explain.no_rule_by_hand": "It was completed by hand ({how}); no rule would.",
    "explain.wins": "The rule in row {row} “{rule}” wins ({how}):",
    "explain.beaten": "The rule in row {row} “{rule}” would fit as well ({how}):",
    "explain.nearest": "No rule fits. The nearest:",
    "explain.nothing_near": "No rule fits, and none comes near.",
    "explain.near": "Rule in row {row} “{rule}” ({how}):",
    "explain.met": "  fits: {what}",
    "explain.missed": "  does not fit: {what}",
    "explain.off": "The rule in row {row} “{rule}” has the right text, but it is switched off "
    "(column Attiva).",
    "explain.refused": "The rule in row {row} “{rule}” has the right text, but it does not serve. "
    "{why}",
    "direction.in": "money in",
    "direction.out": "money out",
    "role.wins": "wins",
    "role.beaten": "fits, but comes later",
    "role.near": "near",
}

_VERDICTS = {
    "verdict.found_alone": "“{text}” is there{column:aside}",
    "verdict.found_inside": "“{text}” inside {within}{column:aside}",
    "verdict.only_inside": "“{text}” stands only inside {within}{column:aside}, and whole words "
    "alone count",
    "verdict.any_text": "any text",
    "verdict.missing_word": "the word {text} is missing{column:aside}",
    "verdict.missing_text": "the text {text} is missing{column:aside}",
    "verdict.missing_all": "none of these texts is there: {text}{column:aside}",
    "verdict.absent_met": "{text} is not there{column:aside}, as it must not be",
    "verdict.absent_missed": "{text} is there{within:aside}{column:aside}, and must not be",
    "verdict.expression_met": "the expression /{text}/ is found{column:aside}",
    "verdict.expression_missed": "the expression /{text}/ is not found{column:aside}",
    "verdict.money_in_met": "money comes in",
    "verdict.money_in_missed": "money goes out, the rule is for money in",
    "verdict.money_out_met": "money goes out",
    "verdict.money_out_missed": "money comes in, the rule is for money out",
    "verdict.account_met": "account {actual}",
    "verdict.account_missed": "account {actual} instead of {wanted}",
    "verdict.account_blank": "no bank account instead of {wanted}",
    "verdict.amount_met": "amount {actual}, asked for {wanted}",
    "verdict.amount_missed": "amount {actual} instead of {wanted}",
    "verdict.amount_blank": "the amount is missing, the rule asks for {wanted}",
    "verdict.date_met": "date {actual}, asked for {wanted}",
    "verdict.date_missed": "date {actual} instead of {wanted}",
    "verdict.date_blank": "the date is missing, the rule asks for {wanted}",
    "verdict.end_met": "date not past the end {wanted}",
    "verdict.end_missed": "date {actual}, past the end {wanted}",
    "verdict.end_blank": "the date is missing, the end is {wanted}",
}

_TRY = {
    "try.rule": "Trial of the rule in row {row} “{rule}” ({how}).",
    "try.inactive": "The rule is switched off (column Attiva); it is tried as if it were on.",
    "try.refused": "The rule in row {row} cannot be tried.",
    "try.none": "No row of the journal fits this rule ({total} {total:row|rows} looked at).",
    "try.fits": "It fits {count} {count:row|rows} of {total} in the journal:",
    "try.completes": "  {count} {count:waits and would be completed|wait and would be completed} "
    "({rows:rows})",
    "try.same": "  {count} {count:is|are} completed just so ({rows:rows})",
    "try.different": "  {count} {count:has|have} another account or VAT code now ({rows:rows})",
    "try.taken": "  {count} {count:goes|go} to a rule that comes before ({rows:rows})",
    "try.doubtful": "  in {count} {count:row|rows} the text stands inside a longer word: check "
    "({rows:rows})",
    "try.undivided": "  in {count} {count:row|rows} the parts do not make up the movement's amount "
    "({rows:rows})",
    "try.difference": "    row {row}  {date}  {amount:money}  {now} → {given}  {description}",
    "try.more": "    … and {count} more {count:row|rows}",
    "try.total": "Account {account}{vat_code:aside}: {rows} {rows:row|rows}, money in {money_in}, "
    "money out {money_out}.",
    "outcome.completes": "would be completed",
    "outcome.same": "is just so",
    "outcome.different": "is different now",
    "outcome.taken": "goes to a rule that comes before",
}

_HEALTH = {
    "health.clean": "The rules are in order.",
    "health.more": "… and {count} more {count:point|points} (all of them with --sheet or --json).",
    "health.found": "{count} {count:point|points} to look at in {rules} {rules:rule|rules}.",
    "health.rows": "Proof: Registrazioni, {rows:rows}.",
    "health.rows_and_more": "Proof: Registrazioni, {rows:rows} and {more} more.",
    "health.contradicting": "Rule in row {rule} “{label}”: it has the same conditions as the rule "
    "in {others:rows}, but completes differently. Only the one that comes first counts: keep one.",
    "health.shadowed": "Rule in row {rule} “{label}”: it can never serve, since the rule in "
    "{others:rows} takes every row that would fit it. Move it up or take it away.",
    "health.shadowed_so_far": "Rule in row {rule} “{label}”: so far all rows that fit it go to "
    "rules that come before ({others:rows}). Check the order.",
    "health.duplicate": "Rule in row {rule} “{label}”: it is the same as the rule in "
    "{others:rows}. It can go.",
    "health.unknown_account": "Rule in row {rule} “{label}”: account {detail} is not in the table "
    "Conti.",
    "health.unknown_vat_code": "Rule in row {rule} “{label}”: VAT code {detail} is not in the "
    "table Codici_IVA.",
    "health.unknown_cost_centre": "Rule in row {rule} “{label}”: cost centre {detail} is not in "
    "the table Centri_di_costo.",
    "health.broad_text": "Rule in row {rule} “{label}”: the text “{detail}” stands in {count} "
    "{count:row|rows}, more than half of the journal. Choose a text that tells them apart.",
    "health.short_text": "Rule in row {rule} “{label}”: the text “{detail}” is too short and "
    "stands in other words by chance. Write more of it.",
    "health.inside_words": "Rule in row {rule} “{label}”: the text “{detail}” stands only inside "
    "longer words. Check whether that is right.",
    "health.ended": "Rule in row {rule} “{label}”: it ended on {until}. Take it away, or prolong "
    "it in the column Fine.",
    "health.ending": "Rule in row {rule} “{label}”: it ends on {until}. Prolong it in the column "
    "Fine if it is still needed.",
    "health.never_used": "Rule in row {rule} “{label}”: it was never used, and no row of the "
    "journal fits it.",
    "health_kind.refused": "not understood",
    "health_kind.contradicting": "contradicting",
    "health_kind.shadowed": "covered by another",
    "health_kind.shadowed_so_far": "covered by others so far",
    "health_kind.duplicate": "duplicate",
    "health_kind.unknown_account": "unknown account",
    "health_kind.unknown_vat_code": "unknown VAT code",
    "health_kind.unknown_cost_centre": "unknown cost centre",
    "health_kind.broad_text": "text too common",
    "health_kind.short_text": "text too short",
    "health_kind.inside_words": "inside other words only",
    "health_kind.ended": "ended",
    "health_kind.ending": "ending",
    "health_kind.never_used": "never used",
}

EXPLANATIONS = {**_HELP, **_EXPLAIN, **_VERDICTS, **_TRY, **_HEALTH}
