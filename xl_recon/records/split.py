"""Split rules: what each `!RuleSplit` row takes of a movement."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from xl_recon.records.journal import FieldValue


@dataclass(frozen=True, slots=True)
class FixedAmount:
    """An amount as it stands, `900.00`."""

    amount: Decimal


@dataclass(frozen=True, slots=True)
class Share:
    """Per cent of the movement's amount, `30%`."""

    percent: Decimal


@dataclass(frozen=True, slots=True)
class Remainder:
    """What the other parts leave, `resto`; once in a rule."""


class Operator(StrEnum):
    """What joins two expressions."""

    PLUS = "+"
    MINUS = "-"
    TIMES = "*"
    DIVIDED = "/"


class Function(StrEnum):
    """The functions a formula may call, by the names a user writes."""

    MIN = "min"
    MAX = "max"
    ABS = "abs"
    ROUND = "arrotonda"


@dataclass(frozen=True, slots=True)
class Number:
    """A number in a formula."""

    value: Decimal


@dataclass(frozen=True, slots=True)
class MovementAmount:
    """The movement's amount, positive: `importo`."""


@dataclass(frozen=True, slots=True)
class Negated:
    """A minus sign before an expression."""

    inner: Expression


@dataclass(frozen=True, slots=True)
class Joined:
    """Two expressions and what joins them."""

    operator: Operator
    left: Expression
    right: Expression


@dataclass(frozen=True, slots=True)
class Called:
    """A function and what it is called with."""

    function: Function
    arguments: tuple[Expression, ...]


Expression = Number | MovementAmount | Negated | Joined | Called


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula over the movement, `=importo*0.3`; `text` is as the user wrote it."""

    text: str
    expression: Expression


PartAmount = FixedAmount | Share | Remainder | Formula


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One part of a split.

    `against` is a part on the bank's own side of the entry: it makes the others larger, as a fee
    that was taken off before the money came.
    """

    row: int
    sheet_row: int = 0
    account: str
    against: bool = False
    amount: PartAmount
    text: str = ""  # its own description, with placeholders; blank: the movement's
    fill: tuple[tuple[str, FieldValue], ...] = ()
    colour: str = ""
