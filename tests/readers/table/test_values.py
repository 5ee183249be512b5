from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xl_recon.readers.statements.table.values import (
    DateOrder,
    date_orders,
    decimal_marks,
    is_date,
    is_number,
    parsed_amount,
    parsed_date,
)


@pytest.mark.parametrize(
    "text",
    [
        "05.03.2025",
        "5.3.25",
        "05/03/2025",
        "05-03-2025 10:15",
        "2025-03-05",
        "2025-03-05T10:15:00.000Z",
        "20250305",
        "20250305101500",
        '="05.03.2025"',
        "05 mar 2025",
        "5. März 2025",
        "05-MAR-25",
        "Mar 5, 2025",
        "5 мар 2025",
    ],
)
def test_a_day_reads_however_it_is_written(text: str) -> None:
    assert is_date(text)
    assert parsed_date(text, DateOrder.DAY_FIRST) == date(2025, 3, 5)


@pytest.mark.parametrize(
    "text", ["", "31.02.2025", "1.2", "12345678", "05.03.2525", "3 xyz 2025", "x" * 50, "10:15:00"]
)
def test_what_is_no_day_is_none(text: str) -> None:
    assert not is_date(text)


@given(st.dates(date(1990, 1, 1), date(2069, 12, 31)), st.sampled_from(["%d/%m/%y", "%d-%m-%Y"]))
def test_a_day_written_day_first_comes_back(day: date, form: str) -> None:
    assert parsed_date(day.strftime(form), DateOrder.DAY_FIRST) == day


def test_one_cell_decides_the_order_of_its_column() -> None:
    assert date_orders(["03/04/2025", "03/31/2025"]) == (DateOrder.MONTH_FIRST,)
    assert date_orders(["03/04/2025"]) == (DateOrder.DAY_FIRST, DateOrder.MONTH_FIRST)
    assert date_orders(["71-12-31"]) == (DateOrder.YEAR_FIRST,)


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("1'234.50", "1234.50"),
        ("1\u2019234.50", "1234.50"),
        ("1,234.50", "1234.50"),
        ("\u22121 234.50", "-1234.50"),
        ("234.50-", "-234.50"),
        ("(234.50)", "-234.50"),
        ("+12", "12"),
        ("CHF 12.50", "12.50"),
        ("12.50 \u20ac", "12.50"),
        ("-EUR 12.50", "-12.50"),
        ("12.-", "12"),
        ("12.50 S", "-12.50"),
        ("12.50 CR", "12.50"),
        (".5", "0.5"),
        ("6'002.00<br />2.00<br />6'000.00", "6002.00"),
    ],
)
def test_an_amount_reads_however_it_is_written(text: str, amount: str) -> None:
    assert is_number(text)
    assert parsed_amount(text, ".") == Decimal(amount)


@pytest.mark.parametrize(
    "text", ["", "-", "A12", "6136 70814534", "00012345", "1.2.3", "12 %", "INV 4", "9" * 40]
)
def test_what_is_no_amount_is_not_taken_for_one(text: str) -> None:
    assert not is_number(text)


def test_a_mark_that_an_amount_contradicts_is_out() -> None:
    assert decimal_marks(["1.234", "0,5"]) == (",",)
    assert decimal_marks(["1.234,50", "7"]) == (",",)
    assert decimal_marks(["12.5", "1,250"]) == (".",)
    assert parsed_amount("1.23", ",") is None
    assert parsed_amount("", ",") is None


@given(
    st.decimals(-(10**9), 10**9, places=2), st.sampled_from([("'", "."), (".", ","), (" ", ",")])
)
def test_a_written_amount_comes_back(amount: Decimal, signs: tuple[str, str]) -> None:
    grouping, mark = signs
    text = f"{amount:,.2f}".replace(",", "_").replace(".", mark).replace("_", grouping)
    assert parsed_amount(text, mark) == amount
