"""The two legs of a transfer between own accounts, matched to each other."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from xl_recon.matching.line_order import canonical_order
from xl_recon.matching.recognition_reading import BY_HAND, CHARGE, NOTHING, TRANSFER, Finding, told
from xl_recon.matching.reconciliation_book import ReconciliationBook
from xl_recon.records.notice import Notice
from xl_recon.records.reconciliation import StagedKind, StagedLine, Verdict

_MOST_DAYS = 5  # a transfer takes no longer, week-ends and holidays counted
_MAY_BE_LEGS = {CHARGE, NOTHING}  # what lines without IBAN are taken for

_Place = tuple[str, str, Decimal]


def with_partners(
    lines: Sequence[StagedLine], findings: Sequence[Finding], book: ReconciliationBook
) -> list[Finding]:
    """Return the findings, each own transfer with its other leg where that is here.

    A leg names the other account by its IBAN. The other leg does so too, or has no IBAN and is
    the only such line of this amount and these days; then it is a transfer as well.
    """
    legs = _Legs(lines, list(findings), book)
    order = [at for at in canonical_order(lines) if findings[at].kind is StagedKind.TRANSFER]
    for both_name in (True, False):
        for at in order:
            if legs.is_free(at) and findings[at].other_bank:
                legs.join(at, both_name=both_name)
    return [legs.finished(at) for at in range(len(lines))]


class _Legs:
    """The lines as they find their other legs."""

    def __init__(
        self, lines: Sequence[StagedLine], findings: list[Finding], book: ReconciliationBook
    ) -> None:
        self._lines, self._findings, self._book = lines, findings, book
        self._filed = _filed(lines, canonical_order(lines))

    def is_free(self, at: int) -> bool:
        return self._findings[at].partner is None

    def join(self, at: int, *, both_name: bool) -> None:
        """Match a leg to the nearest line that names its account, or to the only silent one."""
        line, other = self._lines[at], self._findings[at].other_bank
        place = (other, line.amount.currency, -line.amount.amount)
        near = [it for it in self._filed.get(place, ()) if self._is_near(it, at)]
        if both_name:
            found = [it for it in near if self._findings[it].other_bank == line.bank]
            found.sort(key=lambda it: _distance(self._lines[it].date, line.date))
        else:
            found = [it for it in near if self._is_silent(it)]
            if len({self._lines[it].date for it in found}) > 1:
                return
        if found:
            self._marry(at, found[0])

    def finished(self, at: int) -> Finding:
        """The finding with what is to be said of its other leg."""
        finding = self._findings[at]
        if finding.kind is not StagedKind.TRANSFER:
            return finding
        if finding.partner is not None:
            return self._booked_once(at)
        return replace(finding, reasons=(*finding.reasons, *self._in_journal(at)))

    def _is_near(self, it: int, at: int) -> bool:
        distance = _distance(self._lines[it].date, self._lines[at].date)
        return it != at and self.is_free(it) and distance <= _MOST_DAYS

    def _is_silent(self, it: int) -> bool:
        finding, line = self._findings[it], self._lines[it]
        says_nothing = not line.iban or self._book.own.is_same(line)
        return says_nothing and finding.level in _MAY_BE_LEGS

    def _marry(self, first: int, second: int) -> None:
        for at, other in ((first, second), (second, first)):
            finding, bank = self._findings[at], self._lines[other].bank
            if finding.kind is not StagedKind.TRANSFER:
                finding = _as_transfer(bank, self._book)
            reason = told("recognise.leg_found", bank, self._lines[other].date.isoformat())
            self._findings[at] = replace(
                finding, partner=other, other_bank=bank, reasons=(*finding.reasons, reason)
            )

    def _booked_once(self, at: int) -> Finding:
        """Of two legs that are both here only the outgoing one is booked straight on the other."""
        finding = self._findings[at]
        clearing = self._book.settings.transfer_account
        by_hand = {self._findings[it].level for it in (at, finding.partner) if it is not None}
        if BY_HAND not in by_hand or finding.account in ("", clearing):
            return finding
        is_out = self._lines[at].amount.amount < 0
        return replace(finding, account=clearing or (finding.account if is_out else ""))

    def _in_journal(self, at: int) -> Iterator[Notice]:
        line, finding = self._lines[at], self._findings[at]
        booked = self._book.booked.get((finding.other_bank, -line.amount.amount), ())
        days = [it.date for it in booked if it.date and _distance(it.date, line.date) <= _MOST_DAYS]
        if days:
            nearest = min(days, key=lambda day: (_distance(day, line.date), day))
            yield told("recognise.leg_booked", finding.other_bank, nearest.isoformat())
        else:
            yield told("recognise.leg_missing", finding.other_bank)


def _as_transfer(bank: str, book: ReconciliationBook) -> Finding:
    return Finding(
        level=TRANSFER,
        verdict=Verdict.GREY,
        kind=StagedKind.TRANSFER,
        account=book.settings.transfer_account,
        reasons=(told("recognise.transfer", bank),),
        for_rules=False,
    )


def _filed(lines: Sequence[StagedLine], order: Iterable[int]) -> Mapping[_Place, list[int]]:
    filed: defaultdict[_Place, list[int]] = defaultdict(list)
    for at in order:
        line = lines[at]
        filed[line.bank, line.amount.currency, line.amount.amount].append(at)
    return filed


def _distance(first: dt.date, second: dt.date) -> int:
    return abs((first - second).days)
