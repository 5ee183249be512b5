from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xl_recon.readers.statements.table.typed import (
    CellValue,
    cell_of,
    exact,
    number_text,
    typed_grid,
)
from xl_recon.readers.statements.table.values import decimal_marks, parsed_amount

cents = st.integers(-(10**13), 10**13).map(lambda whole: Decimal(whole) / 100)
FEBRUARY = dt.datetime(2025, 2, 3)  # noqa: DTZ001 - a cell has no zone


def column(*cells: CellValue) -> list[str]:
    """A column as it is read, with a blank one so that no row is left out."""
    return [row[0] for row in typed_grid(enumerate([[cell, "x"] for cell in cells], 1)).rows]


@given(cents)
def test_an_amount_in_a_cell_is_read_to_the_cent(amount: Decimal) -> None:
    assert exact(float(amount)) == amount


@given(st.decimals(-(10**9), 10**9, places=4))
def test_a_number_can_be_read_in_one_way_only(number: Decimal) -> None:
    text = number_text(number)
    assert {parsed_amount(text, mark) for mark in decimal_marks([text])} == {number}


@pytest.mark.parametrize(
    ("number", "seen"),
    [
        (0.1 + 0.2, "0.3"),
        (1234.5600000001, "1234.56"),
        (5.8e-11, "0.00"),
        (0.00012345, "0.00012345"),
        (1 / 3, "0.333333333333333"),
        (1e300, "1E+300"),
        (2.5e15, "2.5E+15"),
    ],
)
def test_a_number_is_what_a_person_sees(number: float, seen: str) -> None:
    assert exact(number) == Decimal(seen)


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        (True, "TRUE"),
        (None, ""),
        (float("nan"), ""),
        (7, Decimal(7)),
        (dt.time(10, 30), "10:30:00"),
        ("1.234,56", "1.234,56"),
    ],
)
def test_what_a_library_gives_becomes_a_cell(value: object, cell: CellValue) -> None:
    assert cell_of(value) == cell


def test_a_day_keeps_its_hour_where_it_has_one() -> None:
    assert column(dt.date(2025, 2, 3), FEBRUARY, FEBRUARY.replace(hour=9)) == [
        "2025-02-03",
        "2025-02-03",
        "2025-02-03 09:00:00",
    ]


def test_amounts_that_stayed_text_are_written_like_the_numbers_beside_them() -> None:
    assert column("Importo", Decimal("12.5"), "1.234,56", "-7,00 EUR") == [
        "Importo",
        "12.50",
        "1234.56",
        "-7 EUR",
    ]


def test_three_digits_after_the_only_mark_are_thousands() -> None:
    assert column(Decimal("12.5"), Decimal(3), "1.234", "12,000") == ["12.50", "3", "1234", "12000"]


def test_texts_whose_marks_contradict_each_other_stay() -> None:
    assert column(Decimal(1), "1,234.56", "1.234,56") == ["1", "1,234.56", "1.234,56"]


def test_references_among_words_stay() -> None:
    assert column(Decimal(5), "1.234", "A", "B", "C") == ["5", "1.234", "A", "B", "C"]


def test_serial_numbers_under_a_day_s_heading_are_days() -> None:
    assert column("Data operazione", Decimal(45688), Decimal("45689.5"), FEBRUARY) == [
        "Data operazione",
        "2025-01-31",
        "2025-02-01 12:00:00",
        "2025-02-03",
    ]


@pytest.mark.parametrize("heading", ["Importo", "Saldo alla data", "Nota"])
def test_serial_numbers_under_another_heading_are_numbers(heading: str) -> None:
    assert column(heading, Decimal(45688)) == [heading, "45688"]


def test_numbers_that_are_no_days_stay_numbers_under_a_day_s_heading() -> None:
    assert column("Data", Decimal(45688), Decimal(12)) == ["Data", "45688", "12"]


def test_blank_rows_are_left_out_and_the_others_know_their_place() -> None:
    grid = typed_grid([(1, ["", " "]), (4, ["a"]), (9, [Decimal(0)])], "Foglio")
    assert (grid.rows, grid.lines, grid.name) == ((("a",), ("0",)), (4, 9), "Foglio")
