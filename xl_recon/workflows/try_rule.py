"""Prova regola: what one rule, as it stands now, would have done to the whole journal."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import chain
from typing import assert_never

from xl_recon.errors import UnusableRow
from xl_recon.matching.rules import RuleBook, RuleMatch
from xl_recon.matching.splits import Division, Undivided, divided
from xl_recon.plan.changes import Table
from xl_recon.records.rule import Rule, RuleRow
from xl_recon.records.trial import Trial, TrialOutcome, TrialRow, TrialTotal
from xl_recon.workflows.rules_at_work import PastRow, RulesAtWork, RulesWorkbook, rules_at_work


def try_rule(workbook: RulesWorkbook, rule_row: int) -> Trial:
    """Return what a rule would have done, by its place in the rules table; nothing is written.

    A rule that is switched off is tried as if it were on. Raise `UnusableRow` where the row is
    no rule.
    """
    row = _row(workbook.rule_rows(), rule_row)
    work = rules_at_work(workbook, frozenset({rule_row}))
    rule = next((it for it in work.rules if it.row == rule_row), None)
    if rule is None:
        return Trial(rule=None, is_active=row.active, notices=work.notices_of(rule_row))
    return _trial(work, rule, row)


def _row(rows: Iterable[RuleRow], place: int) -> RuleRow:
    row = next((it for it in rows if it.row == place), None)
    if row is None:
        raise UnusableRow(Table.RULES, place, "outside")
    if row.document.strip().casefold() != "!rule":
        raise UnusableRow(Table.RULES, place, "no rule")
    return row


def _trial(work: RulesAtWork, rule: Rule, row: RuleRow) -> Trial:
    past = tuple(work.past_rows())
    whole_words = work.settings.whole_words
    alone = RuleBook([rule], whole_words=whole_words)
    hits = [(it, match) for it in past if (match := alone.match(it.candidate))]
    earlier = [it for it in work.rules if it.row < rule.row]
    before = RuleBook(earlier, whole_words=whole_words) if hits else None
    rows = tuple(_trial_row(it, match, before) for it, match in hits)
    won = {it.row: _bookings(rule, it) for it in rows if it.outcome is not TrialOutcome.TAKEN}
    return Trial(
        rule=rule,
        is_active=row.active,
        journal_rows=len(past),
        rows=rows,
        totals=tuple(_totals(chain.from_iterable(it for it in won.values() if it))),
        undivided=tuple(row for row, booked in won.items() if booked is None),
        notices=work.notices_of(rule.row),
    )


def _trial_row(past: PastRow, match: RuleMatch, before: RuleBook | None) -> TrialRow:
    candidate, rule = past.candidate, match.rule
    taken = before.match(candidate) if before else None
    return TrialRow(
        row=candidate.row,
        date=candidate.date,
        description=candidate.description,
        amount=candidate.amount,
        money_in=candidate.money_in,
        bank_account=candidate.account,
        account_now=past.account,
        account_given=rule.account,
        vat_code_now=past.vat_code,
        vat_code_given=_vat_code(rule.fill),
        waiting=past.waiting,
        doubtful=match.doubtful,
        taken_by=taken.rule if taken else None,
    )


def _vat_code(fill: Sequence[tuple[str, object]]) -> str:
    return next((str(value) for name, value in fill if name == "vat_code"), "")


@dataclass(frozen=True, slots=True)
class _Booking:
    """What one row, or one part of it, would book."""

    account: str
    vat_code: str
    money_in: bool
    amount: Decimal


def _totals(bookings: Iterable[_Booking]) -> Iterator[TrialTotal]:
    """Sums by account and VAT code."""
    moved: defaultdict[tuple[str, str], list[_Booking]] = defaultdict(list)
    for booking in bookings:
        moved[booking.account, booking.vat_code].append(booking)
    for (account, vat_code), found in sorted(moved.items()):
        yield TrialTotal(
            account=account,
            vat_code=vat_code,
            rows=len(found),
            money_in=sum((it.amount for it in found if it.money_in), Decimal()),
            money_out=sum((it.amount for it in found if not it.money_in), Decimal()),
        )


def _bookings(rule: Rule, row: TrialRow) -> tuple[_Booking, ...] | None:
    """What a row would book; None where the parts of a split do not make up its amount."""
    amount = row.amount or Decimal()
    if not rule.parts:
        return (_Booking(row.account_given, row.vat_code_given, row.money_in, amount),)
    division = divided(rule.parts, amount)
    match division:
        case Division(amounts):
            return tuple(
                # A part on the bank's own side moves the other way.
                _Booking(part.account, _vat_code(part.fill), row.money_in != part.against, taken)
                for part, taken in zip(rule.parts, amounts, strict=True)
                if taken
            )
        case Undivided():
            return None
        case _:
            assert_never(division)
