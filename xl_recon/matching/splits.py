"""What each part of a split takes of a movement, to the cent."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import floor
from typing import assert_never

from xl_recon.matching.formulas import rounded, value
from xl_recon.matching.refusals import Refused
from xl_recon.records.split import FixedAmount, Formula, Part, Remainder, Share

_CENTS = 100  # in one unit of money
_WHOLE = 100  # per cent


@dataclass(frozen=True, slots=True)
class Division:
    """The amounts of a split's parts, in their order, positive; a part of 0 is left out.

    The parts on the contra side less those on the bank's side are the movement.
    """

    amounts: tuple[Decimal, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Undivided:
    """Why a movement cannot be split: `code` and `detail` are those of a `Notice`.

    `rule.split_off` has the movement less the parts as its detail: negative where they take too
    much. `part` is the one at fault, where it is one.
    """

    code: str
    detail: str = ""
    part: Part | None = None


def divided(parts: Sequence[Part], amount: Decimal | None) -> Division | Undivided:
    """Return what the parts take of a movement, whose amount is positive.

    What is no whole number of cents is rounded so that the parts add up: by largest remainder
    where they do so exactly, else half up.
    """
    if amount is None or amount <= 0:
        return Undivided(code="rule.split_nothing")
    asked: list[Fraction | None] = []
    for part in parts:
        try:
            asked.append(_asked_cents(part, amount))
        except Refused as refused:
            return Undivided(code=refused.code, detail=refused.found, part=part)
    whole = Fraction(amount) * _CENTS
    return _division(parts, _whole_cents(asked, whole), whole)


def refuse_bad_parts(parts: Sequence[Part]) -> None:
    """Raise `Refused` where the parts of a rule can fit no movement, whatever its amount."""
    if sum(part.amount == Remainder() for part in parts) > 1:
        raise Refused("rule.two_remainders")
    shares = [part.amount.percent * _sign(part) for part in parts if isinstance(part.amount, Share)]
    if parts and len(shares) == len(parts) and sum(shares) != _WHOLE:
        raise Refused("rule.shares_off", f"{_plain(sum(shares, Decimal(0)))}%")


def _asked_cents(part: Part, amount: Decimal) -> Fraction | None:
    """What a part asks for, below zero on the bank's side; None for what the others leave."""
    match part.amount:
        case FixedAmount(fixed):
            asked = Fraction(fixed)
        case Share(percent):
            asked = Fraction(amount) * Fraction(percent) / _WHOLE
        case Formula():
            asked = value(part.amount, amount)
        case Remainder():
            return None
        case _:
            assert_never(part.amount)
    return asked * _CENTS * _sign(part)


def _whole_cents(asked: Sequence[Fraction | None], whole: Fraction) -> list[int]:
    """What the parts get, below zero on the bank's side; it need not add up yet."""
    given = [cents for cents in asked if cents is not None]
    if len(given) == len(asked) and sum(given) == whole:
        return _by_largest_remainder(given)
    rest = whole - sum(rounded(cents, 0) for cents in given)
    return [int(rest if cents is None else rounded(cents, 0)) for cents in asked]


def _by_largest_remainder(exact: Sequence[Fraction]) -> list[int]:
    lowest = [floor(cents) for cents in exact]
    missing = floor(sum(exact)) - sum(lowest)
    # The sort is stable: of equal remainders the earlier part's comes first.
    nearest_above = sorted(range(len(exact)), key=lambda part: lowest[part] - exact[part])
    raised = frozenset(nearest_above[:missing])
    return [cents + (part in raised) for part, cents in enumerate(lowest)]


def _division(parts: Sequence[Part], cents: Sequence[int], whole: Fraction) -> Division | Undivided:
    if sum(cents) != whole:
        return Undivided(code="rule.split_off", detail=_money(int(whole) - sum(cents)))
    for part, signed in zip(parts, cents, strict=True):
        if signed * _sign(part) < 0:
            return Undivided(code="rule.split_negative", detail=_money(-abs(signed)), part=part)
    return Division(tuple(Decimal(_money(abs(signed))) for signed in cents))


def _sign(part: Part) -> int:
    return -1 if part.against else 1


def _money(cents: int) -> str:
    units, rest = divmod(abs(cents), _CENTS)
    return f"{'-' if cents < 0 else ''}{units}.{rest:02}"


def _plain(number: Decimal) -> str:
    return f"{number.normalize():f}"
