from __future__ import annotations

from pathlib import Path

from tests.ui.running import CommandLine


def test_export_prints_the_table_and_nothing_else(xl_recon: CommandLine, statement: Path) -> None:
    ran = xl_recon("export", statement)
    assert ran.status == 0
    headings, *rows = ran.out.splitlines()
    assert headings.startswith("Date\tDateValue\tDocInvoice\tExternalReference\tDescription\t")
    assert len(rows) == 10


def test_export_writes_a_file_that_reads_back(
    xl_recon: CommandLine, statement: Path, tmp_path: Path
) -> None:
    out = tmp_path / "banana.tsv"
    assert "10 movimenti in banana.tsv" in xl_recon("export", statement, "--out", out).err
    amounts = [
        sorted(
            line["amount"]
            for line in xl_recon("read", path, "--json").json["statements"][0]["lines"]
        )
        for path in (statement, out)
    ]
    assert amounts[0] == amounts[1]


def test_export_never_replaces_a_file(
    xl_recon: CommandLine, statement: Path, tmp_path: Path
) -> None:
    out = tmp_path / "banana.tsv"
    out.write_text("mine", "utf-8")
    assert xl_recon("export", statement, "--out", out).status == 3
    assert out.read_text("utf-8") == "mine"


def test_export_goes_on_after_a_file_that_cannot_be_read(
    xl_recon: CommandLine, statement: Path, tmp_path: Path
) -> None:
    bad = tmp_path / "vuoto.ofx"
    bad.write_text("OFXHEADER:100\n\n<OFX></OFX>", "utf-8")
    ran = xl_recon("export", bad, statement)
    assert ran.status == 1
    assert "vuoto.ofx" in ran.err
    assert len(ran.out.splitlines()) == 11
    assert xl_recon("export", bad).status == 3


def test_export_tells_what_was_assumed(xl_recon: CommandLine, tmp_path: Path) -> None:
    doubtful = tmp_path / "movimenti.qif"
    doubtful.write_text("!Type:Bank\nD05/02/2024\nT1.00\n^\n", "utf-8")
    ran = xl_recon("export", doubtful)
    assert ran.status == 1
    assert "se viene prima il giorno" in ran.err
