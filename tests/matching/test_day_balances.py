from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import a_line, a_statement
from xl_recon.matching.day_balances import (
    as_text,
    day_balances,
    from_text,
    is_kept,
    kept_days,
    proved_days,
    within,
)
from xl_recon.records.day_balances import DayBalance, DayBalances
from xl_recon.records.money import Money
from xl_recon.records.statement import Balance, BalanceChain, LineStatus, Statement, StatementLine

FIRST = date(2025, 1, 1)


def a_day(day: int, amount: str, after: str = "", **fields: Any) -> StatementLine:
    return a_line(
        booking_date=date(2025, 1, day),
        amount=Money(Decimal(amount)),
        balance_after=Decimal(after) if after else None,
        **fields,
    )


def a_month(*lines: StatementLine, opening: str = "", closing: str = "", **more: Any) -> Statement:
    return a_statement(
        lines=lines,
        opening_balance=Balance(amount=Decimal(opening)) if opening else None,
        closing_balance=Balance(amount=Decimal(closing)) if closing else None,
        **more,
    )


def days(*statements: Statement) -> list[tuple[int, str]]:
    return [(day.day, str(amount)) for day, amount in day_balances(statements, "1020").days]


def test_each_day_on_which_something_moved_has_its_balance() -> None:
    lines = a_day(3, "5"), a_day(1, "-10"), a_day(1, "2")
    assert days(a_month(*lines, opening="100", closing="97")) == [(1, "92"), (3, "97")]


def test_pending_lines_move_nothing() -> None:
    pending = a_day(2, "-7", status=LineStatus.PENDING)
    assert days(a_month(a_day(1, "-10"), pending, opening="100", closing="90")) == [(1, "90")]


def test_without_balances_only_the_family_is_kept() -> None:
    record = day_balances([a_month(a_day(1, "-10"), format="camt.053.001.08")], "1020")
    assert (record.family, record.opening, record.days) == ("camt", None, ())


def test_lines_that_miss_the_closing_prove_no_day_but_the_last() -> None:
    lines = a_day(1, "-10"), a_day(3, "5")
    assert days(a_month(*lines, opening="100", closing="99")) == [(3, "99")]


@pytest.mark.parametrize("newest_first", [False, True])
def test_running_balances_give_the_opening(*, newest_first: bool) -> None:
    lines = [a_day(1, "-10", "90"), a_day(2, "5", "95")]
    chain = BalanceChain(agreed=2, tested=2)
    statement = a_month(*(lines[::-1] if newest_first else lines), chain=chain)
    assert day_balances([statement], "1020").opening == Decimal(100)
    assert days(statement) == [(1, "90"), (2, "95")]


def test_a_chain_of_lines_without_balances_gives_no_opening() -> None:
    chain = BalanceChain(agreed=2, tested=2)
    assert days(a_month(a_day(1, "-10"), chain=chain)) == []


def test_statements_that_follow_on_are_one_record() -> None:
    pages = (
        a_month(a_day(2, "5"), opening="90", closing="95"),
        a_month(a_day(1, "-10"), opening="100", closing="90"),
    )
    record = day_balances(pages, "1020")
    assert (record.opening, record.first, record.last) == (
        Decimal(100),
        date(2025, 1, 1),
        date(2025, 1, 2),
    )
    assert days(*pages) == [(1, "90"), (2, "95")]


def test_a_page_without_balances_leaves_none_to_the_record() -> None:
    pages = a_month(a_day(1, "-10"), opening="100", closing="90"), a_month(a_day(2, "1"))
    assert day_balances(pages, "1020").opening is None


def test_interim_and_full_reports_of_one_kind_are_one_family() -> None:
    families = {day_balances([a_month(format=it)], "1020").family for it in ("mt940", "mt942")}
    assert families == {"mt940"}


def test_a_part_of_a_record_begins_with_the_balance_before_it() -> None:
    lines = a_day(1, "-10"), a_day(2, "5"), a_day(3, "1")
    record = day_balances([a_month(*lines, opening="100", closing="96")], "1020")
    part = within(record, date(2025, 1, 2), date(2025, 1, 2))
    assert (part.opening, part.days) == (
        Decimal(90),
        (DayBalance(date(2025, 1, 2), Decimal(95)),),
    )
    assert within(record, None, None) == record


def test_a_day_is_known_by_the_balances_around_it() -> None:
    record = DayBalances(
        account="1020",
        family="camt",
        currency="CHF",
        opening=Decimal(1),
        days=(DayBalance(FIRST, Decimal(2)),),
    )
    kept = set(kept_days(record))
    (day,) = proved_days(record)
    assert is_kept(day, kept)
    assert is_kept(day._replace(currency=""), kept)
    assert not is_kept(day._replace(currency="EUR"), kept)
    assert not is_kept(day._replace(before=Decimal(0)), kept)
    assert is_kept(day, {day._replace(currency="")})


amounts = st.decimals("-9999.99", "9999.99", places=2)
records = st.builds(
    DayBalances,
    account=st.sampled_from(["1020", "Banca A"]),
    family=st.sampled_from(["camt", "table", ""]),
    currency=st.sampled_from(["", "CHF"]),
    first=st.none() | st.dates(),
    last=st.none() | st.dates(),
    opening=amounts,
    days=st.dictionaries(st.dates(), amounts, max_size=20).map(
        lambda found: tuple(DayBalance(*each) for each in sorted(found.items()))
    ),
)


@given(records)
def test_a_record_reads_back_from_its_text(record: DayBalances) -> None:
    (text,) = as_text(record)
    assert from_text(text) == record


def test_years_of_days_fill_several_cells_and_read_back() -> None:
    known = tuple(DayBalance(FIRST + timedelta(n), Decimal(n) / 100) for n in range(3_000))
    record = DayBalances(account="1020", family="camt", opening=Decimal(0), days=known)
    texts = list(as_text(record))
    parts = [part for part in map(from_text, texts) if part]
    assert max(map(len, texts)) < 32_767
    assert tuple(day for part in parts for day in part.days) == known
    assert set(proved_days(record)) == {day for part in parts for day in proved_days(part)}


@pytest.mark.parametrize(
    "text", ["", "x|y", "1020|camt||2025-13-01|||", "1020|camt||||x|", "1020|||||1|+9999999999=1"]
)
def test_a_text_that_somebody_changed_is_no_record(text: str) -> None:
    assert from_text(text) is None


@given(st.text(max_size=40))
def test_any_text_is_survived(text: str) -> None:
    assert from_text(text) is None or "|" in text
