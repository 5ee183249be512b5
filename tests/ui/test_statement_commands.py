"""The commands on a statement, over a real workbook file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.ui.running import CommandLine, Ran
from tests.workbook.files import opened
from xl_recon.plan.changes import Table
from xl_recon.ui.commands.statement_assign import kind_of
from xl_recon.ui.yes_no import answering
from xl_recon.workbook.layout import LAYOUTS
from xl_recon.workbook.store import CellValue, CellWrite, TableWrite

MOVEMENTS = (
    "Data;Descrizione;Importo;Saldo\n"
    "12.01.2026;Fattura 1041 Panetteria Spiga;1850.00;11850.00\n"
    "13.01.2026;Spese tenuta conto;-4.50;11845.50\n"
    "14.01.2026;Rivista Il Tornio abbonamento;-215.30;11630.20\n"
    "15.01.2026;Legnami Valdorata SA acconto;-700.00;10930.20\n"
)
FIRST = 12  # the sheet's first row


@pytest.fixture
def book(workbook: Path) -> Path:
    """A baker who owes 1850.00, and a timber merchant."""
    add(
        workbook,
        Table.PARTIES,
        code=["C001", "F001"],
        name=["Panetteria Spiga SA", "Legnami Valdorata SA"],
        kind=["Cliente", "Fornitore"],
        customer_account=["1100", None],
        supplier_account=[None, "2000"],
    )
    add(
        workbook,
        Table.DOCUMENTS,
        key=["V-1"],
        kind=["Fattura"],
        number=["1041"],
        date=["2026-01-02"],
        party=["Panetteria Spiga SA"],
        total=[1850.0],
    )
    return workbook


@pytest.fixture
def statement(tmp_path: Path) -> Path:
    path = tmp_path / "gennaio.csv"
    path.write_text(MOVEMENTS, "utf-8")
    return path


@pytest.fixture
def read(xl_recon: CommandLine, book: Path, statement: Path) -> Ran:
    """The four movements on the sheet: two green, one red, one black."""
    return xl_recon("statement", "read", book, statement, "--account", "1020")


def add(path: Path, table: Table, **columns: list[CellValue]) -> None:
    layout = LAYOUTS[table]
    cells = {layout.header_of(name): values for name, values in columns.items()}
    opened(path).write([TableWrite(table=layout.name, appended=cells)])


def column(path: Path, table: Table, field: str) -> list[CellValue]:
    layout = LAYOUTS[table]
    header = layout.header_of(field)
    return list(opened(path).read(layout.name, [header]).columns[header])


def cleared(xl_recon: CommandLine, book: Path) -> Ran:
    kind = ("--kind", "senza documento", "--account", "6570")
    return xl_recon("statement", "assign", book, "--rows", "14", *kind)


def test_reading_tells_the_colours_the_proof_and_what_is_left(read: Ran) -> None:
    assert read.status == 1
    assert "4 righe lette nel foglio Estratto conto (lotto 1)" in read.out
    assert "il conto torna" in read.out
    assert "2 verdi, 1 nera, 1 rossa, 0 grigie." in read.out
    assert "1 riga rossa: 14. Scrivere la controparte in colonna Controparte" in read.out
    assert "1 riga nera: 15." in read.out


def test_reading_as_json(xl_recon: CommandLine, book: Path, statement: Path) -> None:
    call = ("statement", "read", book, statement, "--account", "1020", "--json")
    rehearsed = xl_recon(*call, "--dry-run").json
    assert rehearsed["counts"] == {"green": 2, "black": 1, "red": 1, "grey": 0}
    assert rehearsed["lines"][0]["row"] is None
    assert "batch" not in rehearsed
    found = xl_recon(*call).json
    assert found["batch"] == 1
    assert found["lines"][0]["row"] == FIRST
    assert found["lines"][0]["documents"] == [{"document": "V-1", "amount": "1850.00"}]
    assert found["statements"][0]["left_over"] == "0.00"
    assert "fattura 1041" in found["lines"][0]["reason"]


def test_a_rehearsed_reading_writes_nothing(
    xl_recon: CommandLine, book: Path, statement: Path
) -> None:
    before = book.read_bytes()
    ran = xl_recon("statement", "read", book, statement, "--account", "1020", "--dry-run")
    assert "Prova soltanto" in ran.out
    assert "Panetteria Spiga SA: verde" in ran.out
    assert book.read_bytes() == before


def test_the_same_file_twice_is_told(
    xl_recon: CommandLine, book: Path, read: Ran, statement: Path
) -> None:
    assert read.status == 1
    again = xl_recon("statement", "read", book, statement, "--account", "1020")
    assert again.status == 0
    assert "già nel foglio Estratto conto (lotto 1)" in again.out


def test_a_statement_without_account_is_refused(
    xl_recon: CommandLine, book: Path, statement: Path
) -> None:
    ran = xl_recon("statement", "read", book, statement, "--json")
    assert ran.status == 3
    assert ran.json["refused"][0]["code"] == "AccountNeeded"


def test_card_payments_are_counted(xl_recon: CommandLine, book: Path, tmp_path: Path) -> None:
    path = tmp_path / "pos.csv"
    path.write_text(MOVEMENTS + "16.01.2026;POS Chiosco;-9.00;10921.20\n", "utf-8")
    ran = xl_recon("statement", "read", book, path, "--account", "1020", "--ignore-pos")
    assert "1 pagamento con la carta non elencato" in ran.out
    assert "il conto torna" in ran.out


def test_show_tells_why(xl_recon: CommandLine, book: Path, read: Ran) -> None:
    assert read.status == 1
    ran = xl_recon("statement", "show", book)
    assert "Rivista Il Tornio abbonamento: rossa" in ran.out
    assert "Panetteria" not in ran.out
    one = xl_recon("statement", "show", book, "--rows", "12")
    assert one.status == 0
    assert "fattura 1041 nel testo" in one.out
    assert len(xl_recon("statement", "show", book, "--rows", "12", "--json").json["lines"]) == 1


def test_show_without_an_open_import(xl_recon: CommandLine, book: Path) -> None:
    ran = xl_recon("statement", "show", book)
    assert ran.status == 3
    assert "Nessuna importazione aperta" in ran.err


def test_rows_outside_the_sheet_are_a_wrong_call(
    xl_recon: CommandLine, book: Path, read: Ran
) -> None:
    assert read.status == 1
    ran = xl_recon("statement", "assign", book, "--rows", "99", "--delete")
    assert ran.status == 2
    assert "Estratto_conto, che occupa le righe 12-15" in ran.err


def test_something_has_to_be_said_of_rows(xl_recon: CommandLine, book: Path, read: Ran) -> None:
    assert read.status == 1
    ran = xl_recon("statement", "assign", book, "--rows", "14")
    assert ran.status == 2
    assert "--party" in ran.err


def test_confirming_is_refused_while_a_row_is_red(
    xl_recon: CommandLine, book: Path, read: Ran
) -> None:
    assert read.status == 1
    ran = xl_recon("statement", "confirm", book)
    assert ran.status == 3
    assert "riga 14 in rosso" in ran.err


def test_from_reading_to_confirming_and_back(xl_recon: CommandLine, book: Path, read: Ran) -> None:
    assert read.status == 1
    assert "Niente di rosso" in cleared(xl_recon, book).out
    rehearsed = xl_recon("statement", "confirm", book, "--dry-run")
    assert "Verrebbero 4 righe in Registrazioni, 1 abbinamento, 0 IBAN imparati" in rehearsed.out
    ran = xl_recon("statement", "confirm", book)
    assert ran.status == 0
    assert "Confermato il lotto 1: 4 righe in Registrazioni (righe 5-8), 1 abbinamento" in ran.out
    assert column(book, Table.SETTLEMENTS, "document") == ["V-1"]
    undone = xl_recon("undo", book, "1")
    assert undone.status == 0
    assert column(book, Table.STAGED_STATEMENT, "outcome") == ["verde", "verde", "verde", "nero"]
    assert xl_recon("statement", "confirm", book).status == 0


def test_confirming_as_json(xl_recon: CommandLine, book: Path, read: Ran) -> None:
    assert read.status == 1
    cleared(xl_recon, book)
    rehearsed = xl_recon("statement", "confirm", book, "--dry-run", "--json").json
    assert rehearsed["booked"] is False
    assert rehearsed["plan"]
    found = xl_recon("statement", "confirm", book, "--json").json
    assert (found["rows"], found["settled"], found["booked"]) == (4, 1, True)
    assert found["statements"][0]["unbooked"] == "0.00"


def test_what_has_changed_is_shown_before_it_is_booked(
    xl_recon: CommandLine, book: Path, read: Ran
) -> None:
    assert read.status == 1
    cleared(xl_recon, book)
    add(
        book,
        Table.DOCUMENTS,
        key=["A-1"],
        kind=["Fattura"],
        number=["R-77"],
        date=["2026-01-03"],
        party=["Legnami Valdorata SA"],
        total=[700.0],
    )
    ran = xl_recon("statement", "confirm", book)
    assert ran.status == 1
    assert "Non ancora confermato: 1 riga è cambiata" in ran.out
    assert column(book, Table.STAGED_STATEMENT, "outcome")[3] == "verde"
    assert xl_recon("statement", "confirm", book).status == 0


def test_a_deleted_row_is_told_at_the_confirmation(
    xl_recon: CommandLine, book: Path, read: Ran
) -> None:
    assert read.status == 1
    told = xl_recon("statement", "assign", book, "--rows", "14", "--delete")
    assert "1 riga da eliminare: 14." in told.out
    ran = xl_recon("statement", "confirm", book)
    assert "righe per -215,30 non registrate" in ran.out


def test_cancelling_takes_the_rows_away(xl_recon: CommandLine, book: Path, read: Ran) -> None:
    assert read.status == 1
    assert "Verrebbe annullata" in xl_recon("statement", "cancel", book, "--dry-run").out
    ran = xl_recon("statement", "cancel", book)
    assert "Annullata l'importazione del lotto 1: 4 righe tolte" in ran.out
    assert xl_recon("statement", "cancel", book).status == 3


def test_an_unknown_party_is_told_with_the_likely_ones(
    xl_recon: CommandLine, book: Path, read: Ran
) -> None:
    assert read.status == 1
    ran = xl_recon("statement", "assign", book, "--rows", "14", "--party", "Legnami Valdorada")
    assert ran.status == 3
    assert "forse: Legnami Valdorata SA" in ran.err


def test_a_party_is_created_from_a_row(xl_recon: CommandLine, book: Path, read: Ran) -> None:
    assert read.status == 1
    call = ("party", "create", book, "--rows", "14")
    assert "Dare il nome con --name" in xl_recon(*call).err
    named = (*call, "--name", "Rivista Il Tornio")
    assert "Verrebbe creata" in xl_recon(*named, "--dry-run").out
    ran = xl_recon(*named, "--json").json
    assert (ran["party"]["code"], ran["counts"]["red"]) == ("F002", 0)


def test_looking_again_changes_nothing(xl_recon: CommandLine, book: Path, read: Ran) -> None:
    assert read.status == 1
    ran = xl_recon("statement", "recognise", book, "--batch", "1")
    assert "0 righe cambiate." in ran.out
    assert "plan" in xl_recon("statement", "recognise", book, "--dry-run", "--json").json


@pytest.fixture
def booked(xl_recon: CommandLine, book: Path, read: Ran) -> Path:
    assert read.status == 1
    cleared(xl_recon, book)
    assert xl_recon("statement", "confirm", book).status == 0
    return book


@pytest.mark.parametrize(
    ("command", "said"),
    [
        ("release", "1 riga torna alla contropartita temporanea, 1 abbinamento tolto (lotto 2)"),
        ("delete", "1 riga cancellata, 1 abbinamento tolto (lotto 2)"),
        ("reenter", "1 riga tolta da Registrazioni e di nuovo nel foglio Estratto conto"),
    ],
)
def test_booked_rows_are_revised(
    xl_recon: CommandLine, booked: Path, command: str, said: str
) -> None:
    before = booked.read_bytes()
    assert xl_recon("statement", command, booked, "--rows", "5", "--dry-run").status == 0
    assert booked.read_bytes() == before
    ran = xl_recon("statement", command, booked, "--rows", "5")
    assert ran.status == 0
    assert said in ran.out
    assert column(booked, Table.SETTLEMENTS, "document") == [None]


def test_reentered_rows_are_confirmed_as_a_new_batch(xl_recon: CommandLine, booked: Path) -> None:
    xl_recon("statement", "reenter", booked, "--rows", "5")
    ran = xl_recon("statement", "confirm", booked)
    assert "Confermato" in ran.out
    assert "non ha saldi" in ran.out
    states = column(booked, Table.BATCHES, "state")
    assert states == ["confermato", "confermato", "confermato"]


@pytest.mark.parametrize("command", ["delete", "reenter"])
def test_undoing_says_which_rows_came_back(
    xl_recon: CommandLine, booked: Path, command: str
) -> None:
    before = column(booked, Table.SETTLEMENTS, "document")
    xl_recon("statement", command, booked, "--rows", "5")
    ran = xl_recon("undo", booked)
    assert ran.status == 0
    assert "Registrazioni, rimessa 1 riga tolta" in ran.out
    assert "Annullato il lotto 2: 1 riga ripristinata" in ran.out
    assert column(booked, Table.SETTLEMENTS, "document") == before
    assert column(booked, Table.STAGED_STATEMENT, "date") == [None]


def test_undoing_a_confirmation_says_that_the_import_is_open_again(
    xl_recon: CommandLine, booked: Path
) -> None:
    ran = xl_recon("undo", booked)
    assert "Estratto_conto, rimesse 4 righe tolte" in ran.out
    assert "L'importazione 1 è di nuovo aperta" in ran.out


def test_a_rehearsal_says_what_would_change(xl_recon: CommandLine, book: Path, read: Ran) -> None:
    assert read.status == 1
    ran = xl_recon("statement", "assign", book, "--rows", "14", "--party", "C001", "--dry-run")
    assert "Cambierebbe 1 riga" in ran.out


def test_an_import_without_rows_for_the_journal_names_none(
    xl_recon: CommandLine, book: Path, read: Ran
) -> None:
    assert read.status == 1
    xl_recon("statement", "assign", book, "--rows", "12-15", "--delete")
    ran = xl_recon("statement", "confirm", book)
    assert "0 righe in Registrazioni, 0 abbinamenti" in ran.out


def test_reentered_rows_can_be_booked_again_as_they_were(
    xl_recon: CommandLine, booked: Path
) -> None:
    before = column(booked, Table.SETTLEMENTS, "document")
    xl_recon("statement", "reenter", booked, "--rows", "6")
    ran = xl_recon("statement", "cancel", booked)
    assert "di nuovo in Registrazioni" in ran.out
    assert column(booked, Table.SETTLEMENTS, "document") == before


def test_a_row_without_a_bank_is_told_by_its_worksheet_row(
    xl_recon: CommandLine, workbook: Path
) -> None:
    ran = xl_recon("statement", "release", workbook, "--rows", "5")
    assert ran.status == 3
    assert "Registrazioni, riga 5: non è un movimento della banca" in ran.err


def test_rests_are_distributed(xl_recon: CommandLine, booked: Path) -> None:
    call = ("statement", "distribute", booked)
    assert "Niente da distribuire con certezza" in xl_recon(*call).out
    add(
        booked,
        Table.DOCUMENTS,
        key=["A-1"],
        kind=["Fattura"],
        number=["R-77"],
        date=["2026-01-03"],
        party=["Legnami Valdorata SA"],
        total=[900.0],
    )
    named = (*call, "--rows", "8", "--documents", "A-1: 500,00")
    assert "riga 8: R-77; resta 200,00." in xl_recon(*named, "--dry-run").out
    ran: Any = xl_recon(*named, "--json")
    assert ran.status == 1
    assert ran.json["rows"][0]["left"] == "-200.00"
    assert ran.json["batch"] == 2


def test_a_person_at_the_screen_is_asked_for_the_party(
    xl_recon: CommandLine, book: Path, read: Ran
) -> None:
    assert read.status == 1
    asked: list[str] = []

    def no(question: str) -> bool:
        asked.append(question)
        return False

    call = ("statement", "assign", book, "--rows", "14", "--ask")
    with answering(no):
        assert "Nessuna controparte scelta" in xl_recon(*call).out
    write(book, 14, "Controparte", "Legnami Valdorada")
    with answering(lambda question: "Legnami Valdorata SA" in question):
        assert "Legnami Valdorata SA: nera" in xl_recon(*call).out
    write(book, 14, "Controparte", "Bottega Nuova")
    with answering(lambda question: "Creare" in question):
        assert "Creata la controparte Bottega Nuova" in xl_recon(*call).out
    assert "Bottega Nuova: nera" in xl_recon(*call).out


def test_of_several_imports_a_person_at_the_screen_is_asked_which(
    xl_recon: CommandLine, book: Path, read: Ran, tmp_path: Path
) -> None:
    assert read.status == 1
    path = tmp_path / "febbraio.csv"
    path.write_text("Data;Descrizione;Importo\n02.02.2026;Spese invio;-3.00\n", "utf-8")
    assert xl_recon("statement", "read", book, path, "--account", "1020").status in {0, 1}
    call = ("statement", "cancel", book)
    assert "lotti 1, 2" in xl_recon(*call).err
    with answering(lambda _: False):
        assert xl_recon(*call).status == 3
    with answering(lambda question: "lotto 2" in question):
        assert "lotto 2" in xl_recon(*call).out
    assert xl_recon(*call).status == 0


def write(path: Path, row: int, header: str, value: CellValue) -> None:
    cells = [CellWrite(header=header, rows=[row - FIRST + 1], value=value)]
    opened(path).write([TableWrite(table="Estratto_conto", cells=cells)])


def test_an_account_that_is_not_there_is_refused(
    xl_recon: CommandLine, book: Path, read: Ran
) -> None:
    assert read.status == 1
    ran = xl_recon("statement", "assign", book, "--rows", "14", "--account", "9999")
    assert ran.status == 3
    assert "9999" in ran.err


def test_a_kind_is_named_in_either_language() -> None:
    assert kind_of("Spese bancarie") is kind_of("bank_charge")
    with pytest.raises(ValueError, match="altro"):
        kind_of("altro")


def test_a_wrong_kind_is_told(xl_recon: CommandLine, book: Path) -> None:
    ran = xl_recon("statement", "assign", book, "--rows", "14", "--kind", "altro")
    assert ran.status == 2
    assert "«altro» non è un tipo" in ran.err
