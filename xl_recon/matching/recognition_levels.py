"""The levels of recognition in their strict order; the first that hits ends the search.

Level 1, a charge of the bank, asks that levels 4 and 5 miss, so it stands behind them; with the
setting for the plain rule it stands in its own place.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from xl_recon.matching.recognition_documents import (
    with_named_documents,
)
from xl_recon.matching.recognition_reading import (
    CHARGE,
    IBAN,
    NAME,
    NOTHING,
    POS,
    TRANSFER,
    Finding,
    Reading,
    ambiguous,
    told,
)
from xl_recon.matching.recognition_texts import party_in_text
from xl_recon.matching.reconciliation_book import ReconciliationBook
from xl_recon.matching.word_phrases import plain_words
from xl_recon.records.notice import Notice
from xl_recon.records.reconciliation import StagedKind, Verdict

Level = Callable[[Reading, ReconciliationBook], Finding | None]


def level_found(reading: Reading, book: ReconciliationBook) -> Finding:
    """Return what the first level that hits finds, or nothing with what resembles it."""
    for level in _levels(book):
        finding = level(reading, book)
        if finding is not None:
            reasons = (*_about_iban(reading, book), *finding.reasons)
            finding = replace(finding, reasons=reasons)
            return _with_documents(finding, reading, book)
    return _nothing(reading, book)


def _levels(book: ReconciliationBook) -> Iterator[Level]:
    yield _till
    if book.settings.plain_charge_rule:
        yield _plain_charge
    yield from (_own_transfer, _iban_of_party, _name_of_party, party_in_text)
    if not book.settings.plain_charge_rule:
        yield _charge


def _with_documents(finding: Finding, reading: Reading, book: ReconciliationBook) -> Finding:
    if not finding.party or finding.verdict is not None:
        return finding
    found = with_named_documents(finding, reading, book)
    is_for_other = not found.named and book.on_behalf.first_in(reading.text)
    return _on_behalf(found, reading, book) if is_for_other else found


def _on_behalf(finding: Finding, reading: Reading, book: ReconciliationBook) -> Finding:
    """Who pays for another that the text names is not the one whose account it concerns."""
    documents = [book.documents[key] for hit in reading.hits for key in hit.documents]
    exact = [it for it in documents if it.residual == reading.amount]
    named = [hit.party for hit in book.names.within(reading.text)]
    others = {*named, *(it.party for it in exact)} - {finding.party, ""}
    if not others:
        return finding
    return replace(
        finding,
        verdict=Verdict.RED,
        party="",
        candidates=(finding.party, *sorted(others)),
        offered=tuple(it.key for it in exact),
        reasons=(*finding.reasons, told("recognise.on_behalf")),
    )


def _till(reading: Reading, book: ReconciliationBook) -> Finding | None:
    if not (book.settings.ignore_pos and book.charges.is_till(reading.line)):
        return None
    return Finding(
        level=POS, verdict=Verdict.GREY, reasons=(told("recognise.pos"),), for_rules=False
    )


def _plain_charge(reading: Reading, book: ReconciliationBook) -> Finding | None:
    return _bank_charge("recognise.charge", book) if _may_be_charge(reading, book) else None


def _own_transfer(reading: Reading, book: ReconciliationBook) -> Finding | None:
    accounts = book.own.others(reading.line)
    if not accounts:
        return None
    numbers = ", ".join(account.number for account in accounts)
    return Finding(
        level=TRANSFER,
        verdict=Verdict.GREY,
        kind=StagedKind.TRANSFER,
        account=book.settings.transfer_account,
        other_bank=accounts[0].number if len(accounts) == 1 else "",
        reasons=(told("recognise.transfer", numbers),),
        for_rules=False,
    )


def _iban_of_party(reading: Reading, book: ReconciliationBook) -> Finding | None:
    line = reading.line
    if not book.ibans.valid(line.iban) or book.ibans.is_processor(line.iban, line.statement_party):
        return None
    holders = book.ibans.holders(line.iban)
    if len(holders) > 1:
        return ambiguous(IBAN, "recognise.iban_ambiguous", holders, book)
    if not holders:
        return None
    reasons = [told("recognise.iban", book.name_of(holders[0]))]
    named = book.names.named(line.statement_party) if line.statement_party else ()
    if named and holders[0] not in named:
        reasons.append(told("recognise.iban_other_name", book.names_of(named)))
    return Finding(level=IBAN, party=holders[0], reasons=tuple(reasons))


def _name_of_party(reading: Reading, book: ReconciliationBook) -> Finding | None:
    named = book.names.named(reading.line.statement_party) if reading.line.statement_party else ()
    if len(named) > 1:
        return ambiguous(NAME, "recognise.name_ambiguous", named, book)
    if not named:
        return None
    others = _of_one_word(named[0], reading, book)
    if others:
        return ambiguous(NAME, "recognise.name_ambiguous", others, book)
    return Finding(
        level=NAME, party=named[0], reasons=(told("recognise.name", book.name_of(named[0])),)
    )


def _of_one_word(party: str, reading: Reading, book: ReconciliationBook) -> tuple[str, ...]:
    """All who bear a name's only word, where the money goes the wrong way for the one it names."""
    words = plain_words(reading.line.statement_party)
    found = book.parties[party]
    is_other_way = not (found.is_customer if reading.amount > 0 else found.is_supplier)
    if len(words) != 1 or not is_other_way:
        return ()
    bearers = book.codes_by_word.get(words[0], ())
    return tuple(bearers) if len(bearers) > 1 else ()


def _charge(reading: Reading, book: ReconciliationBook) -> Finding | None:
    """Level 1: outgoing, and a charge's word, the bank's name or a small amount speaks for it."""
    amount = reading.amount
    if not _may_be_charge(reading, book) or amount >= 0 or _pays_somebody(reading, book):
        return None
    word = book.charges.charge_word(reading.line)
    bank = book.charges.bank_named(reading.line)
    if word or bank:
        return _bank_charge("recognise.charge_word", book, word or bank)
    # Whoever is named as the other side, and is no bank, is not the bank.
    if -amount <= book.settings.charge_ceiling and not reading.line.statement_party:
        return _bank_charge("recognise.charge_small", book, str(book.settings.charge_ceiling))
    return None


def _may_be_charge(reading: Reading, book: ReconciliationBook) -> bool:
    return not reading.line.iban or book.own.is_same(reading.line)


def _pays_somebody(reading: Reading, book: ReconciliationBook) -> bool:
    """Whether the line says that another than the bank is paid; beside our own IBAN stand we."""
    line = reading.line
    if book.own.is_same(line):
        line = replace(line, statement_party="")
    return book.charges.pays_somebody(line)


def _bank_charge(code: str, book: ReconciliationBook, detail: str = "") -> Finding:
    return Finding(
        level=CHARGE,
        verdict=Verdict.GREEN,
        kind=StagedKind.BANK_CHARGE,
        account=book.settings.charge_account,
        reasons=(told(code, "", detail),),
    )


def _nothing(reading: Reading, book: ReconciliationBook) -> Finding:
    """Level 6, with the parties whose names resemble the one in the statement."""
    reasons = [*_about_iban(reading, book), *_about_closed(reading, book)]
    written = reading.line.statement_party
    ranked = book.names.ranked(written) if written else ()
    if ranked:
        reasons.append(told("recognise.resembles", written, book.names_of(ranked)))
    return Finding(
        level=NOTHING,
        verdict=Verdict.RED,
        candidates=ranked,
        reasons=(told("recognise.nothing"), *reasons),
    )


def _about_iban(reading: Reading, book: ReconciliationBook) -> Iterator[Notice]:
    """Say why an IBAN was not looked for among the parties'."""
    line = reading.line
    if not line.iban or book.own.is_own(line.iban):
        return
    if not book.ibans.valid(line.iban):
        yield told("recognise.iban_invalid", line.iban)
    elif book.ibans.is_processor(line.iban, line.statement_party):
        yield told("recognise.processor", line.statement_party or line.iban)


def _about_closed(reading: Reading, book: ReconciliationBook) -> Iterator[Notice]:
    for hit in reading.hits:
        closed = [book.documents[key] for key in hit.documents if book.documents[key].party]
        if closed:
            names = book.names_of({document.party for document in closed})
            yield told("recognise.number_not_open", hit.written, names)
