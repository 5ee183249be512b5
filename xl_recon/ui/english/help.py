"""What `--help` shows, and what is said of a wrong call."""

from __future__ import annotations

HELP = {
    "help.usage": "Usage: ",
    "help.required": "[required]",
    "help.options": "Options",
    "help.commands": "Commands",
    "help.group": "Bank statements in the Excel journal, completed by rules.\n\n"
    "Without --lang en the sentences are Italian. Of each command: xl-recon COMMAND --help.\n\n"
    "At the end: 0 done; 1 done, but something needs a look; 2 wrong call; "
    "3 file refused; 4 the workbook cannot be written now.",
    "help.demo": "Make a workbook to try things on, with everything in it.\n\n"
    "It makes a workbook with invented accounts, rules and contacts, imports three statements, "
    "applies the rules and tells where the file is.",
    "help.new": "Make a new workbook.\n\nIt never replaces a file.",
    "help.read": "Show what a statement says.\n\nIt takes no workbook and writes nothing.",
    "help.export": "Write statements of any format as a table for Banana.\n\n"
    "It is the format transactions.simple (TSV). Without --out the table goes to the screen; "
    "a file that is there is never replaced.",
    "help.import": "Import statements into Registrazioni.\n\n"
    "A movement that is there already does not come in twice. A file that cannot be read does "
    "not stop the others.",
    "help.apply": "Apply the rules to the rows that wait.\n\n"
    "It works only on rows that still hold the temporary contra account; what is written already "
    "is left alone.",
    "help.batches": "List what was done.",
    "help.undo": "Undo one batch, by default the last.\n\n"
    "It restores only cells that nobody has changed since, and tells what it left.",
    "help.check": "Check a workbook without changing it.",
    "metavar.options": "[OPTIONS]",
    "metavar.command": "COMMAND …",
    "metavar.workbook": "WORKBOOK.xlsx",
    "metavar.files": "STATEMENT…",
    "metavar.folder": "[WHERE]",
    "metavar.batch": "[BATCH]",
    "metavar.account": "ACCOUNT",
    "metavar.from": "DATE",
    "metavar.to": "DATE",
    "metavar.per": "entry|detail",
    "metavar.rows": "ROWS",
    "metavar.contra": "ACCOUNT",
    "metavar.doubtful": "ask|new|known",
    "metavar.first-document": "NUMBER",
    "metavar.known": "KEYS",
    "metavar.new": "KEYS",
    "metavar.out": "FILE",
    "option.help": "Show this help.",
    "option.version": "Show the version.",
    "option.account": "The bank account, as 1020.",
    "option.from": "From this day, included: 2025-01-31 or 31.01.2025.",
    "option.to": "To this day, included.",
    "option.per": "A collective movement: entry makes one row of it, detail a row for each part.",
    "option.contra": "The temporary contra account of this import, for example [CP].",
    "option.doubtful": "All doubtful movements: ask leaves them out and asks, new imports them, "
    "known says that they are there.",
    "option.first-document": "The first document number; the others follow: B-009, B-010.",
    "option.ignore-pos": "Leave out card payments (POS, ATM).",
    "option.known": "These doubtful movements are there, for example AB2CD,EFG4H; they are not "
    "asked about again.",
    "option.new": "These doubtful movements are new, for example AB2CD,EFG4H.",
    "option.sort": "Put the movements of all files in the order of their dates.",
    "option.with-pos": "Import card payments, whatever the setting says.",
    "option.apply-rules": "Apply the rules right after, as a batch of their own.",
    "option.again": "Import a file that was imported already.",
    "option.rows": "Only these rows of the sheet: 5-9,12.",
    "option.dry-run": "Show what it would do and write nothing.",
    "option.out": "Write to this file and leave the original as it is.",
    "option.json": "Print the result as one JSON object.",
    "usage.hint": "It is written like this: {call}\nMore with --help.",
    "usage.language": "--lang: it or en.",
    "usage.no_command": "There is no command “{name}”. The commands: {known}.",
    "usage.no_option": "There is no option {name}.",
    "usage.missing": "{name} is missing.",
    "usage.no_value": "{name} needs a value.",
    "usage.other": "The command is not written right.",
    "usage.day": "“{value}” is no date. Examples: 2025-01-31, 31.01.2025.",
    "usage.rows": "“{value}” are no rows. Example: 5-9,12.",
    "usage.per": "“{value}”: entry or detail.",
    "usage.doubtful": "«{value}»: choose ask, new or known.",
    "usage.keys": "«{value}» are no keys of doubtful movements. Example: AB2CD,EFG4H.",
    "usage.number": "“{value}” is no batch's number.",
    "usage.not_xlsx": "{file}: the name has to end with .xlsx.",
    "usage.rows_outside": "Not all of those rows are in the table Registrazioni, "
    "which has rows {rows}.",
}
