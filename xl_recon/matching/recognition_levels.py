"""The levels of recognition in their strict order; the first that hits ends the search.

Level 1, a charge of the bank, asks that levels 4 and 5 miss, so it stands behind them; with the
setting for the plain rule it stands in its own place.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from xl_recon.matching.recognition_documents import (
    is_exact,
    live_documents,
    with_named_documents,
)
from xl_recon.matching.recognition_reading import (
    CHARGE,
    IBAN,
    NAME,
    NOTHING,
    POS,
    TEXT,
    TRANSFER,
    Finding,
    Reading,
    told,
)
from xl_recon.matching.reconciliation_book import ReconciliationBook
from xl_recon.records.notice import Notice
from xl_recon.records.reconciliation import StagedKind, Verdict

Level = Callable[[Reading, ReconciliationBook], Finding | None]

_LONG_NUMBER = 5  # digits


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
    yield from (_own_transfer, _iban_of_party, _name_of_party, _text)
    if not book.settings.plain_charge_rule:
        yield _charge


def _with_documents(finding: Finding, reading: Reading, book: ReconciliationBook) -> Finding:
    is_open = finding.party and finding.verdict is None
    return with_named_documents(finding, reading, book) if is_open else finding


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
        return _ambiguous(IBAN, "recognise.iban_ambiguous", holders, book)
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
        return _ambiguous(NAME, "recognise.name_ambiguous", named, book)
    if not named:
        return None
    return Finding(
        level=NAME, party=named[0], reasons=(told("recognise.name", book.name_of(named[0])),)
    )


def _text(reading: Reading, book: ReconciliationBook) -> Finding | None:
    """Level 5: a document's number, or a party's name, in the description."""
    mentioned = {hit.party for hit in book.names.within(reading.text)}
    numbered = [found for found in _parties_by_number(reading, book) if found]
    if not numbered:
        return _by_mention(mentioned, book)
    everyone = frozenset().union(*numbered)
    common = frozenset(everyone).intersection(*numbered)
    meant = common & mentioned or common or everyone & mentioned
    if len(meant) != 1 or (mentioned and not meant & mentioned):
        return _ambiguous(TEXT, "recognise.text_ambiguous", everyone | mentioned, book)
    (party,) = meant
    return _by_number(party, reading, book, is_mentioned=party in mentioned)


def _by_mention(mentioned: set[str], book: ReconciliationBook) -> Finding | None:
    if not mentioned:
        return None
    if len(mentioned) > 1:
        return _ambiguous(TEXT, "recognise.text_ambiguous", mentioned, book)
    (party,) = mentioned
    return Finding(
        level=TEXT, party=party, reasons=(told("recognise.text_name", book.name_of(party)),)
    )


def _parties_by_number(reading: Reading, book: ReconciliationBook) -> Iterator[frozenset[str]]:
    """Yield for each number the parties with a document of it that this line may pay."""
    for hit in reading.hits:
        documents = live_documents(map(book.documents.__getitem__, hit.documents), _amount(reading))
        yield frozenset(it.party for it in documents if it.party in book.parties)


def _by_number(
    party: str, reading: Reading, book: ReconciliationBook, *, is_mentioned: bool
) -> Finding:
    """The party whose document the text names, unless another name and amount speak against it."""
    name = book.name_of(party)
    if is_mentioned:
        return Finding(level=TEXT, party=party, reasons=(told("recognise.text_name", name),))
    found = Finding(level=TEXT, party=party, reasons=(told("recognise.text_number", name),))
    named = with_named_documents(found, reading, book).named
    written = reading.line.statement_party
    if _is_sure(named, reading, book):
        return found
    code = "recognise.number_other_name" if written else "recognise.number_short"
    reasons = (told(code, written or book.documents[named[0]].number, name),)
    return Finding(
        level=TEXT, verdict=Verdict.RED, candidates=(party,), offered=named, reasons=reasons
    )


def _is_sure(named: Sequence[str], reading: Reading, book: ReconciliationBook) -> bool:
    """Whether numbers alone tell the party: by the amount, or one is long and no name is there.

    Suppliers' short numbers are the same at many.
    """
    numbers = (book.documents[key].number for key in named)
    is_long = any(len(_significant_digits(number)) >= _LONG_NUMBER for number in numbers)
    is_silent = not reading.line.statement_party
    return not named or is_exact(named, _amount(reading), book) or (is_silent and is_long)


def _significant_digits(number: str) -> str:
    return re.sub(r"\D", "", number).lstrip("0")


def _charge(reading: Reading, book: ReconciliationBook) -> Finding | None:
    """Level 1: outgoing, and a charge's word, the bank's name or a small amount speaks for it."""
    amount = _amount(reading)
    if not _may_be_charge(reading, book) or amount >= 0:
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


def _ambiguous(
    level: int,
    code: str,
    parties: frozenset[str] | set[str] | tuple[str, ...],
    book: ReconciliationBook,
) -> Finding:
    codes = tuple(sorted(parties))
    return Finding(
        level=level,
        verdict=Verdict.RED,
        candidates=codes,
        reasons=(told(code, "", book.names_of(codes)),),
    )


def _amount(reading: Reading) -> Decimal:
    return reading.line.amount.amount
