"""Doubtful movements on the command line: shown, answered, remembered; and what check proves."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ui.running import CommandLine
from tests.ui.test_commands import journal, sheet_rows

TOLD_OTHERWISE = (
    "Data;Testo;Importo\n"
    "12.01.2026;QUERCIA IMMOBILIARE CANONE;-1950.00\n"
    "15.01.2026;MATITA SRL;-18.60\n"
    "20.01.2026;Bar Sport;-8.60\n"
)


@pytest.fixture
def taken_in(xl_recon: CommandLine, workbook: Path, movements: Path) -> Path:
    assert xl_recon("import", workbook, movements, "--account", "1020").status == 0
    return workbook


@pytest.fixture
def told_otherwise(tmp_path: Path) -> Path:
    path = tmp_path / "altro.csv"
    path.write_text(TOLD_OTHERWISE, "utf-8")
    return path


def amounts(workbook: Path) -> list[object]:
    return [row["Importo"] for row in journal(workbook)]


def test_doubtful_movements_wait_beside_their_rows(
    xl_recon: CommandLine, taken_in: Path, told_otherwise: Path
) -> None:
    ran = xl_recon("import", taken_in, told_otherwise, "--account", "1020")
    assert ran.status == 1
    assert "Importata 1 riga" in ran.out
    assert "QUERCIA IMMOBILIARE CANONE" in ran.out
    assert "forse la stessa: riga 5 del 12.01.2026, «Affitto gennaio" in ran.out
    assert "--known" in ran.out
    assert len(amounts(taken_in)) == 5


def test_a_dry_run_asks_the_same_and_json_has_the_keys(
    xl_recon: CommandLine, taken_in: Path, told_otherwise: Path
) -> None:
    words = ("import", taken_in, told_otherwise, "--account", "1020", "--json")
    rehearsed, written = xl_recon(*words, "--dry-run"), xl_recon(*words)
    questions = rehearsed.json["questions"]
    assert questions == written.json["questions"]
    assert [(it["amount"], it["row"], it["why"]) for it in questions] == [
        ("-1950.00", 5, "same_words"),
        ("-18.60", 8, "same_words"),
    ]


def test_answers_by_key_are_carried_out_and_kept(
    xl_recon: CommandLine, taken_in: Path, told_otherwise: Path
) -> None:
    words = ("import", taken_in, told_otherwise, "--account", "1020")
    rent, paper = (it["key"] for it in xl_recon(*words, "--json").json["questions"])
    answered = xl_recon(*words, "--new", paper.lower(), "--known", rent, "--json")
    assert answered.json["questions"] == []
    assert amounts(taken_in).count(18.6) == 2
    kept = [row["Codice"] for row in sheet_rows(taken_in, "Esiti")]
    assert "import.answered_known" in kept
    assert "già stato importato" in xl_recon(*words).out


def test_one_answer_for_all_brings_no_row_but_is_kept(
    xl_recon: CommandLine, taken_in: Path, told_otherwise: Path
) -> None:
    words = ("import", taken_in, told_otherwise, "--account", "1020")
    xl_recon(*words)
    ran = xl_recon(*words, "--doubtful", "known")
    assert "Le risposte sono ricordate" in ran.out
    assert len(amounts(taken_in)) == 5


@pytest.mark.parametrize(
    ("option", "value"), [("--new", "12"), ("--known", "A;B"), ("--doubtful", "forse")]
)
def test_an_answer_that_means_nothing_is_a_wrong_call(
    xl_recon: CommandLine, taken_in: Path, movements: Path, option: str, value: str
) -> None:
    ran = xl_recon("import", taken_in, movements, option, value)
    assert ran.status == 2
    assert value in ran.err


def test_a_key_that_nobody_asked_about_is_told(
    xl_recon: CommandLine, workbook: Path, movements: Path
) -> None:
    ran = xl_recon("import", workbook, movements, "--account", "1020", "--new", "ABCDE")
    assert ran.status == 1
    assert "ABCDE" in ran.out


def test_very_many_questions_are_told_in_part(
    xl_recon: CommandLine, workbook: Path, tmp_path: Path
) -> None:
    for name, text in (("a.csv", "Bolletta"), ("b.csv", "Altro")):
        lines = [f"{day:02d}.01.2026;{text} {day};-{day}.50" for day in range(1, 31)]
        (tmp_path / name).write_text("\n".join(["Data;Testo;Importo", *lines]), "utf-8")
    xl_recon("import", workbook, tmp_path / "a.csv", "--account", "1020")
    ran = xl_recon("import", workbook, tmp_path / "b.csv", "--account", "1020")
    assert "… e ancora 5 movimenti in dubbio" in ran.out


def test_two_formats_in_one_import_are_asked_about_without_a_row(
    xl_recon: CommandLine, workbook: Path, movements: Path, told_otherwise: Path
) -> None:
    ran = xl_recon("import", workbook, movements, told_otherwise, "--account", "1020")
    assert "un movimento del 12.01.2026 di questa importazione" in ran.out
    assert len(amounts(workbook)) == 5


def test_rows_are_numbered_sorted_and_wait_for_an_account_of_their_own(
    xl_recon: CommandLine, workbook: Path, movements: Path
) -> None:
    chosen = ("--first-document", "B-009", "--sort", "--contra", "[CP]")
    assert xl_recon("import", workbook, movements, "--account", "1020", *chosen).status == 0
    rows = journal(workbook)
    assert [row["Doc"] for row in rows] == ["B-009", "B-010", "B-011", "B-012"]
    assert "[CP]" in {rows[0]["Conto Dare"], rows[0]["Conto Avere"]}


@pytest.mark.parametrize(("option", "count"), [("--ignore-pos", 1), ("--with-pos", 2)])
def test_card_payments_stay_out_or_come_in_as_one_wishes(
    xl_recon: CommandLine, workbook: Path, tmp_path: Path, option: str, count: int
) -> None:
    path = tmp_path / "pos.csv"
    path.write_text("Data;Testo;Importo\n12.01.2026;POS Bar;-2.50\n13.01.2026;Affitto;-9.00\n")
    xl_recon("import", workbook, path, "--account", "1020", option)
    assert len(amounts(workbook)) == count


def test_check_proves_the_journal_by_the_banks_balances(
    xl_recon: CommandLine, taken_in: Path
) -> None:
    ran = xl_recon("check", taken_in)
    assert "Conto 1020: il giornale ha il saldo della banca fino al 15.01.2026." in ran.out
    (proof,) = xl_recon("check", taken_in, "--json").json["proofs"]
    assert (proof["proved_until"], proof["breaks"]) == ("2026-01-15", [])
