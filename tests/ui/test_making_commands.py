from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.ui.running import CommandLine
from xl_recon.ui.clock import now
from xl_recon.workbook.file_store import FileStore
from xl_recon.workbook.store import CellValue, CellWrite, TableWrite

JOURNAL, RULES = "Registrazioni", "Registrazioni_ricorrenti"
WAITING, STATIONERY = 6, 8  # rows of the journal


def stored(path: Path) -> FileStore:
    return FileStore(path, moment=now())


def rules_of(path: Path) -> list[CellValue]:
    return list(stored(path).read(RULES, ["Descrizione"]).columns["Descrizione"])


@pytest.fixture
def journal(xl_recon: CommandLine, workbook: Path, movements: Path) -> Path:
    """The last row was completed by hand."""
    assert xl_recon("import", workbook, movements, "--account", "1020").status == 0
    cells = [CellWrite(header="Conto Dare", rows=[4], value="6500")]
    stored(workbook).write([TableWrite(table=JOURNAL, cells=cells)])
    return workbook


@pytest.fixture
def history(journal: Path) -> Path:
    """Rows that somebody completed alike, and one of their kind that waits."""
    numbers = range(1, 6)
    columns: dict[str, list[CellValue]] = {
        "Data": [f"{day:02}.02.2026" for day in numbers],
        "Descrizione": [f"Vivaio Ortensia {day}" for day in numbers],
        "Importo": [10.0 + day for day in numbers],
        "Conto Dare": ["6500", "6500", "6500", "6500", "[CA]"],
        "Conto Avere": ["1020"] * 5,
    }
    columns["Data"] = [now().date()] * 5
    stored(journal).write([TableWrite(table=JOURNAL, appended=columns)])
    return journal


def test_a_rule_is_made_from_a_row_and_told_with_what_it_would_hit(
    xl_recon: CommandLine, journal: Path
) -> None:
    ran = xl_recon("rules", "create", journal, "--rows", str(STATIONERY))
    assert ran.status == 0
    assert ran.out == (
        "Regola nuova «Cartoleria Matita»: 6500 / 1020\n"
        "  dalla riga 8 di Registrazioni\n"
        "  avrebbe completato allo stesso modo 1 riga (8)\n"
        "Aggiunta 1 regola in fondo a Registrazioni ricorrenti (lotto 2).\n"
    )
    assert rules_of(journal)[-1] == "Cartoleria Matita"


def test_a_rule_made_and_undone_leaves_the_rules_as_they_were(
    xl_recon: CommandLine, journal: Path
) -> None:
    before = rules_of(journal)
    xl_recon("rules", "create", journal, "--rows", str(STATIONERY))
    assert xl_recon("undo", journal).status == 0
    assert rules_of(journal) == before


def test_a_rule_to_be_made_is_only_shown(xl_recon: CommandLine, journal: Path) -> None:
    before = journal.read_bytes()
    ran = xl_recon("rules", "create", journal, "--rows", str(STATIONERY), "--dry-run")
    assert "Verrebbe aggiunta 1 regola.\nProva soltanto" in ran.out
    assert journal.read_bytes() == before


def test_a_row_that_waits_gives_no_rule(xl_recon: CommandLine, journal: Path) -> None:
    ran = xl_recon("rules", "create", journal, "--rows", str(WAITING))
    assert ran.status == 1
    assert ran.out.endswith("Nessuna regola nuova.\n")


def test_a_row_outside_the_table_is_told(xl_recon: CommandLine, journal: Path) -> None:
    ran = xl_recon("rules", "create", journal, "--rows", "7-40")
    assert ran.status == 2
    assert "5-8" in ran.err


def test_new_rules_speak_json(xl_recon: CommandLine, journal: Path) -> None:
    found = xl_recon("rules", "create", journal, "--rows", str(STATIONERY), "--json").json
    (rule,) = found["rules"]
    assert (rule["from"], rule["right"], rule["waiting"]) == ([8], [8], [])
    assert rule["rows"][0]["description"] == "Cartoleria Matita"
    assert (found["batch"], found["notices"]) == (2, [])


def test_proposals_are_told_with_their_precision(xl_recon: CommandLine, history: Path) -> None:
    before = history.read_bytes()
    ran = xl_recon("rules", "propose", history)
    assert ran.status == 0
    assert "1. «Vivaio Ortensia»: 6500 / 1020" in ran.out
    assert "giusta in 4 righe su 4 (9-12); 1 riga in attesa" in ran.out
    assert "--add 1,2 (o --add all)." in ran.out
    assert history.read_bytes() == before


@pytest.mark.parametrize("chosen", ["1", "all", "tutte"])
def test_a_proposal_can_be_added(xl_recon: CommandLine, history: Path, chosen: str) -> None:
    ran = xl_recon("rules", "propose", history, "--add", chosen)
    assert "Aggiunta 1 regola in fondo" in ran.out
    assert rules_of(history)[-1] == "Vivaio Ortensia"
    assert "Nessuna proposta" in xl_recon("rules", "propose", history).out


@pytest.mark.parametrize(
    ("chosen", "said"),
    [
        ("2", "Le proposte sono 1: la numero 2 non c'è."),
        ("0", "«0» non indica delle proposte."),
        ("x", "«x» non indica delle proposte."),
    ],
)
def test_a_proposal_that_is_not_there_is_told(
    xl_recon: CommandLine, history: Path, chosen: str, said: str
) -> None:
    before = history.read_bytes()
    ran = xl_recon("rules", "propose", history, "--sheet", "--add", chosen)
    assert (ran.status, said in ran.err) == (2, True)
    assert history.read_bytes() == before


def test_proposals_may_stand_on_a_sheet(xl_recon: CommandLine, history: Path) -> None:
    xl_recon("rules", "propose", history, "--sheet")
    sheet = load_workbook(history)["Regole proposte"]
    found = {value for row in sheet.iter_rows(values_only=True) for value in row}
    assert {"Vivaio Ortensia", "9-12"} <= found


def test_proposals_speak_json(xl_recon: CommandLine, history: Path) -> None:
    (found,) = xl_recon("rules", "propose", history, "--json").json["proposals"]
    assert (found["right"], found["hits"], found["waiting"]) == (4, 4, 1)
    assert found["rows"] == [9, 10, 11, 12]


def test_proposals_tried_are_not_written_anywhere(xl_recon: CommandLine, history: Path) -> None:
    before = history.read_bytes()
    xl_recon("rules", "propose", history, "--sheet", "--add", "1", "--dry-run")
    assert history.read_bytes() == before


def test_rules_are_sorted_and_put_back(xl_recon: CommandLine, journal: Path) -> None:
    xl_recon("rules", "create", journal, "--rows", str(STATIONERY))
    before = rules_of(journal)
    ran = xl_recon("rules", "sort", journal)
    assert ran.status == 0
    assert ran.out.startswith("Regole in ordine di descrizione;")
    assert rules_of(journal) != before
    assert xl_recon("rules", "sort", journal).out == "Le regole sono già in ordine.\n"
    xl_recon("undo", journal)
    assert rules_of(journal) == before


def test_sorting_tried_writes_nothing(xl_recon: CommandLine, journal: Path) -> None:
    xl_recon("rules", "create", journal, "--rows", str(STATIONERY))
    before = journal.read_bytes()
    ran = xl_recon("rules", "sort", journal, "--dry-run")
    assert "si sposterebbero.\nProva soltanto" in ran.out
    assert journal.read_bytes() == before


def test_another_winner_is_told(xl_recon: CommandLine, journal: Path) -> None:
    columns: dict[str, list[CellValue]] = {
        "Doc": ["!Rule", "!Rule"],
        "Descrizione": ["studio", "betulla"],
        "Conto Avere": ["3200", "3400"],
    }
    stored(journal).write([TableWrite(table=RULES, appended=columns)])
    ran = xl_recon("rules", "sort", journal, "--json")
    assert ran.status == 1
    (notice,) = ran.json["notices"]
    assert notice["code"] == "rules.other_winner"
    assert "con il nuovo ordine cede il posto a quella alla riga" in notice["text"]
    assert "per 1 riga in attesa (riga 6)" in notice["text"]
