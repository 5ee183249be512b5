"""What a rule asks for and what it gives, so that two rules can be compared."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from xl_recon.matching.candidates import bank_account
from xl_recon.matching.folding import folded
from xl_recon.matching.refusals import Refused
from xl_recon.matching.rule_rows import is_rule
from xl_recon.matching.rule_texts import rule_text
from xl_recon.records.journal import FieldValue
from xl_recon.records.rule import RuleRow, TextField
from xl_recon.records.settings import Settings

_Fill = frozenset[tuple[str, FieldValue]]
_CONDITIONS = frozenset(TextField)


@dataclass(frozen=True, slots=True)
class Asked:
    """The conditions that rules made from rows have."""

    text: str  # folded
    money_in: bool
    bank: str
    others: _Fill


@dataclass(frozen=True, slots=True)
class Given:
    """The completion, the name and the colour apart."""

    account: str
    fill: _Fill
    parts: tuple[tuple[str, str, str, _Fill], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """A rule of the table and what it means."""

    rows: tuple[RuleRow, ...]
    asked: Asked
    given: Given

    def serves(self, asked: Asked) -> bool:
        """Whether whatever fits these conditions fits this rule: a blank bank is any."""
        mine = self.asked
        same = (mine.text, mine.money_in, mine.others) == (asked.text, asked.money_in, asked.others)
        return same and mine.bank in {"", asked.bank}


def meanings(
    rows: Iterable[RuleRow], settings: Settings, bank_accounts: frozenset[str]
) -> tuple[Meaning, ...]:
    """The active rules without conditions on amount or date, each with its split rows."""
    return tuple(
        meaning for group in _groups(rows) for meaning in _meanings(group, settings, bank_accounts)
    )


def _groups(rows: Iterable[RuleRow]) -> list[list[RuleRow]]:
    groups: list[list[RuleRow]] = []
    below: list[RuleRow] | None = None
    for row in rows:
        if is_rule(row):
            below = [row]
            groups.append(below)
        elif below is not None and row.document.strip().casefold() == "!rulesplit":
            below.append(row)
        else:
            below = None
    return groups


def _meanings(
    rows: Sequence[RuleRow], settings: Settings, bank_accounts: frozenset[str]
) -> Iterator[Meaning]:
    head = rows[0]
    narrow = head.date_filter or head.until
    if narrow or head.amount_filter or head.income_filter or head.expenses_filter:
        return
    if head.category:  # a cash book's rule without amount serves both ways
        bank = bank_account(head.cash_account, settings)
        for money_in in (True, False):
            yield _means(rows, money_in=money_in, bank=bank, contra=_named(head.category, settings))
    elif head.debit or head.credit:
        yield _two_sided(rows, settings, bank_accounts)


def _two_sided(
    rows: Sequence[RuleRow], settings: Settings, bank_accounts: frozenset[str]
) -> Meaning:
    head = rows[0]
    debit, credit = (_named(account, settings) for account in (head.debit, head.credit))
    # A bank's account on Dare is money in, and so is a contra account alone on Avere.
    money_in = not debit or bool(credit and debit in bank_accounts)
    contra, bank = (credit, debit) if money_in else (debit, credit)
    return _means(rows, money_in=money_in, bank=bank, contra=contra)


def _means(rows: Sequence[RuleRow], *, money_in: bool, bank: str, contra: str) -> Meaning:
    head = rows[0]
    others = frozenset(pair for pair in head.fill if pair[0] in _CONDITIONS)
    asked = Asked(_text(head.description), money_in, bank, others)
    given = Given(contra, frozenset(head.fill) - others, tuple(map(_part, rows[1:])))
    return Meaning(rows=tuple(rows), asked=asked, given=given)


def _text(description: str) -> str:
    try:
        return folded(rule_text(description).text)
    except Refused:
        return description


def _named(account: str, settings: Settings) -> str:
    if account.strip() == "[]":
        return "[]"
    return bank_account(account.strip(), settings)


def _part(row: RuleRow) -> tuple[str, str, str, _Fill]:
    amount = row.amount_filter
    said = f"{amount:.2f}" if isinstance(amount, Decimal) else str(amount or "")
    return row.debit, row.credit, said, frozenset(row.fill)
