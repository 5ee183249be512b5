from __future__ import annotations

import io
import zipfile

import pytest

from xl_recon.readers.document import Document
from xl_recon.ui import files
from xl_recon.ui.own_workbooks import is_own_workbook


def zipped(name: str, content: bytes) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as package:
        package.writestr(name, content)
    return target.getvalue()


def test_the_template_is_a_workbook_of_ours() -> None:
    assert is_own_workbook(Document.of("prima-nota.xlsx", files.template()))


@pytest.mark.parametrize(
    "content",
    [
        b"Data;Importo\n01.01.2025;1,00\n",
        b"PK\x03\x04 and no more",
        zipped("estratto.csv", b"Data;Importo\n"),
        zipped("xl/workbook.xml", b'<sheets><sheet name="Registrazioni" sheetId="1"/></sheets>'),
    ],
    ids=["text", "broken", "zip", "a bank's workbook"],
)
def test_anything_else_may_be_a_statement(content: bytes) -> None:
    assert not is_own_workbook(Document.of("estratto.xlsx", content))
