from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

import pytest

from xl_recon.errors import BadCell
from xl_recon.records.journal import FieldValue
from xl_recon.workbook.cells import fields, to_cell, to_day, to_logged, to_text, writable
from xl_recon.workbook.layout import Column, Kind
from xl_recon.workbook.store import CellError, CellValue

MOMENT = datetime(2025, 1, 1, 9, 30)  # noqa: DTZ001


def read(kind: Kind, *values: CellValue) -> list[FieldValue]:
    return list(fields(values, Column(field="x", header="Colonna", kind=kind), "Tabella", 5))


@pytest.mark.parametrize(
    ("kind", "values", "expected"),
    [
        (Kind.CODE, (1020.0, None, True, MOMENT, CellError("#REF!"), 1.5),
         ["1020", "", "Sì", "01.01.2025", "#REF!", "1.5"]),
        (Kind.MONEY, (10, 0.1 + 0.2, " ", None), [Decimal(10), Decimal("0.30"), None, None]),
        (Kind.DAY, (MOMENT, date(2025, 1, 2), 45658, " ", None),
         [date(2025, 1, 1), date(2025, 1, 2), date(2025, 1, 1), None, None]),
        (Kind.MOMENT, (MOMENT, date(2025, 1, 2)), [MOMENT, date(2025, 1, 2)]),
        (Kind.WHOLE, (7, 7.0, " 8 ", "", None), [7, 7, 8, None, None]),
        (Kind.YES_NO, (True, False, "Sì"), ["Sì", "No", "Sì"]),
    ],
)  # fmt: skip
def test_cells_mean_what_their_column_says(
    kind: Kind, values: tuple[CellValue, ...], expected: list[FieldValue]
) -> None:
    assert read(kind, *values) == expected


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        (Kind.MONEY, "dieci"),
        (Kind.MONEY, True),
        (Kind.MONEY, 1e300),
        (Kind.DAY, "ieri"),
        (Kind.DAY, False),
        (Kind.DAY, 10**9),
        (Kind.WHOLE, 1.5),
        (Kind.WHOLE, True),
        (Kind.WHOLE, CellError("#N/D")),
    ],
)
def test_a_cell_without_meaning_names_its_place(kind: Kind, value: CellValue) -> None:
    with pytest.raises(BadCell, match="Tabella row 6, Colonna"):
        read(kind, None, value)


def test_truth_is_no_amount_even_beside_a_one() -> None:
    with pytest.raises(BadCell, match="row 6"):
        read(Kind.MONEY, 1, True)


def test_control_characters_cannot_be_written() -> None:
    assert writable("a\x00\x0bb\r\nc\ud800") == "ab\nc"
    assert to_cell("\x00") is None


@pytest.mark.parametrize("value", ["x", 7, True, date(2025, 1, 1), MOMENT])
def test_the_log_keeps_what_a_cell_held(value: CellValue) -> None:
    logged = to_logged(value)
    assert (type(to_cell(logged)), to_cell(logged)) == (type(value), value)


def test_the_log_keeps_every_digit() -> None:
    assert to_cell(to_logged(0.1 + 0.2)) == 0.1 + 0.2
    assert to_logged(None) == ""
    assert to_logged(CellError("#REF!")) == "#REF!"


def test_a_day_as_text() -> None:
    assert to_text(date(2025, 3, 1)) == "01.03.2025"
    assert to_day(1) == date(1899, 12, 31)
