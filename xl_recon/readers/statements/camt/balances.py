"""What a statement says of the account before and after its entries."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from xl_recon.readers.statements.camt.parts import Part, signed
from xl_recon.records.statement import Balance


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


def balances(statement: Part, *, is_report: bool) -> Balances:
    """Return opening and closing balance, in the account's currency.

    A report of the day (camt.052) closes with the interim balance.
    """
    found = [_found(given) for given in statement.group("Bal")]
    stated = statement.text("Acct/Ccy")
    currency = stated or next((one.currency for one in found), "")
    ours = [one for one in found if one.currency in {currency, ""}]
    return Balances(
        currency=currency,
        opening=_first(ours, ("OPBD", "PRCD")),
        closing=_first(ours[::-1], ("CLBD", "ITBD") if is_report else ("CLBD",)),
    )


def _found(given: Part) -> _Found:
    amount = given.money()
    if amount is None:
        raise ValueError("a balance without an amount")
    return _Found(
        kind=given.text("Tp/CdOrPrtry/Cd")
        or given.text("Tp/CdOrPrtry/Prtry")
        or given.text("Tp/Cd"),
        currency=amount.currency,
        balance=Balance(amount=signed(amount, debit=given.is_debit).amount, day=given.day("Dt")),
    )


def _first(found: Sequence[_Found], kinds: Sequence[str]) -> Balance | None:
    """The first balance of the first of these kinds that is there."""
    for kind in kinds:
        for one in found:
            if one.kind == kind:
                return one.balance
    return None
