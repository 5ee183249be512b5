"""Our own workbooks known for what they are: one named twice, or in the wrong place."""

from __future__ import annotations

import re
import zipfile

from xl_recon.plan.changes import Table
from xl_recon.readers.document import Document
from xl_recon.workbook.layout import LAYOUTS

_ZIP = b"PK\x03\x04"
_SHEET_LIST = "xl/workbook.xml"
_MOST_BYTES = 1 << 20
# No statement has both of these sheets.
_OURS = {LAYOUTS[table].sheet.encode() for table in (Table.JOURNAL, Table.RULES)}


def is_own_workbook(document: Document) -> bool:
    """Whether a document is a workbook that statements are imported into."""
    return document.head.startswith(_ZIP) and _sheet_names(document) >= _OURS


def _sheet_names(document: Document) -> set[bytes]:
    """Return the names of a workbook's sheets; none where it cannot be opened."""
    try:
        with (
            document.opened() as stream,
            zipfile.ZipFile(stream) as package,
            package.open(_SHEET_LIST) as part,
        ):
            listed = part.read(_MOST_BYTES)
    except (zipfile.BadZipFile, KeyError, OSError, EOFError, ValueError, NotImplementedError):
        return set()
    return set(re.findall(rb'<(?:\w+:)?sheet\b[^>]*\bname="([^"]*)"', listed))
