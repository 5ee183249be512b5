"""Each invented table in `habits.txt` reads as a person reads it; its name says what is odd in it.

A new habit needs no new test: add the table with what a person makes of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from xl_recon.readers.document import Document
from xl_recon.readers.statements import table
from xl_recon.records.statement import Balance, LineStatus, Statement

HABITS = Path(__file__).with_name("habits.txt")


@dataclass(frozen=True, kw_only=True)
class Habit:
    """A table, and what is known of it; blank where a person could not say or nothing is odd."""

    name: str
    known: dict[str, str]
    text: str

    def read(self) -> tuple[Statement, ...]:
        file = self.known.get("file", "estratto.csv")
        return table.read(Document.of(file, self.text.encode()))


def habits() -> list[Habit]:
    _, *blocks = HABITS.read_text("utf-8").split("\n== ")
    return [_habit(block) for block in blocks]


def _habit(block: str) -> Habit:
    head, _, text = block.partition("\n--\n")
    name, *facts = head.splitlines()
    known = {key: value for key, _, value in (fact.partition(": ") for fact in facts)}
    return Habit(name=name, known=known, text=text)


def booked(statements: tuple[Statement, ...]) -> list[str]:
    return sorted(
        f"{line.booking_date} {line.amount.amount}"
        for one in statements
        for line in one.lines
        if line.status is LineStatus.BOOKED
    )


def amount_of(balance: Balance | None) -> str:
    return str(balance.amount) if balance else ""


parametrised = pytest.mark.parametrize("habit", habits(), ids=lambda habit: habit.name)


@parametrised
def test_the_booked_movements_are_those_a_person_reads(habit: Habit) -> None:
    expected = [line for line in habit.known.get("lines", "").split("; ") if line]
    statements = habit.read()

    assert booked(statements) == sorted(expected)
    assert len(statements) == int(habit.known.get("statements", len(statements)))


@parametrised
def test_the_balances_prove_what_they_can_and_no_more(habit: Habit) -> None:
    statements = habit.read()
    first = statements[0]

    wanted = {key: habit.known[key] for key in ("opening", "closing") if key in habit.known}
    found = {
        "opening": amount_of(first.opening_balance),
        "closing": amount_of(first.closing_balance),
    }
    assert {key: found[key] for key in wanted} == wanted
    assert habit.known.get("account", first.account) == first.account
    if "check" in habit.known:
        assert {one.check.value for one in statements} == {habit.known["check"]}


@parametrised
def test_what_was_assumed_is_told_and_nothing_else(habit: Habit) -> None:
    codes = {notice.code for one in habit.read() for notice in one.notices}

    assert habit.known.get("told", next(iter(codes))) in codes
    assert habit.known.get("untold") not in codes
