"""The workbook's package: the same bytes for the same content.

Formulas are left without results, as openpyxl writes them: LibreOffice calculates a formula on
loading only when it has none, and a kept result would be out of date after the first import.
"""

from __future__ import annotations

import re
import zipfile
from io import BytesIO

from openpyxl.workbook import Workbook

_STAMP = (2026, 1, 1, 0, 0, 0)
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*(<)")
# Account numbers are texts on purpose, and a state chosen by hand may replace a formula: without
# this Excel marks each such cell with a green corner. openpyxl cannot write it.
_QUIET = (
    b'<ignoredErrors><ignoredError sqref="A1:XFD1048576" numberStoredAsText="1"'
    b' calculatedColumn="1"/></ignoredErrors>'
)
_AFTER_QUIET = re.compile(rb"<(?:legacyDrawing|tableParts)\b")


def packed(workbook: Workbook) -> bytes:
    """Return the workbook as a file, without a trace of when it was made."""
    made = BytesIO()
    workbook.save(made)
    result = BytesIO()
    with zipfile.ZipFile(made) as source, zipfile.ZipFile(result, "w") as target:
        for name in source.namelist():
            member = zipfile.ZipInfo(name, _STAMP)
            member.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(member, _settled(name, source.read(name)), compresslevel=9)
    return result.getvalue()


def _settled(name: str, content: bytes) -> bytes:
    if name == "docProps/core.xml":
        return _MODIFIED.sub(rb"\g<1>2026-01-01T00:00:00Z\2", content)
    if name.startswith("xl/worksheets/sheet"):
        return _AFTER_QUIET.sub(lambda found: _QUIET + found[0], content, count=1)
    return content
