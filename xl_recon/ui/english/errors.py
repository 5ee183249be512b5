"""What went wrong, by the class of the error: what, where, and what to do now."""

from __future__ import annotations

ERRORS = {
    "MissingFile": "{file}: this file is not there. Check its name and folder.",
    "UnreadableFile": "{file}: it cannot be read ({found}). Check the file and your rights to it.",
    "EmptyDocument": "{document_name}: the file is empty. Download it again.",
    "TooLarge": "{document_name}: opened in full it would pass the limit of {limit}. "
    "It was not read: check where it comes from.",
    "ProtectedDocument": "{document_name}: protected by a password. "
    "Open it with its password, save it without and try again.",
    "UnknownFormat": "{document_name}: no bank statement is recognised in this file. "
    "It reads camt and Bulgarian XML, MT940, CBI, OFX, QIF, a bank's tables (CSV, Excel, ODS, "
    "HTML) with date and amount, and zip files of these.",
    "NotAStatement": "{document_name}: {found}.",
    "UnfitReading": "{document_name}: {found}.",
    "ReadingNeeded": "{document_name}: the table reads in {count} ways and nothing proves which "
    "one is right. It was not imported.",
    "BadDocument": "{where}: {found}. Download the file from the bank again.",
    "NotAWorkbook": "{file}: this is no Excel workbook that can be used ({found}). "
    "Open it in Excel, save it as .xlsx and repeat.",
    "EncryptedWorkbook": "{file}: it is protected by a password. "
    "Take it off in Excel (File, Info, Protect Workbook) and repeat.",
    "MissingTable": "{file}: the table {table} is missing. "
    "Put it back, or start from a new workbook with “xl-recon new”.",
    "MissingColumn": "{file}: the table {table} lacks the column {headers}. "
    "Put its heading back and repeat.",
    "BadCell": "{table}, row {row}, column {header}: {found} and repeat.",
    "MergedCells": "{table}: the cells {cells} are merged. "
    "Unmerge them (Home, Merge & Center) and repeat.",
    "UnsupportedSheet": "{file} {part}: {found}. Nothing was written.",
    "ForeignSheet": "{file}: the sheet “{sheet}” is not the one that the program makes for the "
    "table {table}, but has its name or its table. Rename or delete it and repeat.",
    "UnknownAccount": "Account {account} is not in the table Conti. Add it, or name another.",
    "AccountNeeded": "{document_name}: nothing tells the account of this statement{iban:aside}. "
    "Write its IBAN or number in the table Conti, or name the account with --account.",
    "UnknownBatch": "Undo{batch:batch}: {found}. “xl-recon batches” lists the batches.",
    "UnusableRow": "{table}, row {row}: {found}.",
    "NoPreview": "{file}: there is no preview. Make one first with “xl-recon preview”.",
    "PreviewDecided": "The sheet Anteprima holds choices already ({rows:rows}). Confirm them with "
    "“xl-recon confirm” or drop them with “xl-recon discard”, then make the preview again.",
    "BadDecision": "Anteprima, row {row}: “{written}” {found}. Correct it and confirm again; "
    "nothing was written.",
    "NotOpen": "{file}: this workbook is not open. Open it and press the button again.",
    "ProfileExists": "There is already the profile “{profile}” for the same table or with the same "
    "name, and it says something else. --replace changes it; else choose another name.",
    "FileExists": "{file}: it exists already and is not replaced. Choose another name.",
    "NoLibreOffice": "LibreOffice: {found}.",
    "ChangedMeanwhile": "{table}, row {row}, column {header}: the cell changed meanwhile. "
    "Nothing was written: run the command again.",
    "PreviewOutdated": "{table}{row:line}: something has changed since the preview. "
    "Nothing was written: make the preview again with “xl-recon preview”.",
    "FileChanged": "{file}: somebody saved the file meanwhile. "
    "Nothing was written: run the command again.",
    "OpenElsewhere": "{file}: it is open in another program{user:aside}. Close it and repeat.",
    "ReadOnly": "{file}: the file or its folder cannot be written. "
    "Take the protection off, or choose another place with --out.",
    "DiskFull": "{file}: there is no room left on the disk. The file is as it was: "
    "make room and repeat.",
    "VerificationFailed": "{file}: the new file did not pass its check ({found}). "
    "The file is as it was: repeat, and report it if it happens again.",
    "LiveRefused": "{file}: {found} and repeat. Nothing was written.",
    "LiveFailed": "{file}: Excel stopped while it was being written; {found}.",
}

# The short English keys of errors: a pattern, and what to say of its groups.
FOUND = (
    # of a table that is not as somebody says
    (r"no table", "there is no table to be read by a profile"),
    (r"no column (.*)", "there is no column “{0}”"),
    (r"no dates in (.*)", "there are no dates in the column “{0}”"),
    (r"no dates", "no column of dates is left"),
    (r"other dates in (.*)", "the dates in the column “{0}” are not written in that order"),
    (r"no amounts in (.*)", "there are no amounts in the column “{0}”"),
    (r"other amounts in (.*)", "the amounts in the column “{0}” have another decimal mark"),
    (r"no such reading", "the table cannot be read like that"),
    (r"no reading (\d+) of (\d+)", "there is no reading {0}: there are {1}"),
    (r"another reading proved", "the balances prove another reading, so this one is not saved"),
    (r"no profiles in it", "there are no profiles in it"),
    (r"bad profile (.*)", "“{0}” in a profile makes no sense"),
    # of LibreOffice
    (r"not installed", "it is not installed. Install it and try again"),
    (r"another Python", "it is made for another version of Python: use LibreOffice's own"),
    (r"no bridge", "its link to Python (the package python3-uno) is missing. Install it"),
    (r"ended", "it has ended. Try again"),
    (r"no answer", "it does not answer. Close it and try again"),
    # of a decision in the preview
    (r"no such rule", "is not the row of a rule that serves"),
    (r"other direction", "is a rule for money going the other way"),
    (r"not a choice", "makes no sense: write Sì, No or the row number of a rule"),
    (r"not yes or no", "in “Tieni la scelta” makes no sense: write Sì or No"),
    (r"row twice", "stands further up in the preview too; one of the two rows is too many"),
    (r"before each other", "would go before a rule that is to go before it"),
    (r"account needed", "needs an account in Conto too, as the row has no rule"),
    (r"beside a rule", "is too much, as the row has a rule: take it away, or write No in Applica"),
    (r"not booked", "is no account to book on"),
    (r"no such account", "is not in the table Conti"),
    (r"bank itself", "is the bank's own account: the contra account is asked for"),
    (r"text needed", "is only a name: the text to look for is missing"),
    (r"words elsewhere", "does not stand in the description of the row"),
    (r"otherwise in row (\d+)", "gives another account or code in row {0} of the preview"),
    (r"rule\.\w+", "cannot be the text of a rule"),
    # of a cell, with what to do before the command is run again
    (r"(?:amount|date|number), error: (.*)", "the cell holds the error {0}. Correct the cell"),
    (
        r"(?:amount|date|number), pending: ",
        "the formula has no result yet: open the workbook in Excel, save it",
    ),
    (
        r"amount, text: (.*)",
        "it says “{0}”, which Excel takes for a text and not an amount. Correct the cell",
    ),
    (
        r"date, text: (.*)",
        "it says “{0}”, which Excel takes for a text and not a date. Correct the cell",
    ),
    (r"number, text: (.*)", "it says “{0}”, and a whole number is needed. Correct the cell"),
    (
        r"not an amount: ([^'\"].*)",
        "the number {0} is too large for an amount. Correct the cell",
    ),
    # of a row that a question was asked about
    (r"outside", "it is not in the table"),
    (
        r"no bank account",
        (
            "it has no bank account, so no rule can complete it. Choose a row with the bank in "
            "Conto Dare or Conto Avere"
        ),
    ),
    (r"no rule", "it is no rule. Choose a row with !Rule in Doc"),
    # of a workbook that is open in Excel
    (r"editing", "a cell is being edited, or a window of Excel is open. Close it with Enter"),
    (r"filtered (.*)", "the table {0} is filtered. Clear the filter (Data, Clear)"),
    (r"protected (.*)", "the sheet “{0}” is protected. Take the protection away (Review)"),
    (r"put back", "what had been written was put back as it was. Repeat"),
    (r"torn", "not all could be put back: close the workbook without saving and open it again"),
    (r"permission", "you have no right to read it"),
    (r"folder", "it is a folder"),
    (r"special", "it is no file"),
    (
        r"pdf",
        (
            "it is a PDF, which is not read. Get the same statement from the bank in another "
            "format: camt, MT940, CSV or Excel"
        ),
    ),
    (
        r"web page",
        (
            "it is a web page without a statement, perhaps because the session had ended. "
            "Log in again and download the file"
        ),
    ),
    (
        r"own workbook",
        (
            "it is a workbook of xl-recon and no statement. The workbook is written first, then "
            "the bank's statements"
        ),
    ),
    (r"system: (.*)", "the system says: {0}"),
    (r"old xls", "it is an .xls file of the old kind"),
    (r"binary xlsb", "it is an .xlsb file"),
    (r"strict xml", "it is saved as “Strict Open XML”"),
    (r"not a zip", "its content is of another kind"),
    (r"damaged zip", "the file is damaged or incomplete"),
    (r"damaged page", "the page is damaged or incomplete"),
    (r"damaged spreadsheet", "the spreadsheet is damaged or incomplete"),
    (r"damaged tables", "its tables are damaged"),
    (r"damaged part (.*)", "the file is damaged in {0}"),
    (r"no workbook inside", "there is no sheet inside"),
    (r"(.*): (\d+) rows", "in {0} there are {1} rows, not the number expected"),
    (r"(.*): (\d+) != (\d+)", "in {0} there are {1} rows in place of {2}"),
    (r"no ([a-zA-Z0-9]+)", "{0} is missing"),
    (r"too many rows", "there are more rows than a sheet can hold"),
    (r"formula cell", "a cell to write holds a formula. Put a value in its place"),
    (r"doctype", "the sheet holds a DOCTYPE declaration, which Excel never writes"),
    (r"namespace", "the sheet is written in an unusual way. Save it again with Excel"),
    (r"beside row (\d+)", "other data stand beside row {0} of the table. Move them"),
    (r"none to undo", "there is nothing to undo"),
    (r"undone already", "it was undone already"),
    (r"changed nothing", "it changed nothing"),
    (r"no such batch", "it is not there"),
    (r"only securities", "there are only deals in securities in it, no movement of an account"),
    (
        r"it ends before its last element does",
        "the file ends in the middle",
    ),
    (r"the bank refused: (.*)", "the bank answered with an error: “{0}”"),
    (r"no statement in it", "there is no statement in it"),
    (r".*document type declaration.*", "it holds a DOCTYPE declaration, or is no complete XML"),
    (r"unknown encoding (.*)", "its character encoding “{0}” is not known"),
    (r"elements nested too deeply", "the file has too many levels, as no true statement has"),
    (r"an entry without an amount", "an entry has no amount"),
    (
        r"an entry that does not say whether money came in",
        "an entry does not say whether money came in or went out",
    ),
    (r"an entry without a date", "an entry has no date"),
    (r"an entry outside a statement", "an entry stands outside of any statement"),
    (r"a balance without an amount", "a balance has no amount"),
    (r"(?::(\w+): )?not an amount: '?(.*?)'?", "“{1}” is no amount"),
    (r"(?::(\w+): )?not a date: '?(.*?)'?", "“{1}” is no date"),
    (r"(?::(\w+): )?not a balance: '?(.*?)'?", "“{1}” is no balance"),
    (r"(?::(\w+): )?not a statement line: '?(.*?)'?", "“{1}” is no movement"),
)
