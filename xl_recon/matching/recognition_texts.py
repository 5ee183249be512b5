"""Level 5 of recognition: who is meant by the numbers and names of a text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from xl_recon.matching.recognition_documents import (
    is_exact,
    is_paid_by,
    live_documents,
    with_named_documents,
)
from xl_recon.matching.recognition_reading import TEXT, Finding, Reading, ambiguous, told
from xl_recon.matching.reconciliation_book import ReconciliationBook
from xl_recon.records.reconciliation import Verdict

_LONG_NUMBER = 5  # digits
_ROUND = 5  # amounts that are multiples of it are many a thing's
_OTHER_NAME = "recognise.number_other_name"


def party_in_text(reading: Reading, book: ReconciliationBook) -> Finding | None:
    """Return level 5: a document's number, or a party's name, in the description."""
    mentioned = {hit.party for hit in book.names.within(reading.text)}
    numbered = _parties_by_number(reading, book)
    if not numbered:
        return _by_mention(mentioned, book)
    everyone = frozenset().union(*numbered)
    common = frozenset(everyone).intersection(*numbered)
    meant = common & mentioned or common or everyone & mentioned
    if len(meant) != 1 or (mentioned and not meant & mentioned):
        return ambiguous(TEXT, "recognise.text_ambiguous", everyone | mentioned, book)
    (party,) = meant
    return _by_number(party, reading, book, is_mentioned=party in mentioned)


def _by_mention(mentioned: set[str], book: ReconciliationBook) -> Finding | None:
    if not mentioned:
        return None
    if len(mentioned) > 1:
        return ambiguous(TEXT, "recognise.text_ambiguous", mentioned, book)
    (party,) = mentioned
    return Finding(
        level=TEXT, party=party, reasons=(told("recognise.text_name", book.name_of(party)),)
    )


def _parties_by_number(reading: Reading, book: ReconciliationBook) -> list[frozenset[str]]:
    """Return for each number the parties with a document of it that this line may pay.

    Credit notes are taken off where another document is paid; alone they are no reason to pay.
    """
    amount = reading.amount
    live = [
        live_documents(map(book.documents.__getitem__, hit.documents), amount)
        for hit in reading.hits
    ]
    is_owed = any(not it.has_side or is_paid_by(it, amount) for found in live for it in found)
    known = (frozenset(it.party for it in found if it.party in book.parties) for found in live)
    return [parties for parties in known if parties] if is_owed else []


def _by_number(
    party: str, reading: Reading, book: ReconciliationBook, *, is_mentioned: bool
) -> Finding:
    """The party whose document the text names, unless another name and amount speak against it."""
    name = book.name_of(party)
    if is_mentioned:
        return Finding(level=TEXT, party=party, reasons=(told("recognise.text_name", name),))
    found = Finding(level=TEXT, party=party, reasons=(told("recognise.text_number", name),))
    named = with_named_documents(found, reading, book).named
    code = _doubt(named, reading, book)
    if not code:
        return found
    number = book.documents[named[0]].number
    written = reading.line.statement_party if code == _OTHER_NAME else number
    return Finding(
        level=TEXT,
        verdict=Verdict.RED,
        candidates=(party,),
        offered=named,
        reasons=(told(code, written, name),),
    )


def _doubt(named: Sequence[str], reading: Reading, book: ReconciliationBook) -> str:
    """Why numbers alone do not tell the party; blank where they do."""
    if not named:
        return ""
    if is_exact(named, reading.amount, book):
        return "recognise.number_bare" if _is_chance(named, reading, book) else ""
    if reading.line.statement_party:
        return _OTHER_NAME
    return "" if _is_long(named, book) else "recognise.number_short"


def _is_chance(named: Sequence[str], reading: Reading, book: ReconciliationBook) -> bool:
    """Whether a short number beside no word may be anything, and the amount many a thing's."""
    amount, meant = reading.amount, set(named)
    hits = [hit for hit in reading.hits if meant.intersection(hit.documents)]
    if not all(book.spoken.is_bare(hit, reading.text) for hit in hits):
        return False
    alike = sum(it.residual == amount for it in book.documents.values())
    return alike > 1 or amount % _ROUND == 0


def _is_long(named: Sequence[str], book: ReconciliationBook) -> bool:
    """Whether one of the numbers is long: suppliers' short ones are the same at many."""
    numbers = (book.documents[key].number for key in named)
    return any(len(_significant_digits(number)) >= _LONG_NUMBER for number in numbers)


def _significant_digits(number: str) -> str:
    return re.sub(r"\D", "", number).lstrip("0")
