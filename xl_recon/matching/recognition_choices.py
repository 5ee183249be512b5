"""What a person wrote beside a line: it goes before all levels."""

from __future__ import annotations

from dataclasses import replace

from xl_recon.matching.document_choices import refusal, with_chosen_documents
from xl_recon.matching.recognition_accounts import party_account
from xl_recon.matching.recognition_documents import with_named_documents
from xl_recon.matching.recognition_reading import BY_HAND, Finding, Reading, told
from xl_recon.matching.reconciliation_book import ReconciliationBook
from xl_recon.records.reconciliation import NO_CHOICE, Choice, StagedKind, Verdict


def with_choice(finding: Finding, reading: Reading, book: ReconciliationBook) -> Finding:
    """Return what a person decided, completed by what was found."""
    choice = reading.line.choice
    if choice == NO_CHOICE:
        return finding
    if choice.delete:
        told_so = (told("recognise.deleted"),)
        return Finding(level=BY_HAND, verdict=Verdict.GREY, reasons=told_so, for_rules=False)
    refused = _refused(choice, book)
    if refused:
        return refused
    finding = _with_party(finding, reading, book)
    if choice.documents and choice.kind in (None, StagedKind.DOCUMENTS):
        finding = with_chosen_documents(finding, reading.line, book)
    else:
        finding = _of_kind(finding, reading, book)
    account = "" if finding.verdict is Verdict.RED else _account(choice, book)
    return replace(finding, account=account or finding.account)


def _account(choice: Choice, book: ReconciliationBook) -> str:
    """The account a person wrote; the temporary one says that none is known."""
    return "" if choice.account == book.settings.temporary_account else choice.account


def _refused(choice: Choice, book: ReconciliationBook) -> Finding | None:
    """A red line where what was written means nothing, or two things."""
    account = _account(choice, book)
    if account and not book.own.knows(account):
        return refusal(told("recognise.unknown_account", account))
    if not choice.party:
        return None
    parties = book.chosen_parties(choice.party)
    if not parties:
        ranked = book.names.ranked(choice.party)
        return refusal(told("recognise.unknown_party", choice.party), ranked)
    if len(parties) > 1:
        return refusal(told("recognise.party_ambiguous", choice.party, ", ".join(parties)), parties)
    return None


def _with_party(finding: Finding, reading: Reading, book: ReconciliationBook) -> Finding:
    written = reading.line.choice.party
    if not written:
        return finding
    (party,) = book.chosen_parties(written)
    reasons = (told("recognise.party_by_hand", book.name_of(party)),)
    return with_named_documents(Finding(level=BY_HAND, party=party, reasons=reasons), reading, book)


def _of_kind(finding: Finding, reading: Reading, book: ReconciliationBook) -> Finding:
    choice = reading.line.choice
    account = _account(choice, book)
    match choice.kind:
        case None:
            return _by_account(finding) if account else finding
        case StagedKind.DOCUMENTS:
            return _for_documents(finding, reading, book)
        case StagedKind.TRANSFER:
            return _transfer(finding, account, book)
        case StagedKind.BANK_CHARGE:
            charge_account = account or book.settings.charge_account
            return _settled(finding, choice.kind, charge_account)
        case StagedKind.DEPOSIT:
            return _deposit(finding, account or book.settings.deposit_account, reading, book)
        case StagedKind.WITHOUT_DOCUMENT | StagedKind.UNDISTRIBUTED:
            return _without_documents(finding, choice.kind, reading, book)


def _by_account(finding: Finding) -> Finding:
    """An account alone settles a red line; elsewhere it only takes another's place."""
    if finding.verdict is not Verdict.RED:
        return finding
    return _settled(finding, StagedKind.WITHOUT_DOCUMENT, "")


def _for_documents(finding: Finding, reading: Reading, book: ReconciliationBook) -> Finding:
    if not finding.party:
        return refusal(told("recognise.needs_party"), finding.candidates)
    if finding.verdict is None:
        return replace(finding, kind=StagedKind.DOCUMENTS)
    return with_named_documents(
        Finding(level=BY_HAND, kind=StagedKind.DOCUMENTS, party=finding.party), reading, book
    )


def _transfer(finding: Finding, account: str, book: ReconciliationBook) -> Finding:
    """An own transfer by hand says which account is on its other side, unless the IBAN does."""
    clearing = book.settings.transfer_account
    if not account and finding.kind is StagedKind.TRANSFER:
        return finding
    if not (account and (account == clearing or book.own.is_bank(account))):
        return refusal(told("recognise.transfer_needs_bank"))
    settled = _settled(finding, StagedKind.TRANSFER, account)
    other = "" if account == clearing else account
    return replace(settled, verdict=Verdict.GREY, other_bank=other, party="")


def _deposit(finding: Finding, account: str, reading: Reading, book: ReconciliationBook) -> Finding:
    """A deposit, or the return of one that the journal holds with the opposite amount."""
    line = reading.line
    settled = _settled(finding, StagedKind.DEPOSIT, account)
    booked = book.booked.get((account, line.amount.amount), ())
    days = [movement.date for movement in booked if movement.date and movement.date <= line.date]
    if not days:
        return settled
    back = told("recognise.deposit_back", "", max(days).isoformat())
    return replace(settled, reasons=(*settled.reasons, back))


def _without_documents(
    finding: Finding, kind: StagedKind, reading: Reading, book: ReconciliationBook
) -> Finding:
    choice = reading.line.choice
    if not finding.party and not _account(choice, book):
        needed = refusal(told("recognise.needs_party_or_account"), finding.candidates)
        return replace(needed, for_rules=kind is StagedKind.WITHOUT_DOCUMENT)
    party = book.parties.get(finding.party)
    settled = _settled(finding, kind, party_account(party, reading.line.amount.amount))
    is_waiting = kind is StagedKind.UNDISTRIBUTED
    return replace(settled, verdict=Verdict.BLACK if is_waiting else Verdict.GREEN)


def _settled(finding: Finding, kind: StagedKind, account: str) -> Finding:
    """A line whose kind waits for no document; why its party is known is still told."""
    reasons = finding.reasons if finding.party else ()
    return Finding(
        level=BY_HAND,
        verdict=Verdict.GREEN,
        kind=kind,
        party=finding.party,
        account=account,
        reasons=(*reasons, told("recognise.kind_by_hand")),
        for_rules=False,
    )
