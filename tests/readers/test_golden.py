"""Each document in `golden/` reads to the records beside it.

A new format or an odd statement of a bank needs no new test: add the file and run
`pytest --update-golden`, then read the new .json before you commit it.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

import pytest

from xl_recon.readers.document import Document
from xl_recon.readers.statements import read_statements

GOLDEN = Path(__file__).parent / "golden"
_NO_TABLE = '  "table": null,\n'
DOCUMENTS = sorted(path for path in GOLDEN.iterdir() if path.suffix != ".json")


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_reads_as_recorded(path: Path, *, update_golden: bool) -> None:
    read = read_statements(Document.of(path.name, path.read_bytes()))
    recorded = [{"check": one.check.value} | asdict(one) for one in read.statements]
    actual = json.dumps(recorded, default=str, indent=1, ensure_ascii=False) + "\n"
    expected = path.with_name(path.name + ".json")
    if update_golden:
        expected.write_text(actual, "utf-8")
    # How a table was read concerns tables only; some files were recorded before it was told.
    known, found = (text.replace(_NO_TABLE, "") for text in (expected.read_text("utf-8"), actual))
    assert found == known
