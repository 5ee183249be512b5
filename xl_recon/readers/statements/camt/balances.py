"""What a statement says of the account before and after its entries."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

from xl_recon.readers.statements.camt.parts import Part, day_places, signed
from xl_recon.records.statement import Balance

_DAY = day_places("Dt")


@dataclass(frozen=True, slots=True, kw_only=True)
class Balances:
    """What the account held before and after; `currency` is the account's."""

    currency: str = ""
    opening: Balance | None = None
    closing: Balance | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    kind: str
    currency: str
    balance: Balance


_Ends: TypeAlias = tuple[Balance | None, Balance | None]


def balances(statement: Part, *, is_report: bool) -> Balances:
    """Return opening and closing balance, in the account's currency.

    A report of the day (camt.052) closes with the interim balance. A page of a statement ends, and
    the next one begins, with an interim balance (`ITBD`) too.
    """
    found = [_found(given) for given in statement.group("Bal")]
    stated = statement.text("Acct/Ccy")
    currency = stated or next((one.currency for one in found), "")
    ours = [one for one in found if one.currency in {currency, ""}]
    opening = _first(ours, ("OPBD", "PRCD"))
    closing = _first(ours[::-1], ("CLBD", "ITBD") if is_report else ("CLBD",))
    if not is_report:
        interim = [one for one in ours if one.kind == "ITBD"]
        opening, closing = _of_page(opening, closing, interim)
    return Balances(currency=currency, opening=opening, closing=closing)


def _of_page(opening: Balance | None, closing: Balance | None, interim: Sequence[_Found]) -> _Ends:
    """The ends of a page: where one is missing, its interim balance stands for it."""
    if opening is None and interim and (closing is not None or len(interim) > 1):
        opening = interim[0].balance
    if closing is None and interim and opening is not None:
        closing = interim[-1].balance
    return opening, closing


def _found(given: Part) -> _Found:
    amount = given.money()
    if amount is None:
        raise ValueError("a balance without an amount")
    return _Found(
        kind=given.text("Tp/CdOrPrtry/Cd")
        or given.text("Tp/CdOrPrtry/Prtry")
        or given.text("Tp/Cd"),
        currency=amount.currency,
        balance=Balance(amount=signed(amount, debit=given.is_debit).amount, day=given.day(_DAY)),
    )


def _first(found: Sequence[_Found], kinds: Sequence[str]) -> Balance | None:
    """The first balance of the first of these kinds that is there."""
    for kind in kinds:
        for one in found:
            if one.kind == kind:
                return one.balance
    return None
