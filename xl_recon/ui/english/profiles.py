"""Profiles of tables: what the commands say, and what is asked where nothing decides."""

from __future__ import annotations

PROFILES = {
    "profile.file": "{file}",
    "profile.table": "A table of {count} {count:movement|movements}{account:aside}, "
    "read like this:",
    "profile.by": "  By the saved profile “{name}”.",
    "profile.title": "  Above the table: {text}",
    "profile.conventions": "  Decimals with {mark}; dates: {style}; sign {sign}.",
    "profile.proved": "  Proof: the balance agrees in {agreed} of {tested} rows.",
    "profile.not_proved": "  ! No proof: the balance agrees in {agreed} "
    "{agreed:row|rows} of {tested} only.",
    "profile.totals": "  Proof: the table's totals agree.",
    "profile.no_proof": "  No proof: there is no balance. Check some rows by hand.",
    "profile.too_short": "  No proof: there are too few rows to check the balance.",
    "profile.contradicted": "  ! The balances contradict the correction: without it, the balance "
    "agrees in {agreed} of {tested} rows.",
    "profile.proof_lost": "  ! The correction loses the proof: without it, the balance agrees in "
    "{agreed} of {tested} rows.",
    "profile.no_effect": "  The correction changes no movement of this file.",
    "profile.rows_lost": "  ! With the correction {after} movements are read, without it {before}.",
    "profile.option": "  Reading {number}: {columns}. In row {line} of the file the movement is "
    "of {date}, {amount} (dates: {style}).",
    "profile.option_without_row": "  Reading {number}: {columns}. Row {line} of the file is no "
    "movement (dates: {style}).",
    "profile.how_to_choose": "Once it is known which reading is right, repeat with {numbers}. "
    "“xl-recon profile save” with the same option keeps the choice for the next files.",
    "profile.how_to_save": "The readings listed are equally good and nothing proves one. "
    "To choose: --reading with its number; for the next times: “xl-recon profile save”.",
    "profile.saved": "{names}: saved in Profili_estratto (batch {batch}). The next files with the "
    "same headings are read like this.",
    "profile.nothing_new": "{names}: already there in {file}, and the same.",
    "profile.exported": "{count} {count:profile|profiles} written to {file}.",
    "mark.comma": "a comma",
    "mark.point": "a point",
    "dates.dmy": "day, month, year",
    "dates.mdy": "month, day, year",
    "dates.ymd": "year, month, day",
    "sign.normal": "as usual",
    "sign.turned": "turned, money out is written without a minus",
    "use.date": "date",
    "use.value_date": "value date",
    "use.other_date": "other date",
    "use.amount": "amount",
    "use.credit": "money in",
    "use.debit": "money out",
    "use.direction": "direction",
    "use.fee": "fee",
    "use.balance": "balance",
    "use.description": "description",
    "use.kind": "kind",
    "use.counterparty": "counterparty",
    "use.iban": "iban",
    "use.own_account": "own account",
    "use.reference": "reference",
    "use.currency": "currency",
    "use.status": "status",
    "use.ignored": "ignored",
    "live.reading_asked": "{file}: the table reads in several ways, and nothing proves which one "
    "is right.",
    "live.reading_left": "Once it is known which reading is right, press the button again.",
    "live.reading_right": "Is reading {number} right? No to all of them leaves the file out.",
    "help.profile": "Show, correct and save how a bank's table is read.",
    "help.profile.show": "Show how a table is read, column by column, with the proof.\n\n"
    "Options correct the reading and show the proof anew; nothing is written. A workbook named "
    "last lends its profiles.",
    "help.profile.save": "Save in the workbook how a bank's table is read.\n\n"
    "The profile is a row of Profili_estratto, which can be corrected by hand. The file is not "
    "imported.",
    "help.profile.export": "Write the profiles to a new workbook (.xlsx) or to a .json file.",
    "help.profile.import": "Take the profiles of another workbook or of a .json file.\n\n"
    "A different profile of the same name stays as it is, unless --replace is given.",
    "metavar.statement": "STATEMENT",
    "metavar.profiles": "FILE",
    "metavar.workbook_option": "WORKBOOK.xlsx",
    "metavar.column": "COLUMN=USE",
    "metavar.decimal": ",|.",
    "metavar.dates": "dd/mm/yyyy",
    "metavar.sign": "normal|turned",
    "metavar.reading": "NUMBER",
    "metavar.name": "NAME",
    "metavar.bank": "BANK",
    "option.workbook": "The workbook whose saved profiles are used.",
    "option.column": "What a column is, for example “Valuta=value_date” or “3=amount”. Uses: "
    "date, value_date, other_date, amount, credit, debit, direction, fee, balance, description, "
    "kind, counterparty, iban, own_account, reference, currency, status, ignored.",
    "option.decimal": "The decimal mark: a comma or a point.",
    "option.dates": "The order of the dates: dd/mm/yyyy, mm/dd/yyyy or yyyy/mm/dd.",
    "option.sign": "normal: money out has a minus; turned: money out has no sign.",
    "option.reading": "Which reading to use where several are equally good.",
    "option.name": "The profile's name.",
    "option.bank": "The bank's name, for information only.",
    "option.replace": "Change profiles that are already there.",
    "usage.reading": "“{value}” is not the number of a reading. Example: --reading 2.",
    "usage.column": "“{value}” makes no sense. Write column=use, for example “Valuta=value_date”. "
    "Uses: date, value_date, other_date, amount, credit, debit, direction, fee, balance, "
    "description, kind, counterparty, iban, own_account, reference, currency, status, ignored.",
    "usage.decimal": "“{value}”: choose a comma or a point.",
    "usage.dates": "“{value}” is no order of dates. Examples: dd/mm/yyyy, mm/dd/yyyy.",
    "usage.sign": "“{value}”: choose normal or turned.",
    "usage.profiles_file": "{file}: the name has to end in .xlsx or .json.",
}
