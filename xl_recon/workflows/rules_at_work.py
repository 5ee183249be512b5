"""The rules of a workbook and the whole journal as they would meet it.

A completed row is taken as it was before: its contra account thought away.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import repeat
from typing import Any, NamedTuple, Protocol

from xl_recon.matching.candidates import bank_account, candidates
from xl_recon.matching.rule_rows import understood
from xl_recon.plan.rule_labels import rule_label
from xl_recon.records.journal import Candidate, Columns
from xl_recon.records.ledger import Account
from xl_recon.records.notice import Notice
from xl_recon.records.rule import Rule, RuleRow, TextField
from xl_recon.records.settings import Settings

_FIELDS = ("date", "description", "amount", "debit", "credit", "rule", "notes", "vat_code")
_OTHER_TEXTS = tuple(field.value for field in TextField if field is not TextField.DESCRIPTION)


class RulesWorkbook(Protocol):
    """What looking at the rules needs to know of a workbook."""

    def settings(self) -> Settings:
        """What the user has settled."""

    def accounts(self) -> tuple[Account, ...]:
        """The chart of accounts."""

    def rule_rows(self) -> tuple[RuleRow, ...]:
        """The rows of the rules table."""

    def journal(self, fields: Sequence[str]) -> Columns:
        """Some columns of the journal."""


class PastRow(NamedTuple):
    """A row with a bank account, as the rules met it or will meet it.

    A tuple, not a dataclass, as `Candidate` is.
    """

    candidate: Candidate
    waiting: bool
    account: str  # booked now opposite the bank's; blank while it waits or where it is split
    vat_code: str
    rule: str  # what the row says of the rule that completed it


@dataclass(frozen=True, slots=True, kw_only=True)
class RulesAtWork:
    """The rules that serve, what is to be said of the other rule rows, and the journal."""

    settings: Settings
    rule_rows: tuple[RuleRow, ...]
    rules: tuple[Rule, ...]
    notices: tuple[Notice, ...]
    banks: frozenset[str]
    journal: Columns

    @property
    def labelled(self) -> Mapping[str, Rule]:
        """The rules by what the journal says of them; of two alike the first."""
        return {rule_label(rule): rule for rule in reversed(self.rules)}

    def notices_of(self, place: int) -> tuple[Notice, ...]:
        """What was said of a rule row or, where it splits, of the rows of its parts."""
        own = set(_with_parts(place, self.rule_rows))
        return tuple(notice for notice in self.notices if own.intersection(notice.rows))

    def past_rows(self) -> Iterator[PastRow]:
        """Every row that a rule might fit or have fitted, top to bottom."""
        waiting = {row.row: row for row in candidates(self.journal, self.settings)}
        labelled = self.labelled
        for cells in _cells(self.journal):
            if cells.row in waiting:
                yield PastRow(waiting[cells.row], True, "", cells.vat_code, cells.rule)
            elif past := self._completed(cells, labelled.get(cells.rule)):
                yield past

    def _completed(self, cells: _Cells, rule: Rule | None) -> PastRow | None:
        money_in = self._money_in(cells, rule)
        if money_in is None:
            return None
        bank, contra = (cells.debit, cells.credit) if money_in else (cells.credit, cells.debit)
        candidate = Candidate(
            cells.row,
            cells.date,
            _banks_text(cells, rule),
            cells.amount and abs(cells.amount),
            bank_account(bank, self.settings),
            money_in,
            *cells.texts,
        )
        return PastRow(candidate, False, contra, cells.vat_code, cells.rule)

    def _money_in(self, cells: _Cells, rule: Rule | None) -> bool | None:
        """Whether the bank's account stands on the debit side; None where there is none."""
        sides = (cells.debit, cells.credit)
        debit, credit = (bank_account(side, self.settings) in self.banks for side in sides)
        if not (debit or credit) or self.settings.temporary_account in sides:
            return None
        if debit and credit:
            # Between two banks: the rule tells, else the statement of the payer brought it.
            return rule is not None and rule.account == cells.credit
        contra = cells.credit if debit else cells.debit
        return debit if contra or cells.rule else None


def rules_at_work(
    workbook: RulesWorkbook, switched_on: frozenset[int] = frozenset()
) -> RulesAtWork:
    """Return the rules and the journal; `switched_on` are rule rows to take as if on."""
    settings = workbook.settings()
    rows = tuple(
        replace(row, active=True) if row.row in switched_on else row for row in workbook.rule_rows()
    )
    journal = workbook.journal(_FIELDS)
    waiting = {row.account for row in candidates(journal, settings)}
    charted = _money_accounts(workbook.accounts())
    banks = (charted | waiting | {settings.bank_account}) - {""}
    found = understood(rows, settings, charted, frozenset(waiting - {""}))
    if _other_texts_asked(found.rules):
        journal = workbook.journal((*_FIELDS, *_OTHER_TEXTS))
    return RulesAtWork(
        settings=settings,
        rule_rows=rows,
        rules=found.rules,
        notices=found.notices,
        banks=banks,
        journal=journal,
    )


class _Cells(NamedTuple):
    row: int
    date: dt.date | None
    description: str
    amount: Decimal | None
    debit: str
    credit: str
    rule: str
    notes: str
    vat_code: str
    texts: tuple[str, ...]  # where a rule asks for them: IBAN, counterparty, reference


def _cells(journal: Columns) -> Iterator[_Cells]:
    others = [journal.by_field[name] for name in _OTHER_TEXTS if name in journal.by_field]
    texts: Iterable[Any] = zip(*others, strict=True) if others else repeat((), journal.height)
    # The workbook room gives each column the kind of value its field has.
    facts: Iterable[Any] = zip(*map(journal.column, _FIELDS), strict=True)
    for row, (fact, text) in enumerate(zip(facts, texts, strict=True), 1):
        yield _Cells._make((row, *fact, text))


def _banks_text(cells: _Cells, rule: Rule | None) -> str:
    """The description as the bank had it: a rule that rewrites it moves it to the notes."""
    return cells.notes if rule and rule.new_text and cells.notes else cells.description


def _money_accounts(chart: Iterable[Account]) -> frozenset[str]:
    return frozenset(it.number for it in chart if it.holds_money or it.iban)


def _other_texts_asked(rules: Iterable[Rule]) -> bool:
    return any(
        getattr(condition, "field", TextField.DESCRIPTION) is not TextField.DESCRIPTION
        for rule in rules
        for condition in rule.conditions
    )


def _with_parts(place: int, rows: Iterable[RuleRow]) -> Iterator[int]:
    yield place
    parts = {row.row for row in rows if row.document.strip().casefold() == "!rulesplit"}
    while (place := place + 1) in parts:
        yield place
