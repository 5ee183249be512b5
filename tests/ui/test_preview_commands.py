from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.ui.running import CommandLine
from xl_recon.ui.clock import now
from xl_recon.workbook.file_store import FileStore
from xl_recon.workbook.store import CellValue, CellWrite, TableWrite

JOURNAL, RULES, PREVIEW = "Registrazioni", "Registrazioni_ricorrenti", "Anteprima"
RENT, STATIONERY = 5, 8  # rows of the journal


@pytest.fixture
def journal(xl_recon: CommandLine, workbook: Path, movements: Path) -> Path:
    assert xl_recon("import", workbook, movements, "--account", "1020").status == 0
    return workbook


@pytest.fixture
def previewed(xl_recon: CommandLine, journal: Path) -> Path:
    assert xl_recon("preview", journal).status == 1
    return journal


def stored(path: Path) -> FileStore:
    return FileStore(path, moment=now())


def add(path: Path, table: str, **columns: list[CellValue]) -> None:
    cells = {name.replace("_", " "): values for name, values in columns.items()}
    stored(path).write([TableWrite(table=table, appended=cells)])


def decide(path: Path, row: int, **decided: CellValue) -> None:
    store = stored(path)
    place = list(store.read(PREVIEW, ["Riga"]).columns["Riga"]).index(row) + 1
    cells = [
        CellWrite(header=name.replace("_", " "), rows=[place], value=value)
        for name, value in decided.items()
    ]
    store.write([TableWrite(table=PREVIEW, cells=cells)])


def cell(path: Path, row: int, header: str) -> CellValue:
    store = stored(path)
    place = row - store.first_row(JOURNAL)
    return store.read(JOURNAL, [header]).columns[header][place]


def everything(path: Path) -> Mapping[str, object]:
    """Every cell, fill and note of journal and rules as another program reads them."""
    book = load_workbook(path)
    return {
        f"{name}!{cell.coordinate}": (cell.value, cell.fill.fgColor.rgb, cell.comment)
        for name in (JOURNAL, "Registrazioni ricorrenti")
        for row in book[name].iter_rows()
        for cell in row
        if cell.value is not None or cell.fill.fill_type or cell.comment
    }


def test_a_preview_is_a_sheet_and_the_journal_stays(xl_recon: CommandLine, journal: Path) -> None:
    before = everything(journal)
    ran = xl_recon("preview", journal)
    assert ran.status == 1  # two rows have no rule
    assert "Anteprima di 4 righe nel foglio Anteprima: 2 con regola, 2 senza, 0 da" in ran.out
    assert everything(journal) == before
    sheet = load_workbook(journal)[PREVIEW]
    assert any("Uscite con regola: 2" in str(line.value) for line in sheet["A"])


def test_a_preview_tried_is_only_told(xl_recon: CommandLine, journal: Path) -> None:
    before = journal.read_bytes()
    ran = xl_recon("preview", journal, "--dry-run")
    assert "riga 5  12.01.2026" in ran.out
    assert "Affitto: Conto Dare: [CA] → 6000" in ran.out
    assert "Prova soltanto" in ran.out
    assert journal.read_bytes() == before


def test_a_preview_speaks_json(xl_recon: CommandLine, journal: Path) -> None:
    found = xl_recon("preview", journal, "--json", "--dry-run").json
    first = found["lines"][0]
    assert (first["group"], first["row"], first["amount"]) == ("out_with_rule", RENT, "1950.00")
    assert found["lines"][-1]["words"] == "Cartoleria Matita"


def test_with_nothing_waiting_there_is_nothing_to_preview(
    xl_recon: CommandLine, workbook: Path
) -> None:
    ran = xl_recon("preview", workbook)
    assert (ran.status, PREVIEW in load_workbook(workbook).sheetnames) == (0, False)
    assert ran.out == "Nessuna riga con [CA]: non c'è niente da mostrare.\n"


def test_with_nothing_waiting_any_more_the_old_preview_goes(
    xl_recon: CommandLine, previewed: Path
) -> None:
    add(previewed, RULES, Doc=["!Rule"], Conto_Avere=["1020"], Conto_Dare=["6500"])
    add(previewed, RULES, Doc=["!Rule"], Conto_Dare=["1020"], Conto_Avere=["3200"])
    assert xl_recon("apply", previewed).status == 0
    ran = xl_recon("preview", previewed)
    assert "L'anteprima di prima non serve più" in ran.out
    assert PREVIEW not in load_workbook(previewed).sheetnames


def test_a_sheet_of_the_user_s_own_is_left_alone(xl_recon: CommandLine, journal: Path) -> None:
    book = load_workbook(journal)
    book.create_sheet(PREVIEW)["A1"] = "mio"
    book.save(journal)
    before = journal.read_bytes()
    ran = xl_recon("preview", journal)
    assert ran.status == 3
    assert "Rinominarlo o eliminarlo e ripetere." in ran.err
    assert journal.read_bytes() == before


@pytest.mark.parametrize("command", ["confirm", "discard"])
def test_without_a_preview_there_is_nothing_to_decide(
    xl_recon: CommandLine, journal: Path, command: str
) -> None:
    ran = xl_recon(command, journal)
    assert ran.status == 3
    assert ran.err == (
        "Registrazioni.xlsx: non c'è nessuna anteprima. Farla prima con «xl-recon preview».\n"
    )


def test_a_preview_discarded_leaves_the_journal(xl_recon: CommandLine, previewed: Path) -> None:
    before = everything(previewed)
    ran = xl_recon("discard", previewed)
    assert (ran.status, ran.out) == (
        0,
        "Anteprima tolta. Nel giornale non è cambiato niente.\n",
    )
    assert everything(previewed) == before
    assert PREVIEW not in load_workbook(previewed).sheetnames


def test_a_confirmation_says_what_was_done_and_what_is_left(
    xl_recon: CommandLine, previewed: Path
) -> None:
    ran = xl_recon("confirm", previewed)
    assert (ran.status, ran.out) == (
        1,
        "Completate 2 righe come deciso nell'anteprima (lotto 2).\nRestano 2 righe con [CA].\n",
    )
    assert PREVIEW not in load_workbook(previewed).sheetnames


def test_with_nothing_left_a_confirmation_is_done(xl_recon: CommandLine, previewed: Path) -> None:
    decide(previewed, 6, Conto="3200")
    decide(previewed, STATIONERY, Conto="6500")
    ran = xl_recon("confirm", previewed)
    assert (ran.status, ran.out) == (
        0,
        "Completate 4 righe come deciso nell'anteprima; regole nuove: 2 (lotto 2).\n",
    )


def test_a_confirmation_is_applied_rules_cell_by_cell(
    xl_recon: CommandLine, journal: Path, tmp_path: Path
) -> None:
    applied = tmp_path / "applicate.xlsx"
    xl_recon("apply", journal, "--out", applied)
    xl_recon("preview", journal)
    xl_recon("confirm", journal)
    assert everything(journal) == everything(applied)


def test_a_confirmation_tried_writes_nothing(xl_recon: CommandLine, previewed: Path) -> None:
    before = previewed.read_bytes()
    ran = xl_recon("confirm", previewed, "--dry-run")
    assert ran.status == 1
    assert ran.out.startswith("Verrebbero completate 2 righe.\nProva soltanto")
    assert previewed.read_bytes() == before


def test_a_confirmation_speaks_json(xl_recon: CommandLine, previewed: Path) -> None:
    found = xl_recon("confirm", previewed, "--json").json
    assert (found["rows"], found["left"], found["rules"], found["batch"]) == (2, 2, 0, 2)
    assert found["notices"] == []


def test_a_confirmation_may_go_to_another_file(
    xl_recon: CommandLine, previewed: Path, tmp_path: Path
) -> None:
    before = previewed.read_bytes()
    xl_recon("confirm", previewed, "--out", tmp_path / "altro.xlsx")
    assert previewed.read_bytes() == before
    assert cell(tmp_path / "altro.xlsx", RENT, "Conto Dare") == "6000"


def test_nothing_chosen_takes_the_sheet_away_only(xl_recon: CommandLine, previewed: Path) -> None:
    before = everything(previewed)
    for row in (RENT, 7):
        decide(previewed, row, Applica="No")
    ran = xl_recon("confirm", previewed)
    assert ran.out.startswith("Nell'anteprima non è stato scelto niente")
    assert everything(previewed) == before
    assert PREVIEW not in load_workbook(previewed).sheetnames


@pytest.mark.parametrize(
    ("row", "decided", "said"),
    [
        (RENT, {"Applica": "forse"}, "«forse» non si capisce: scrivere Sì, No o il numero di riga"),
        (RENT, {"Applica": 99}, "«99» non è la riga di una regola che serve."),
        (RENT, {"Conto": "6500"}, "«6500» è di troppo, perché la riga ha una regola: toglierlo"),
        (STATIONERY, {"Applica": "Sì"}, "vuole anche il Conto, perché la riga non ha una regola."),
        (STATIONERY, {"Conto": "9999"}, "«9999» non è nella tabella Conti."),
        (STATIONERY, {"Conto": "1020"}, "«1020» è il conto della banca: qui ci vuole la controp"),
        (
            STATIONERY,
            {"Conto": "6500", "Parole_della_regola": "gomma"},
            "«gomma» non sta nella descrizione della riga.",
        ),
    ],
)
def test_a_decision_that_means_nothing_is_told_with_its_row(
    xl_recon: CommandLine, previewed: Path, row: int, decided: dict[str, CellValue], said: str
) -> None:
    decide(previewed, row, **decided)
    before = previewed.read_bytes()
    ran = xl_recon("confirm", previewed)
    assert ran.status == 3
    assert ran.err.startswith("Anteprima, riga ")
    assert said in ran.err
    assert "Correggere e confermare di nuovo; non è stato scritto niente." in ran.err
    assert previewed.read_bytes() == before


def test_a_journal_that_changed_is_told_with_its_row(
    xl_recon: CommandLine, previewed: Path
) -> None:
    cells = [CellWrite(header="Importo", rows=[4], value=19.0)]
    stored(previewed).write([TableWrite(table=JOURNAL, cells=cells)])
    ran = xl_recon("confirm", previewed)
    assert ran.status == 4
    assert ran.err == (
        "Registrazioni, riga 8: qualcosa è cambiato dopo l'anteprima. "
        "Non è stato scritto niente: rifare l'anteprima con «xl-recon preview».\n"
    )


@pytest.mark.parametrize("commands", [["apply"], ["preview", "confirm"]])
def test_rows_are_told_where_they_stand_once_others_are_split(
    xl_recon: CommandLine, journal: Path, commands: list[str]
) -> None:
    height = stored(journal).read(RULES, []).height
    add(
        journal,
        RULES,
        Doc=["!Rule", "!RuleSplit", "!RuleSplit", "!Rule", "!RuleSplit"],
        Descrizione=["betulla", None, None, "cartoleria", None],
        Conto_Dare=["1020", None, None, "[]", "6500"],
        Conto_Avere=["[]", "3200", "3400", "1020", None],
        Importo=[None, "50%", "resto", None, "1.00"],
    )
    first, *others = commands
    ran = xl_recon(first, journal)
    for command in others:
        decide(journal, STATIONERY, Applica=stored(journal).first_row(RULES) + height + 3)
        ran = xl_recon(command, journal)
    assert ran.status == 1
    assert "differenza 17,60, in Registrazioni, riga 10." in ran.out
    assert cell(journal, 10, "Conto Dare") == "[CA]"


def test_undo_after_a_confirmation_gives_back_every_cell_and_fill(
    xl_recon: CommandLine, journal: Path
) -> None:
    add(
        journal,
        RULES,
        Doc=["!Rule", "!RuleSplit", "!RuleSplit", "!Rule"],
        Descrizione=["cartoleria", None, None, "fontanelle"],
        Conto_Dare=["[]", "6500", "6400", "6400"],
        Conto_Avere=["1020", None, None, "1020"],
        Importo=["", "50%", "resto", None],
        Testo=["Cancelleria {data:%m/%Y}", None, None, None],
    )
    store = stored(journal)
    store.write([TableWrite(table=RULES, fills={"FFF2CC": [store.read(RULES, []).height - 3]})])
    before = everything(journal)
    xl_recon("preview", journal)
    last = store.first_row(RULES) + stored(journal).read(RULES, []).height - 1
    decide(journal, 7, Applica=last, Tieni_la_scelta="Sì")
    decide(journal, 6, Conto="3200")
    assert xl_recon("confirm", journal).status == 0
    assert cell(journal, 9, "Conto Dare") == "6500"
    assert everything(journal) != before
    assert xl_recon("undo", journal).status == 0
    assert everything(journal) == before


@pytest.mark.parametrize("command", ["preview", "confirm", "discard"])
@pytest.mark.parametrize(("language", "use"), [("it", "Uso"), ("en", "Usage")])
def test_every_command_explains_itself(
    xl_recon: CommandLine, command: str, language: str, use: str
) -> None:
    ran = xl_recon(command, "--help", "--lang", language)
    assert (ran.status, ran.out.startswith(f"{use}: xl-recon {command} [")) == (0, True)


def test_the_sheet_is_italian_for_everybody(xl_recon: CommandLine, journal: Path) -> None:
    ran = xl_recon("preview", journal, "--lang", "en")
    assert "Preview of 4 rows on the sheet Anteprima" in ran.out
    assert "Uscite con regola" in stored(journal).read(PREVIEW, ["Gruppo"]).columns["Gruppo"]


@pytest.mark.parametrize("command", ["preview", "confirm", "discard"])
def test_a_workbook_that_is_open_is_not_written(
    xl_recon: CommandLine, previewed: Path, command: str
) -> None:
    (previewed.parent / f"~${previewed.name}").write_bytes(b"\x04Anna")
    before = previewed.read_bytes()
    ran = xl_recon(command, previewed)
    assert (ran.status, "Chiuderla e ripetere." in ran.err) == (4, True)
    assert previewed.read_bytes() == before


@pytest.mark.parametrize("decided", [{"Applica": "No"}, {"Applica": "boh"}])
def test_a_new_preview_never_drops_decisions_made_on_the_old_one(
    xl_recon: CommandLine, previewed: Path, decided: dict[str, str]
) -> None:
    decide(previewed, RENT, **decided)
    before = previewed.read_bytes()
    ran = xl_recon("preview", previewed)
    assert ran.status == 3
    assert "ci sono già delle scelte" in ran.err
    assert previewed.read_bytes() == before


def test_an_untouched_preview_is_made_anew(xl_recon: CommandLine, previewed: Path) -> None:
    assert xl_recon("preview", previewed).status == 1
