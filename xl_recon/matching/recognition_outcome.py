"""What a line comes to: its colour, its kind, its account, and the rule that may complete it."""

from __future__ import annotations

from dataclasses import replace

from xl_recon.matching.allocation import Allocated
from xl_recon.matching.document_choices import Refused
from xl_recon.matching.recognition_accounts import documents_account
from xl_recon.matching.recognition_phases import Paid
from xl_recon.matching.recognition_reading import BY_HAND, Finding, told
from xl_recon.matching.recognition_reasons import document_reasons
from xl_recon.matching.reconciliation_book import ReconciliationBook
from xl_recon.matching.rules import RuleMatch
from xl_recon.records.journal import Candidate
from xl_recon.records.notice import Notice
from xl_recon.records.reconciliation import Recognition, StagedKind, StagedLine, Verdict
from xl_recon.records.rule import Rule


def outcome(
    line: StagedLine, finding: Finding, paid: Paid, book: ReconciliationBook
) -> Recognition:
    """Return what was recognised in a line, once its documents are known."""
    if isinstance(paid, Refused):
        return _refused(line, finding, paid)
    if paid is None:
        found = _without_documents(line, finding)
    else:
        found = _with_documents(line, finding, paid, book)
    completed = _by_rule(line, found, book) if _waits_for_rule(finding, found) else None
    return completed or replace(found, reasons=(*found.reasons, *_about_account(found)))


def _refused(line: StagedLine, finding: Finding, refused: Refused) -> Recognition:
    return Recognition(
        verdict=Verdict.RED,
        party=finding.party,
        unallocated=line.amount.amount,
        level=BY_HAND,
        reasons=(refused.reason,),
    )


def _without_documents(line: StagedLine, finding: Finding) -> Recognition:
    return Recognition(
        verdict=finding.verdict or Verdict.RED,
        kind=finding.kind,
        party=finding.party,
        account=finding.account,
        unallocated=line.amount.amount,
        level=finding.level,
        reasons=finding.reasons,
        candidates=finding.candidates,
        proposals=finding.offered,
        learns_iban=finding.learns_iban,
        partner=finding.partner,
    )


def _with_documents(
    line: StagedLine, finding: Finding, paid: Allocated, book: ReconciliationBook
) -> Recognition:
    amount, party = line.amount.amount, book.parties.get(finding.party)
    documents = [book.documents[it.document] for it in paid.allocations]
    kind = StagedKind.DOCUMENTS if documents else finding.kind or StagedKind.UNDISTRIBUTED
    account = finding.account or documents_account(party, documents, amount)
    is_settled = bool(documents) and not paid.unallocated
    if finding.account and not documents and finding.kind is None:
        kind, is_settled = StagedKind.WITHOUT_DOCUMENT, True
    return Recognition(
        verdict=Verdict.GREEN if is_settled else Verdict.BLACK,
        kind=kind,
        party=finding.party,
        account=account,
        allocations=paid.allocations,
        adjustments=paid.adjustments,
        unallocated=paid.unallocated,
        level=finding.level,
        reasons=(*finding.reasons, *document_reasons(paid, amount, book)),
        candidates=finding.candidates,
        proposals=paid.proposals,
        learns_iban=finding.learns_iban,
    )


def _about_account(found: Recognition) -> tuple[Notice, ...]:
    is_missing = found.verdict is Verdict.GREEN and not found.account
    return (told("recognise.no_account"),) if is_missing else ()


def _waits_for_rule(finding: Finding, found: Recognition) -> bool:
    """Whether a rule may say what the money was for: nobody did, and no document waits for it."""
    is_open = found.verdict in (Verdict.RED, Verdict.BLACK)
    has_documents = bool(found.allocations or (found.party and found.proposals))
    is_for_rules = finding.for_rules and finding.kind is not StagedKind.DOCUMENTS
    return is_for_rules and is_open and not has_documents and finding.by_hand is None


def _by_rule(line: StagedLine, found: Recognition, book: ReconciliationBook) -> Recognition | None:
    match = book.rules.match(_candidate(line)) if book.rules else None
    if match is None:
        return None
    return replace(
        found,
        verdict=Verdict.GREEN,
        kind=StagedKind.WITHOUT_DOCUMENT,
        account=_rule_account(match.rule),
        reasons=(*found.reasons, _rule_reason(match)),
    )


def _candidate(line: StagedLine) -> Candidate:
    """The line as the rules will see it in the journal."""
    return Candidate(
        row=line.row or 0,
        date=line.date,
        description=line.description,
        amount=abs(line.amount.amount),
        account=line.bank,
        money_in=line.amount.amount > 0,
        iban=line.iban,
        counterparty=line.statement_party,
        external_reference=line.bank_reference,
    )


def _rule_account(rule: Rule) -> str:
    """The rule's account; blank where the rule has more to do, which it does in the journal."""
    has_more = rule.parts or rule.fill or rule.new_text
    return "" if has_more else rule.account


def _rule_reason(match: RuleMatch) -> Notice:
    code = "recognise.rule" if _rule_account(match.rule) else "recognise.rule_at_confirm"
    return told(code, match.rule.row, match.rule.name or match.rule.text)
