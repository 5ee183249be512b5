"""Statements worked on their sheet: what the commands and the buttons say."""

from __future__ import annotations

_TOLD = {
    "staged.read": "{file}: {count} {count:line|lines} read onto the sheet Estratto conto "
    "(batch {batch}).",
    "staged.nothing_new": "Nothing new: {file} is as it was.",
    "staged.cards": "{count} card {count:payment is|payments are} not listed, as the "
    "setting Ignora POS says.",
    "staged.counts": "{green} {green:green|green}, {black} {black:black|black}, {red} "
    "{red:red|red}, {grey} {grey:grey|grey}.",
    "staged.deleted": "{count} {count:row|rows} to be deleted: {rows}.",
    "staged.red_left": "{count} red {count:row|rows}: {rows}. Write the counterparty into the "
    "column Controparte, then recognise again.",
    "staged.black_left": "{count} black {count:row|rows}: {rows}. The document is not known, or "
    "something is left to allocate; it can be confirmed all the same.",
    "staged.ready": "Nothing is red: the import can be confirmed.",
    "staged.more": "  … and {count} more {count:row|rows} (all of them with --json).",
    "staged.line": "  row {row}  {date}  {amount:money}  {text}: {colour}",
    "staged.why": "      {reason}",
    "staged.colour_green": "green",
    "staged.colour_black": "black",
    "staged.colour_red": "red",
    "staged.colour_grey": "grey",
    "staged.colour_deleted": "to be deleted",
    "staged.proof_holds": "Account {bank}: opening balance {opening}, rows {listed}, not listed "
    "{unlisted}, closing balance {closing}: it adds up.",
    "staged.proof_off": "Account {bank}: opening balance {opening}, rows {listed}, not listed "
    "{unlisted}, closing balance {closing}: it does NOT add up, difference {missing}. A statement "
    "or a line may be missing, or an amount was changed.",
    "staged.proof_none": "Account {bank}: the statement has no balances to check the rows by.",
    "staged.unbooked": "Account {bank}: rows for {amount} are not booked (own transfers, or "
    "deleted); by that much the journal differs from the bank's balance.",
    "staged.revised": "{count} {count:row|rows} changed.",
    "staged.would_revise": "{count} {count:row|rows} would change.",
    "staged.look_first": "Not confirmed yet: {count} {count:row|rows} {count:has|have} changed "
    "since the sheet was looked at ({rows}). Look at them and confirm again.",
    "staged.places": "{rows:rows}",
    "staged.confirmed": "Batch {batch} confirmed: {rows} {rows:row|rows} in Registrazioni"
    "{places:aside}, {settled} {settled:settlement|settlements}, {learned} "
    "{learned:IBAN|IBANs} learned.",
    "staged.would_confirm": "There would be {rows} {rows:row|rows} in Registrazioni, {settled} "
    "{settled:settlement|settlements}, {learned} {learned:IBAN|IBANs} learned.",
    "staged.waiting": "{count} {count:row has|rows have} {account} instead of an account: apply "
    "the rules, or write it in.",
    "staged.cancelled": "The import of batch {batch} is cancelled: {count} {count:row|rows} taken "
    "off the sheet. Nothing has changed in the journal.",
    "staged.would_cancel": "The import of batch {batch} would be cancelled: {count} "
    "{count:row|rows}.",
    "staged.really_cancel": "Take the {count:row|rows} of batch {batch} off the sheet ({count})? "
    "What was written there by hand is lost.",
    "staged.not_cancelled": "The sheet is as it was.",
    "staged.this_one": "Batch {batch}, account {bank}, {file}?",
    "staged.this_party": "“{text}”: is it {party}?",
    "staged.create_party": "Create the counterparty “{party}” from this row?",
    "staged.nobody": "No counterparty chosen. Write the name into the column Controparte, then "
    "recognise again.",
    "staged.done_release": "{rows} {rows:row goes|rows go} back to the temporary contra account, "
    "{settled} {settled:settlement|settlements} taken away (batch {batch}).",
    "staged.done_delete": "{rows} {rows:row|rows} deleted, {settled} "
    "{settled:settlement|settlements} taken away (batch {batch}).",
    "staged.done_reenter": "{rows} {rows:row|rows} taken out of Registrazioni and back on the "
    "sheet Estratto conto, {settled} {settled:settlement|settlements} taken away (batch {batch}).",
    "staged.done_distribute": "{settled} {settled:settlement|settlements} written (batch {batch}).",
    "staged.nothing_distributed": "Nothing to allocate for certain. To say which documents: "
    "--documents.",
    "staged.distributed": "  row {row}: {documents}; {left} left.",
    "staged.no_document": "no document",
    "staged.reentered_file": "back from Registrazioni",
    "staged.returned": "{count} {count:row|rows} taken off the sheet; batch {batch} is back in "
    "Registrazioni as it was.",
    "party.created": "Created the counterparty {party} (code {code}).",
    "party.would_create": "The counterparty {party} (code {code}) would be created.",
}

# Why a line is doubtful, and what is told of documents.
_NOTICES = {
    "staged.same_words": "perhaps in the journal already: {where:values}, “{detail}”",
    "staged.other_reference": "perhaps in the journal already, with another reference of the bank: "
    "{where:values}, “{detail}”",
    "staged.other_words": "perhaps in the journal already, in other words: {where:values}, "
    "“{detail}”",
    "staged.other_day": "perhaps in the journal already, on another day: {where:values}, "
    "“{detail}”",
    "staged.same_file": "{where}: this file was imported before{detail:batch}.",
    "staged.same_file_open": "{where}: this file is on the sheet Estratto conto already"
    "{detail:batch}.",
    "import.deleted": "Line {where}: deleted by hand; it is not proposed again.",
}

_ERRORS = {
    "NoOpenStatement": "No import is open{batch:batch}. Read a file first (xl-recon statement "
    "read).",
    "SeveralOpenStatements": "Several imports are open (batches {batches}). Say which with "
    "--batch.",
    "EmptyStatement": "The import{batch:batch} has no rows left on the sheet Estratto conto. Take "
    "it away with “xl-recon statement cancel”, then read the file again.",
    "RedRows": "It cannot be confirmed yet: {rows:rows} red. Write counterparty and kind, create "
    "the counterparty, or delete the row. Nothing was written.",
    "UnknownParty": "The counterparty “{party}” is not in Anagrafica, or not the only one"
    "{proposals:meaning}. Write the code or the whole name, or create it with “xl-recon party "
    "create”.",
}

_HELP = {
    "help.statement": "Works a statement on its sheet: read, clear, confirm.",
    "help.statement.read": "Reads statements onto the sheet Estratto conto and recognises them.\n"
    "\n"
    "Each row has a colour: green all known, black without document or with a remainder, red to be "
    "cleared, grey an own transfer. Nothing is written into the journal yet.",
    "help.statement.show": "Shows what is left to do, and why.\n\nWith --rows the reasons of these "
    "rows.",
    "help.statement.assign": "Says counterparty, kind, documents, account of some rows.\n\n"
    "The same as writing into the cells of the sheet. When the import is confirmed, the row's IBAN "
    "stays with the counterparty.",
    "help.statement.recognise": "Looks at the sheet again, after cells, parties or documents have "
    "changed.\n\nWhat was written by hand is not touched.",
    "help.statement.confirm": "Confirms the import: books the rows and settles the documents.\n\n"
    "Not while a row is red. It first looks whether anything has changed meanwhile.",
    "help.statement.cancel": "Cancels an open import: its rows leave the sheet.\n\n"
    "One that is confirmed is taken back with “xl-recon undo”.",
    "help.statement.distribute": "Allocates what is left of booked rows to documents.",
    "help.statement.release": "Annuls booked rows: they go back to the temporary contra account.\n"
    "\n"
    "Their settlements go; what is left of the documents follows by itself.",
    "help.statement.delete": "Deletes booked rows with their settlements.\n\n"
    "Another reading of the same statement does not bring them back.",
    "help.statement.reenter": "Puts booked rows back onto the sheet Estratto conto.",
    "help.party": "Customers and suppliers.",
    "help.party.create": "Creates a counterparty from rows of the statement: name and IBAN.",
    "metavar.party": "NAME",
    "metavar.kind": "KIND",
    "metavar.documents": "DOCUMENTS",
    "metavar.open-batch": "BATCH",
    "option.party": "The counterparty: code or name.",
    "option.kind": "The kind: documents, transfer, without_document, undistributed, deposit, "
    "bank_charge.",
    "option.documents": 'The documents that are paid: "F-12: 100.00; F-13".',
    "option.staged-account": "The contra account, for example 6000.",
    "option.staged-new": "The journal does not have the row: the doubt is answered.",
    "option.staged-rows": "These rows of the sheet, for example 5-9,12.",
    "option.staged-delete": "The row is not imported; the program remembers it.",
    "option.clear": "Takes away what was written by hand: the program decides again.",
    "option.ask": "Asks the person at the screen who the counterparty is.",
    "option.open-batch": "The batch of the import; most often only one is open.",
    "option.party-name": "The name; else what the bank says.",
    "usage.kind": "“{value}” is no kind. Choose documents, transfer, without_document, "
    "undistributed, deposit, bank_charge, or the words of the sheet.",
    "usage.nothing_said": "What to say of the rows is missing: --party, --kind, --documents, "
    "--account, --delete, --new, --clear.",
    "usage.rows_of_table": "Those rows are not all in the table {table}, which stands in rows "
    "{rows}.",
}

STATEMENT = {**_TOLD, **_NOTICES, **_ERRORS, **_HELP}

# The short English keys of errors: a pattern, and what to say of its groups.
STATEMENT_FOUND = (
    (
        r"no movement",
        "it is no movement of a bank. Choose a row with the bank in Conto Dare or Conto Avere",
    ),
    (
        r"waiting",
        "it waits for its contra account and has no settlements: there is nothing to annul",
    ),
    (r"nothing left", "nothing is left of it to allocate"),
    (
        r"no party",
        "its Controparte is nobody in Anagrafica. Write it, or say the documents with --documents",
    ),
    (
        r"no number",
        "it has no Id by which a settlement could name it. Apply the rules, or import it",
    ),
    (r"no name", "it does not say who the counterparty is. Give the name with --name"),
    (
        r"no document (.*)",
        "it cannot pay the document “{0}”, which is not in Documenti, or not the only one",
    ),
    (
        r"foreign (\w+) (.*)",
        (
            "its currency is not that of {1}, which is in {0}: say how much of it is paid, for "
            "example “{1}: 100.00”"
        ),
    ),
    (
        r"line blank",
        (
            "the cell is blank, and without it the row cannot be booked. Fill it, or take the row "
            "out of the table,"
        ),
    ),
    (r"line kind: (.*)", "“{0}” is no kind. Choose one of the list, or empty the cell,"),
    (r"still open", "it is still open. “xl-recon statement cancel” takes it away"),
)
