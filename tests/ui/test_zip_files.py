"""A zip of statements, read and imported from the command line."""

from __future__ import annotations

import hashlib
import zipfile
from pathlib import Path

import pytest

from tests.ui.running import CommandLine

CAMT = "estratti/gennaio.xml"


@pytest.fixture
def archive(tmp_path: Path, statement: Path) -> Path:
    """A statement, and a letter beside it."""
    path = tmp_path / "banca.zip"
    with zipfile.ZipFile(path, "w") as target:
        target.writestr(CAMT, statement.read_bytes())
        target.writestr("lettera.pdf", b"%PDF-1.7")
    return path


def test_read_gives_one_object_and_tells_what_is_left_out(
    xl_recon: CommandLine, archive: Path, statement: Path
) -> None:
    ran = xl_recon("read", archive, "--json")
    alone = xl_recon("read", statement, "--json")
    assert ran.status == 1
    assert ran.json["file"] == "banca.zip"
    assert ran.json["statements"] == alone.json["statements"]
    (told,) = (one for one in ran.json["notices"] if one["code"] == "read.member_refused")
    assert told["where"] == "banca.zip/lettera.pdf"
    assert "è un PDF" in told["text"]
    assert told["text"] in ran.err


def test_read_tells_it_in_words_too(xl_recon: CommandLine, archive: Path) -> None:
    ran = xl_recon("read", archive, archive)
    assert ran.status == 1
    assert ran.out.count("Dentro l'archivio: banca.zip/lettera.pdf") == 2


def test_a_zip_in_which_nothing_can_be_read_is_refused(
    xl_recon: CommandLine, tmp_path: Path
) -> None:
    path = tmp_path / "banca.zip"
    with zipfile.ZipFile(path, "w") as target:
        target.writestr("a.pdf", b"%PDF-1.7")
        target.writestr("b.pdf", b"%PDF-1.7")
    ran = xl_recon("read", path, "--json")
    assert ran.status == 3
    assert ran.json["error"]["code"] == "NotAStatement"


def test_import_takes_each_statement_by_its_own_name_and_digest(
    xl_recon: CommandLine, archive: Path, workbook: Path, statement: Path
) -> None:
    ran = xl_recon("import", workbook, archive, "--json")
    (taken,) = ran.json["files"]
    assert taken["file"] == f"banca.zip/{CAMT}"
    assert taken["sha256"] == hashlib.sha256(statement.read_bytes()).hexdigest()
    assert taken["rows_added"] > 0
    assert [one["file"] for one in ran.json["refused"]] == ["banca.zip/lettera.pdf"]


def test_a_statement_imported_from_a_zip_is_known_alone(
    xl_recon: CommandLine, archive: Path, workbook: Path, statement: Path
) -> None:
    xl_recon("import", workbook, archive)
    again = xl_recon("import", workbook, statement, "--json")
    assert again.json["rows_added"] == 0
    assert [one["code"] for one in again.json["notices"]] == ["import.same_file"]


def test_a_broken_zip_does_not_stop_the_others(
    xl_recon: CommandLine, workbook: Path, statement: Path, tmp_path: Path
) -> None:
    path = tmp_path / "rotto.zip"
    path.write_bytes(b"PK\x03\x04 and no more")
    ran = xl_recon("import", workbook, path, statement, "--json")
    assert ran.status == 1
    assert [one["file"] for one in ran.json["refused"]] == ["rotto.zip"]
    assert ran.json["rows_added"] > 0
