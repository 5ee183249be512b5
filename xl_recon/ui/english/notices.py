"""What to look at, by the code of the notice."""

from __future__ import annotations

_IMPORT = {
    "import.balance_holds": "{where}: the balance holds ({detail:values}).",
    "import.balance_off": "{where}: the balance does not hold, difference {detail:values}. "
    "Compare the statement with the bank's: a movement may be missing.",
    "import.balance_without_left_out": "{where}: the statement's balance holds; "
    "the journal lacks {detail:values} of movements that were left out.",
    "import.answered_known": "{where}: the movement is in the journal{rows:aside}, as answered.",
    "import.days": "{where}: the balances day by day, which «xl-recon check» compares the journal "
    "with.",
    "import.details_left": "{where}: the file has more about {count} {count:row that is completed "
    "and was left as it is|rows that are completed and were left as they are} ({rows:rows}).",
    "import.details_lent": "{where}: {count} {count:row|rows} of the journal got what was missing "
    "({rows:rows}).",
    "import.details_off": "{where}: the parts of the movement do not give its total, "
    "difference {detail:values}. Complete the rows by hand.",
    "import.foreign_details": "{where}: the parts of the movement are in another currency; "
    "only the total was entered.",
    "import.known_lines": "{where}: movements that the journal has already, not repeated: "
    "{detail}.",
    "import.maybe_known": "{where}: {count} {count:movement|movements} may be in the journal "
    "already ({rows:rows}). {count:It was|They were} not imported: compare.",
    "import.no_such_question": "No doubtful movement has the key {detail}. The key is the one "
    "written beside the movement.",
    "import.other_format": "{where}: movements imported before from another format of the same "
    "statement: {detail}. The balances of those days are the same; with --again they are compared "
    "one by one.",
    "import.no_movements": "{where}: the statement has no movements.",
    "import.only_information": "{where}: {count} {count:movement|movements} for information only, "
    "left out.",
    "import.other_account": "{where}: the statement's IBAN or number is account {detail}'s, "
    "which was used.",
    "import.other_currency": "{where}: movements in another currency ({detail}). "
    "The amount is the statement's: check the exchange rate.",
    "import.outside_dates": "{where}: {count} {count:movement|movements} outside of the dates "
    "asked for.",
    "import.pending": "{where}: {count} {count:movement|movements} not booked by the bank yet, "
    "left out.",
    "import.pos_ignored": "{where}: {count} card {count:payment|payments} left out, "
    "as the setting Ignora POS says.",
    "import.same_file": "{where}: this file was imported already{detail:batch}. "
    "With --again it is imported once more.",
    "import.same_statement": "{where}: this statement{detail:aside} was imported already; "
    "only movements that are missing come in.",
    "import.statement": "{where}: statement imported.",
    "import.unanswered": "{where}: some movements still wait for an answer. "
    "Import the file again with --new, --known or --doubtful.",
    "import.unknown_reference_scheme": "Impostazioni, Riferimento cliente: “{detail}” is not "
    "understood. Write qr, rf, or start and length, as 11,6.",
    "import.zero_amount": "{where}: {count} {count:movement|movements} of zero, left out.",
    "statement.count_off": "{where}: the end of the file states another number of statements or "
    "of lines ({detail}). Check whether the file is complete.",
    "statement.end_missing": "{where}: the end of the statement is missing. "
    "Ask the bank for the complete file.",
    "read.member_refused": "Inside the archive: {detail}",
    "statement.balance_aside": "{where}: when the file was made the balance was {detail:values}; "
    "it is not that of the period's end, so it does not prove the movements.",
    "statement.corrected": "{where}: the bank corrects movements that it sent before ({detail}). "
    "Check whether the journal has them already.",
    "statement.cut_short": "{where}: the file ends before its time, something may be missing. "
    "Get it from the bank again.",
    "statement.refused_part": "{where}: to a part of the request the bank answered with an error "
    "({detail}). Accounts may be missing.",
    "statement.securities": "{where}: {count} {count:deal|deals} in securities without a movement "
    "on the account, not read.",
    "statement.sign_unlikely": "{where}: all amounts come in, even what the bank calls payments. "
    "Check the first movements.",
    "statement.page_missing": "{where}: a page of the statement is missing. "
    "Ask the bank for the whole file.",
}

_TABLES = {
    "table.ambiguous": "{where}: the table can be read in several ways, and nothing proves which "
    "is right. Check amounts and dates.",
    "table.date_order_assumed": "{where}: the dates do not tell whether the day or the month comes "
    "first; the day was taken first. Check.",
    "table.decimal_mark_assumed": "{where}: it is not clear which mark divides the decimals. "
    "Check the amounts.",
    "table.empty": "{where}: the statement has no movements.",
    "table.profile_by_shape": "{where}: read by the profile “{detail}”, which knows it only by the "
    "shape of its columns, and no balance proves it. Check the amounts.",
    "table.profile_contradicted": "{where}: the balances prove another reading than that of the "
    "profile “{detail}”, which was not used. Correct its row in Profili_estratto.",
    "table.profile_unfit": "{where}: the table has the headings of the profile “{detail}”, but not "
    "its content; the profile was not used. Check its row in Profili_estratto.",
    "table.profile_used": "{where}: read by the profile “{detail}”.",
    "table.proof_broken": "{where}: the bank's balance does not follow from the amounts in some "
    "rows (rows that hold, and since when not: {detail:values}). Check from there.",
    "table.proof_chain": "{where}: the bank's balance agrees in {count} {count:row|rows} of "
    "{count}.",
    "table.proof_none": "{where}: no balance and no total in the file proves the amounts read. "
    "Check them.",
    "table.proof_totals": "{where}: the table's totals hold.",
    "table.reading": "{where}: read from these columns: {detail}.",
    "table.sign_assumed": "{where}: the file does not tell whether amounts come in or go out. "
    "Check the first rows.",
    "table.titles_disagree": "{where}: the balance written above or below the table is not that of "
    "its rows. Check whether the file is complete.",
}

_RULES = {
    "rule.bad_amount": "Rule in row {where}: the amount “{detail}” is not understood. "
    "Examples: 120.50, or [!>=100 !<=200].",
    "rule.bad_date": "Rule in row {where}: the date “{detail}” is not understood. "
    "Example: [!>=2025-03-31 !<=2025-06-30].",
    "rule.bad_expression": "Rule in row {where}: the regular expression is not valid: "
    "{detail}. Example: /rate \\d+/.",
    "rule.bad_text": "Rule in row {where}: the text “{detail}” is not understood. "
    "Examples: Swisscom, +power bill, bar|restaurant.",
    "rule.bank_unclear": "Rule in row {where}: of {detail} it is not clear which is the bank. "
    "Write the bank account's IBAN in the table Conti, or leave its side blank.",
    "rule.both_ways": "Rule in row {where}: there is an amount in Entrate and one in Uscite "
    "({detail}). Leave one, or make two rules.",
    "rule.doubtful": "Rule in row {where} (“{detail}”): its text stands inside a longer word, "
    "in {rows:rows}. Check whether that is right.",
    "rule.ending": "Rule in row {where}: it ends on {detail:values}. "
    "Prolong it in the column Fine if it is still needed.",
    "rule.expression_slow": "Rule in row {where}: the expression {detail} takes too long. "
    "It was stopped in Registrazioni, {rows:rows}: from there on the rule was not used. "
    "Make it simpler.",
    "rule.no_account": "Rule in row {where}: the account to write is missing. "
    "Put it in Conto Dare (money out) or Conto Avere (money in).",
    "rule.no_condition": "Rule in row {where}: it has no condition and would take every row. "
    "Write a text, an amount, a date or the bank account.",
    "rule.no_parts": "Rule in row {where}: the account [] says that the movement is split, but "
    "there are no !RuleSplit rows right below. Add them, or write an account.",
    "rule.outranked": "Rule in row {where}: it was used, but others ({detail:rows}) would fit as "
    "well in Registrazioni, {rows:rows}. The first of the list wins.",
    "rule.text_kept": "Rule in row {where} (“{detail}”): the bank's description was kept where "
    "Note held something already ({rows:rows}).",
    "rule.text_without_notes": "Rule in row {where}: the column Testo was not used. The journal "
    "lacks the column Note, which keeps the bank's text.",
    "rule.part_account": "Rule in row {where}: a !RuleSplit row takes one account only, in "
    "Conto Dare or in Conto Avere{detail:aside}. The rule was not used.",
    "rule.part_alone": "Rule in row {where}: this !RuleSplit row does not stand right below a "
    "!Rule row with the account []. Move it below its rule, or delete it.",
    "rule.bad_part": "Rule in row {where}: the part “{detail}” is not understood. "
    "Examples: 900.00, 30%, resto, =importo*0.3, =arrotonda(importo/1.077;2).",
    "rule.bad_placeholder": "Rule in row {where}: “{detail}” in the text is not understood. "
    "Examples: {{descrizione}}, {{parola:2}}, {{data:%m/%Y}}, {{importo}}; {{gruppo}} needs "
    "a regular expression in the rule.",
    "rule.part_division": "Rule in row {where}: the formula {detail} divides by zero in "
    "Registrazioni, {rows:rows}. Nothing was split there: correct the formula.",
    "rule.shares_off": "Rule in row {where}: the parts in per cent make {detail} instead of 100%. "
    "Correct them, or write resto in one of the parts.",
    "rule.split_negative": "Rule in row {where}: a part would come out negative "
    "({detail:values}) in Registrazioni, {rows:rows}. Nothing was split there.",
    "rule.split_nothing": "Rule in row {where}: in Registrazioni, {rows:rows}, the amount to split "
    "is missing or zero. Write it and repeat.",
    "rule.split_off": "Rule in row {where}: the parts do not give the movement's total, "
    "difference {detail:values}, in Registrazioni, {rows:rows}. Nothing was split there: "
    "correct the parts, or write resto in one.",
    "rule.two_remainders": "Rule in row {where}: resto stands in several parts. Leave it in one.",
    "rules.rows_left": "{count} {count:row is|rows are} left without a rule that fits.",
}

_CREATE = {
    "create.conflict": "New rules: “{detail}” stands in rows with different accounts or codes "
    "({rows:rows}). All were prepared: keep one.",
    "create.contradicts": "The new rule “{detail}” ({rows:rows}) looks for the same text as the "
    "rule in row {where} but fills in something else. The first of the list wins: correct one of "
    "them.",
    "create.known": "The rule “{detail}” is there already, in row {where}: it was not made again "
    "({rows:rows}).",
    "create.no_bank": "Registrazioni, {rows:rows}: none of the accounts ({detail}) is the bank's, "
    "so they make no rule. Write the bank account's IBAN in the table Conti.",
    "create.no_parts": "Registrazioni, {rows:rows}: there is only account {detail}. To make a "
    "rule of it, select the rows of its parts too, right below.",
    "create.no_text": "Registrazioni, {rows:rows}: no word of the description “{detail}” tells "
    "the row from others. Write the rule by hand.",
    "create.parts_off": "Registrazioni, {rows:rows}: the parts do not give the total, difference "
    "{detail:values}. Correct the rows, then repeat.",
    "create.two_banks": "Registrazioni, {rows:rows}: accounts {detail} are both banks'; it is not "
    "clear which one the rule would serve. Write it by hand.",
    "create.waiting": "Registrazioni, {rows:rows}: {detail} is still there. Complete the row, "
    "then make the rule.",
}

_UNDO = {
    "undo.copied": "{where}, {detail:column}, {rows:rows}: several rows have the same Id and "
    "cannot be told apart. Nothing was restored.",
    "undo.edited": "{where}, {detail:column}: changed afterwards, {rows:rows}. It stays as it is.",
    "undo.later": "{where}: a later errand worked on {rows:rows}. Undo that first.",
    "undo.missing": "{where}, {detail:column}: {count} "
    "{count:row or the column is|rows or the column are} gone.",
}

_CHECK = {
    "check.account_twice": "Conti: account {detail} is written more than once. Leave one.",
    "check.account_unknown": "Registrazioni, {rows:rows}: account {detail} is not in the table "
    "Conti. Add it or correct the rows.",
    "check.bank_currencies": "Account {where}: its statements are in several currencies ({detail}) "
    "and one account cannot be compared with their balances. Keep an account for each currency.",
    "check.bank_extra_row": "Account {where}: the journal has not the bank's balance; journal less "
    "bank, from {detail:values}. One of these may be too many, or twice: {rows:rows}.",
    "check.bank_missing_row": "Account {where}: the journal has not the bank's balance; journal "
    "less bank, from {detail:values}. A row is missing, or an amount or a date was "
    "changed{rows:aside}.",
    "check.bank_moved_row": "Account {where}: the journal has not the bank's balance, and later "
    "it has; journal less bank, from {detail:values}. The date may have been changed: "
    "{rows:rows}.",
    "check.bank_turned_row": "Account {where}: the journal has not the bank's balance; journal "
    "less bank, from {detail:values}. Debit and credit may be swapped: {rows:rows}.",
    "check.iban_wrong": "Conti, account {where}: the IBAN {detail} is not valid. Check it.",
    "check.id_twice": "Registrazioni, {rows:rows}: they have the same Id {detail}. "
    "Delete the Id in the copied rows.",
    "check.no_amount": "Registrazioni, {rows:rows}: the amount is missing.",
    "check.no_date": "Registrazioni, {rows:rows}: the date is missing.",
    "check.one_account": "Registrazioni, {rows:rows}: there is one account only and the entry does "
    "not balance, difference {detail:values}. Add the missing account.",
    "check.party_iban_wrong": "Anagrafica, {where}: the IBAN {detail} is not valid. Check it.",
    "check.profile_damaged": "{where}, {rows:rows}: “{detail}” makes no sense, so the profile is "
    "not used. Correct the cell, or save it again with “xl-recon profile save”.",
    "check.profile_name": "{where}, {rows:rows}: the profile's name is missing or stands further "
    "up already ({detail}). The profile is not used: give it another name.",
    "check.rule_account_unknown": "Rule in row {where}: account {detail} is not in the table "
    "Conti.",
    "check.setting_account_unknown": "Impostazioni, {where}: account {detail} is not in the table "
    "Conti.",
    "check.setting_not_bracketed": "Impostazioni, {where}: “{detail}” must stand in square "
    "brackets, as [CA], or it looks like a real account.",
    "check.setting_value": "Impostazioni, {where}: “{detail}” is none of the possible values.",
    "check.settings_same": "Impostazioni: Contropartita temporanea and Conto assente are the same "
    "({detail}). They have to differ.",
    "check.statement_gap": "Account {where}: a statement is missing. Days, and what the journal "
    "lacks: {detail:values}. Import it.",
    "check.iban_shared": "Anagrafica: the IBAN {where} belongs to several parties ({detail}). A "
    "statement line with this IBAN stays red: leave it to one.",
    "check.document_twice": "Documenti: the Id {where} stands there {detail} times. Each document "
    "needs one of its own.",
    "check.document_party_unknown": "Documenti, {rows:rows}: the party is not in Anagrafica, or "
    "two have its name. Payments do not find these documents.",
    "check.document_overpaid": "Documenti, {where}: {detail} more than due is paid. Look at its "
    "Abbinamenti.",
    "check.settlement_without_row": "Abbinamenti, {rows:rows}: the journal row is gone, yet the "
    "document counts as paid. Remove the settlement or bring the journal row back.",
    "check.settlement_without_document": "Abbinamenti, {rows:rows}: the document is not in the "
    "table Documenti.",
    "check.import_open": "Estratto conto: import {where} is open (lines / red: {detail}).",
    "check.waiting": "Registrazioni: {count} {count:row still holds|rows still hold} {detail} "
    "({rows:rows}).",
}

NOTICES = {**_IMPORT, **_TABLES, **_RULES, **_CREATE, **_UNDO, **_CHECK}
