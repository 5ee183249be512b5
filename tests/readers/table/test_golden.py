"""Each table in `golden/` reads to the records beside it; a file's name says what is odd in it.

A new layout needs no new test: add the file, run `pytest --update-golden`, read the new .json.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

import pytest

from xl_recon.readers.document import Document
from xl_recon.readers.statements import table

GOLDEN = Path(__file__).parent / "golden"
DOCUMENTS = sorted(path for path in GOLDEN.iterdir() if path.suffix != ".json")


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_reads_as_recorded(path: Path, *, update_golden: bool) -> None:
    statements = table.read(Document.of(path.name, path.read_bytes()))
    recorded = [{"check": one.check.value} | asdict(one) for one in statements]
    actual = json.dumps(recorded, default=str, indent=1, ensure_ascii=False) + "\n"
    expected = path.with_name(path.name + ".json")
    if update_golden:
        expected.write_text(actual, "utf-8")
    assert actual == expected.read_text("utf-8")


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_is_recognised(path: Path) -> None:
    assert table.recognises(Document.of(path.name, path.read_bytes()))
