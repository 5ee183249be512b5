"""Which IBANs stay with the parties that a person chose."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from xl_recon.matching.recognition_reading import Finding, told
from xl_recon.matching.reconciliation_book import ReconciliationBook
from xl_recon.records.notice import Notice
from xl_recon.records.reconciliation import StagedKind, StagedLine, Verdict


def with_learning(
    lines: Sequence[StagedLine], findings: Sequence[Finding], book: ReconciliationBook
) -> list[Finding]:
    """Return the findings, with what is learned at confirm, or why it is not.

    An IBAN stays with a party only where it is a valid one, not ours, nobody else's, and not of
    one who pays for many; and where no other line gives it to another party.
    """
    choosing = [_chooses_party(*pair) for pair in zip(lines, findings, strict=True)]
    wanted: defaultdict[str, set[str]] = defaultdict(set)
    for line, finding, chooses in zip(lines, findings, choosing, strict=True):
        if chooses:
            wanted[line.iban].add(finding.party)
    return [
        _learning(line, finding, wanted[line.iban], book) if chooses else finding
        for line, finding, chooses in zip(lines, findings, choosing, strict=True)
    ]


def _chooses_party(line: StagedLine, finding: Finding) -> bool:
    is_settled = finding.verdict not in (Verdict.RED, Verdict.GREY)
    is_payment = finding.kind is not StagedKind.TRANSFER
    return bool(line.choice.party and line.iban and finding.party and is_settled and is_payment)


def _learning(
    line: StagedLine, finding: Finding, wanted: Iterable[str], book: ReconciliationBook
) -> Finding:
    iban, party = line.iban, finding.party
    if party in book.ibans.holders(iban):
        return finding
    others = set(book.ibans.holders(iban)) | set(wanted) - {party}
    if others and book.ibans.valid(iban):
        return _asking(finding, iban, others, book)
    refused = _refused(line, book)
    if refused:
        return replace(finding, reasons=(*finding.reasons, refused))
    learned = told("recognise.learns_iban", iban, book.name_of(party))
    return replace(finding, learns_iban=True, reasons=(*finding.reasons, learned))


def _asking(
    finding: Finding, iban: str, others: Iterable[str], book: ReconciliationBook
) -> Finding:
    candidates = tuple(sorted(others))
    reason = Notice("recognise.iban_of_other", iban, book.names_of(candidates))
    return replace(finding, candidates=candidates, reasons=(*finding.reasons, reason))


def _refused(line: StagedLine, book: ReconciliationBook) -> Notice | None:
    if book.own.is_own(line.iban) or book.own.is_same(line):
        return told("recognise.iban_is_own", line.iban)
    if book.ibans.is_processor(line.iban, line.statement_party):
        return told("recognise.iban_not_learned", line.statement_party or line.iban)
    if not book.ibans.valid(line.iban):
        return told("recognise.iban_invalid", line.iban)
    return None
