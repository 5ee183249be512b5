"""What `xl-recon read` and `import` say to a person, word by word."""

from __future__ import annotations

from pathlib import Path

from tests.ui.running import CommandLine

CARD = "Data;Descrizione;Importo\n31.01.2025;Bar;-5,00\n"


def test_read_names_the_kind_of_file_without_its_version(
    xl_recon: CommandLine, statement: Path
) -> None:
    ran = xl_recon("read", statement)
    assert ran.out.splitlines()[0] == f"{statement.name} (camt)"


def test_read_says_when_a_file_does_not_tell_its_account(
    xl_recon: CommandLine, tmp_path: Path
) -> None:
    path = tmp_path / "carta.csv"
    path.write_text(CARD, "utf-8")
    ran = xl_recon("read", path)
    assert ran.out.splitlines()[:2] == [
        "carta.csv (tabella)",
        "Conto non indicato: 1 movimento contabilizzato.",
    ]


def test_import_tells_a_file_with_headings_only(
    xl_recon: CommandLine, workbook: Path, tmp_path: Path
) -> None:
    path = tmp_path / "vuoto.csv"
    path.write_text("Data;Valuta;Descrizione;Importo;Saldo\n", "utf-8")
    ran = xl_recon("import", workbook, path, "--account", "1020")
    assert ran.status == 0
    assert "  vuoto.csv: l'estratto non ha movimenti." in (ran.out + ran.err).splitlines()


def test_a_truncated_file_is_told_once_to_be_downloaded_again(
    xl_recon: CommandLine, statement: Path, tmp_path: Path
) -> None:
    path = tmp_path / "mezzo.xml"
    path.write_bytes(statement.read_bytes()[:900])
    ran = xl_recon("read", path)
    assert ran.status == 3
    assert ran.err.lower().count("di nuovo") == 1
