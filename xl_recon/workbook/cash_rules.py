"""New rules as the rules table of an income-and-expense book has them: Conto and Categoria."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from xl_recon.matching.refusals import Refused
from xl_recon.matching.rule_sides import Banks, Sides, sides
from xl_recon.plan.changes import AppendRules
from xl_recon.records.ledger import Account
from xl_recon.records.rule import RuleRow
from xl_recon.records.settings import Settings


def with_categories(
    changes: Sequence[AppendRules], settings: Settings, chart: Iterable[Account]
) -> list[AppendRules]:
    """Return new rules with an account and a category in place of two accounts.

    A rule whose bank cannot be told has neither: it is refused and told until somebody fills
    them in.
    """
    banks = frozenset(it.number for it in chart if it.holds_money or it.iban)
    known = Banks(charted=banks)
    return [replace(it, rows=tuple(_translated(it.rows, settings, known))) for it in changes]


def _translated(rows: Iterable[RuleRow], settings: Settings, banks: Banks) -> Iterator[RuleRow]:
    head: Sides | None = None
    for row in rows:
        if row.category or row.cash_account:
            yield row
        elif row.document.strip().casefold() == "!rulesplit":
            yield _filled(row, row.debit or row.credit, "", head)
        else:
            head = _sides(row, settings, banks)
            yield _filled(row, head.contra, head.bank, head) if head else _filled(row, "", "", None)


def _sides(row: RuleRow, settings: Settings, banks: Banks) -> Sides | None:
    try:
        return sides(row, settings, banks)
    except Refused:
        return None


def _filled(row: RuleRow, category: str, account: str, head: Sides | None) -> RuleRow:
    is_income = head is not None and bool(head.money_in)
    return replace(
        row,
        debit="",
        credit="",
        amount_filter=None,
        cash_account=account,
        category=category,
        income_filter=row.amount_filter if is_income else None,
        expenses_filter=None if is_income else row.amount_filter,
    )
