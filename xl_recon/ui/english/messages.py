"""What commands tell while and after they work."""

from __future__ import annotations

MESSAGES = {
    "value": "{value}",
    "place": "{document}, line {position}",
    "found.other": "its content is not as it should be",
    "interrupted": "Interrupted. The file is not left half done: the last finished errand stands.",
    "crashed": "There is a fault in the program, not in your data. The file is whole. "
    "Who looks after the program finds the details in {log}.",
    "crashed_without_log": "There is a fault in the program, not in your data. The file is whole.",
    "progress.reading": "Reading the files",
    "progress.writing": "Working on the workbook",
    "state.open": "open",
    "state.confirmed": "confirmed",
    "state.undone": "undone",
    "state.failed": "failed",
    "new.done": "Made the workbook {file}.",
    "demo.begin": "A week of an invented firm: three accounts, three statements, its rules.",
    "demo.by_hand": "A row completed by hand, “{text}” on {account}, and a rule made from it:",
    "demo.done": "The workbook is here: {file}",
    "read.file": "{file}{format:aside}",
    "read.statement": "Account {account} {currency}: {count} booked "
    "{count:movement|movements}, {others} {others:other|others}.",
    "read.balances": "Opening balance {opening}, closing balance {closing}.",
    "read.holds": "The movements give the balance.",
    "read.off": "The movements do NOT give the balance: difference {difference}.",
    "read.none": "The file holds no balances to check the movements by.",
    "read.line": "  {date}  {amount:money}  {description}",
    "import.done": "Imported {count} {count:row|rows} into {file}, {rows:rows} (batch {batch}).",
    "import.nothing_new": "Nothing new: {file} is as it was.",
    "import.known": "{count} {count:movement was|movements were} in the journal already.",
    "import.rules_not_applied": "The import is done; the rules were not applied. "
    "After the correction: xl-recon apply.",
    "apply.done": "Applied {rules} {rules:rule|rules} to {rows} {rows:row|rows}; "
    "{left} {left:row is|rows are} left with {account}.",
    "apply.would": "{rules} {rules:rule|rules} would complete {rows} {rows:row|rows}; "
    "{left} {left:row|rows} would be left with {account}.",
    "plan.rule": "Rule in row {row} “{name}”: {count} {count:row|rows} ({rows})",
    "plan.example": "  row {row}  {date}  {amount:money}  {description}",
    "plan.file": "{file}: {count} new {count:row|rows}",
    "plan.more": "  … and {count} more {count:row|rows}",
    "plan.new_row": "  {date}  {amount:money}  {debit:account}  {credit:account}  {description}",
    "plan.change": "{table}, {change} ({rows:rows})",
    "plan.colour": "colour",
    "plan.deleted": "added {count:row|rows} deleted",
    "plan.reordered": "rows put back into their former order",
    "plan.blank": "blank",
    "plan.nothing_written": "A trial only: nothing was written.",
    "batches.none": "Nothing was done so far.",
    "batches.number": "Batch",
    "batches.moment": "When",
    "batches.command": "Command",
    "batches.file": "File",
    "batches.rows": "Rows",
    "batches.state": "State",
    "undo.more": "… and {count} more {count:change|changes} of the same kind "
    "(all of them with --json).",
    "undo.done": "Batch {undone} undone: {changed} {changed:row|rows} restored, "
    "{deleted} {deleted:row|rows} deleted (batch {batch}).",
    "check.balance": "Account {account} {description}: balance {balance}, {rows} {rows:row|rows}.",
    "check.clean": "All is well.",
    "check.found": "{count} {count:point|points} to check.",
}
