"""Statements as MT940, with the remarks of several banks."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from hypothesis import strategies as st

from tests.readers.written.statements import cut
from xl_recon.records.statement import Balance, Statement, StatementLine

FULL = 65  # characters in a line of SWIFT text
_PIECE = 27  # characters after ?20
_PURPOSES = [str(number) for number in (*range(20, 30), *range(60, 64))]
_ROOM = _PIECE * (len(_PURPOSES) - 1) - len("SVWZ+")
LONGEST_TEXT = _ROOM
_ENDS_TEXT = re.compile(r"[ \t]*:[0-9]{2}[A-Z]?:|-(?:\}|[ \t]*$)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mt940Habits:
    """How an invented bank writes its MT940."""

    dialect: str = "german"
    a_line_each: bool = False  # each subfield begins a line
    line_end: str = "\r\n"
    in_blocks: bool = False  # {1:…}{4:
    marked_end: bool = True
    lines_on_page: int = 0  # of each message; 0 for all


HABITS = st.builds(
    Mt940Habits,
    dialect=st.sampled_from(["german", "polish", "bulgarian", "dutch", "free"]),
    a_line_each=st.booleans(),
    line_end=st.sampled_from(["\r\n", "\n"]),
    in_blocks=st.booleans(),
    marked_end=st.booleans(),
    lines_on_page=st.integers(0, 3),
)


def as_mt940(
    statement: Statement, habits: Mt940Habits | None = None, *, encoding: str = "utf-8"
) -> bytes:
    """Return the messages of the statement."""
    habits = habits or Mt940Habits()
    found = [line for page in _pages(statement, habits) for line in page]
    return habits.line_end.join([*found, ""]).encode(encoding)


def remark_lines(line: StatementLine, habits: Mt940Habits) -> list[str]:
    """The lines of a :86:, without the tag."""
    subfields = _DIALECTS[habits.dialect](line)
    if habits.a_line_each:
        return [piece for subfield in subfields for piece in cut(subfield, FULL)]
    return list(cut("".join(subfields), FULL))


def is_clear(statement: Statement, habits: Mt940Habits) -> bool:
    """Whether no broken line begins with what ends a text, as SWIFT forbids."""
    return not any(
        _ENDS_TEXT.match(text)
        for line in statement.lines
        for text in remark_lines(line, habits)[1:]
    )


def balance_text(balance: Balance, currency: str) -> str:
    """What stands in a :60F: or a :62F:."""
    assert balance.day is not None
    return f"{_mark(balance.amount)}{balance.day:%y%m%d}{currency}{_size(balance.amount)}"


def _pages(statement: Statement, habits: Mt940Habits) -> Iterator[list[str]]:
    size = habits.lines_on_page or len(statement.lines)
    starts = range(0, len(statement.lines), size)
    before = statement.opening_balance
    assert before is not None
    for number, start in enumerate(starts, 1):
        chosen = statement.lines[start : start + size]
        after = Balance(
            amount=before.amount + sum(line.amount.amount for line in chosen),
            day=chosen[-1].booking_date,
        )
        last = start + size >= len(statement.lines)
        yield [
            *_head(statement, number, habits),
            (":60F:" if number == 1 else ":60M:") + balance_text(before, statement.currency),
            *(text for line in chosen for text in _movement(line, habits)),
            (":62F:" if last else ":62M:") + balance_text(after, statement.currency),
            *_end(habits),
        ]
        before = after


def _head(statement: Statement, number: int, habits: Mt940Habits) -> list[str]:
    block = "{1:F01ABCDCHZZAXXX0000000000}{2:I940ABCDCHZZXXXXN}{4:"
    return [
        *([block] if habits.in_blocks else []),
        f":20:{statement.identifier}",
        f":25:{statement.account}",
        f":28C:7/{number}",
    ]


def _end(habits: Mt940Habits) -> list[str]:
    if habits.in_blocks:
        return ["-}"]
    return ["-"] if habits.marked_end else []


def _movement(line: StatementLine, habits: Mt940Habits) -> Iterator[str]:
    valued = line.value_date or line.booking_date
    amount = line.amount.amount
    yield (
        f":61:{valued:%y%m%d}{line.booking_date:%m%d}{_mark(amount)}{_size(amount)}"
        f"NTRFNONREF//{line.bank_reference}"
    )
    first, *rest = remark_lines(line, habits)
    yield f":86:{first}"
    yield from rest


def _mark(amount: Decimal) -> str:
    return "D" if amount < 0 else "C"


def _size(amount: Decimal) -> str:
    return str(abs(amount)).replace(".", ",")


def _german(line: StatementLine) -> list[str]:
    return ["166", *_numbered(line, "?")]


def _polish(line: StatementLine) -> list[str]:
    return ["<00PRZELEW", *_numbered(line, "<")]


def _numbered(line: StatementLine, sign: str) -> Iterator[str]:
    purposes = [
        *cut(f"EREF+{line.end_to_end_id}", _PIECE),
        *cut(f"SVWZ+{line.description}", _PIECE),
    ]
    named = zip(("32", "33"), cut(line.counterparty.name, _PIECE), strict=False)
    yield f"{sign}00BONIFICO"
    for number, text in zip(_PURPOSES, purposes, strict=False):
        yield f"{sign}{number}{text}"
    yield f"{sign}31{line.counterparty.iban}"
    for number, text in named:
        yield f"{sign}{number}{text}"


def _bulgarian(line: StatementLine) -> list[str]:
    return [
        "TBB+00",
        *(f"+{20 + place}{text}" for place, text in enumerate(cut(line.description, 65))),
        f"+31{line.counterparty.iban}",
        f"+32{line.counterparty.name}",
    ]


def _dutch(line: StatementLine) -> list[str]:
    return [
        f"/TRTP/SEPA OVERBOEKING/IBAN/{line.counterparty.iban}",
        f"/NAME/{line.counterparty.name}/REMI/{line.description}",
        f"/EREF/{line.end_to_end_id}",
    ]


def _free(line: StatementLine) -> list[str]:
    return [line.description]


_DIALECTS: dict[str, Callable[[StatementLine], list[str]]] = {
    "german": _german,
    "polish": _polish,
    "bulgarian": _bulgarian,
    "dutch": _dutch,
    "free": _free,
}
