from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from openpyxl import load_workbook

from tests.readers.written.camt import as_camt
from tests.readers.written.mt940 import Mt940Habits, as_mt940, is_clear
from tests.readers.written.statements import Said, is_varied, read_back, said, statements
from tests.readers.written.tables import as_csv, as_xlsx
from tests.ui.running import CommandLine, Ran
from xl_recon.records.statement import Check, Statement
from xl_recon.ui import files

FOLDER = Path(__file__).parent / "same_statement"
FORMATS = ("estratto.camt053.xml", "estratto.sta", "estratto.csv", "estratto.xlsx")
LINES = (
    (date(2026, 2, 2), "-1950.00", "Affitto febbraio 2026"),
    (date(2026, 2, 3), "1234.50", "Saldo fattura 118/2025"),
    (date(2026, 2, 3), "-4.20", "Parcheggio stazione"),
    (date(2026, 2, 3), "-4.20", "Parcheggio stazione"),
    (date(2026, 2, 5), "-189.90", "Fornitura viti e colla, bolla 77"),
    (date(2026, 2, 6), "600.00", "Acconto cucina Città"),
)
BANK = "1020"


@pytest.mark.parametrize("name", FORMATS)
def test_each_format_says_the_same_lines_and_proves_them(name: str) -> None:
    read = read_back((FOLDER / name).read_bytes(), name)
    told = sorted((line.booking_date, line.amount.amount) for line in read.lines)
    assert told == sorted((day, Decimal(amount)) for day, amount, _ in LINES)
    texts = sorted(line.description for line in read.lines)
    wanted = sorted(text for _, _, text in LINES)
    assert all(one.startswith(other) for one, other in zip(texts, wanted, strict=True))
    assert read.check is Check.HOLDS
    assert read.account == "CH2508799000001020001"
    assert {line.amount.currency for line in read.lines} == {"CHF"}


@settings(deadline=None)
@given(statements(longest=120))
def test_any_statement_is_the_same_as_camt_and_as_mt940(written: Statement) -> None:
    assume(is_clear(written, Mt940Habits()))
    assert _told(read_back(as_camt(written))) == _told(written)
    assert _told(read_back(as_mt940(written))) == _told(written)


WRITERS: tuple[Callable[[Statement], bytes], ...] = (as_csv, as_xlsx)


@pytest.mark.parametrize("write", WRITERS)
@settings(deadline=None)
@given(statements(longest=120).filter(is_varied))
def test_any_statement_is_the_same_in_a_table(
    write: Callable[[Statement], bytes], written: Statement
) -> None:
    read = read_back(write(written))
    assert _told(read) == _told(written)
    assert read.check is not Check.OFF


def _told(statement: Statement) -> Counter[Said]:
    return Counter(map(said, statement.lines))


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    path = tmp_path / "Registrazioni.xlsx"
    path.write_bytes(files.template())
    return path


@pytest.fixture
def xl_recon(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> CommandLine:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    return CommandLine(capsys)


def booked(workbook: Path) -> list[tuple[date, Decimal]]:
    """Day and signed amount of each row of the journal."""
    sheet = load_workbook(workbook)["Registrazioni"]
    heading, *rows = sheet[sheet.tables["Registrazioni"].ref]
    place = {cell.value: column for column, cell in enumerate(heading)}
    found = []
    for row in rows:
        cells = {name: row[column].value for name, column in place.items()}
        if cells["Importo"] is not None:
            size = Decimal(str(cells["Importo"])).quantize(Decimal("0.01"))
            sign = 1 if str(cells["Conto Dare"]) == BANK else -1
            found.append((cells["Data"].date(), sign * size))
    return sorted(found)


WANTED = sorted((day, Decimal(amount)) for day, amount, _ in LINES)
ORDERS = [order for number, order in enumerate(permutations(FORMATS)) if number % 5 == 0]


def said_something(ran: Ran) -> bool:
    return bool(ran.json["notices"] or ran.json["known"] or ran.json.get("questions"))


@pytest.mark.parametrize("order", ORDERS, ids=lambda order: " ".join(n[9:] for n in order))
def test_in_whatever_order_the_formats_come_each_line_is_booked_once(
    xl_recon: CommandLine, workbook: Path, order: tuple[str, ...]
) -> None:
    first, *others = order
    assert xl_recon("import", workbook, FOLDER / first, "--account", BANK).status == 0
    assert booked(workbook) == WANTED
    for name in others:
        ran = xl_recon("import", workbook, FOLDER / name, "--account", BANK, "--json")
        assert ran.status in {0, 1}
        assert said_something(ran)
        assert booked(workbook) == WANTED


@pytest.mark.parametrize("order", ORDERS[:2], ids=lambda order: " ".join(n[9:] for n in order))
def test_all_formats_in_one_errand_book_each_line_once(
    xl_recon: CommandLine, workbook: Path, order: tuple[str, ...]
) -> None:
    chosen = [FOLDER / name for name in order]
    ran = xl_recon("import", workbook, *chosen, "--account", BANK, "--json")
    assert ran.status in {0, 1}
    assert said_something(ran)
    assert booked(workbook) == WANTED
