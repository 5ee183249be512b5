"""The records 63 of a movement: who paid, what for, and the references."""

from __future__ import annotations

import re
from typing import NamedTuple

from xl_recon.readers.statements.cbi.records import FILLER
from xl_recon.readers.statements.cbi.values import amount
from xl_recon.records.iban_lengths import is_whole_iban
from xl_recon.records.money import Money
from xl_recon.records.reference import creditor_reference
from xl_recon.records.statement import NOBODY, Counterparty, CreditorReference

_FLAGS = frozenset({"KKK", "YYY", "YY2", "ZZ1", "ZZ2", "ZZ3", "ID1", "RI1", "RI2"})
_REASON_FLAG = "/ZZ4/"
_REMITTANCE_FLAGS = (_REASON_FLAG, "RI1", "RI2")
_TAG = re.compile(r":([A-Z][A-Z0-9]{2}):")
_TAGS = {
    "E2E": "end_to_end_id",
    "IB2": "iban",
    "MND": "mandate",
    "CRO": "bank_reference",
    "TRN": "bank_reference",
}
_NAME_TAGS = {"ORD", "BEN", "NOM"}
_IBAN_IN_TEXT = re.compile(r"\b[A-Z]{2}[0-9]{2}[0-9A-Z]{11,30}\b")
_REFERENCE_IN_TEXT = re.compile(r"\bRF[0-9]{2}[0-9A-Z]{1,21}\b")
_MOST_GROUPS = 9  # of an IBAN
_COLUMNS = re.compile(r"\s{2,}")
_BLANKS = {"NOTPROVIDED", "NOT PROVIDED", "NONREF", "NON FORNITO"}


class Said(NamedTuple):
    """What the records 63 say of their movement.

    No dataclass: a frozen one takes thrice as long to make, and there is one for each movement.
    """

    text: str = ""  # free words
    remittance: str = ""  # what the payer wrote, where it has places of its own
    counterparty: Counterparty = NOBODY
    end_to_end_id: str = ""
    mandate: str = ""
    bank_reference: str = ""
    message: str = ""
    original: Money | None = None


def said(details: list[str], *, debit: bool, account: str) -> Said:
    """Return what they say together; `account` is ours, so never the other side's."""
    if not details:
        return Said()
    fields = _gathered(details)
    free, tags = _tagged(fields[""])
    identity = fields.get("ID1", "")
    remittance = (fields.get(flag, "") for flag in _REMITTANCE_FLAGS)
    return Said(
        text=free,
        remittance=tidy(" ".join((fields.get("ZZ3", "")[50:], *remittance))),
        counterparty=_counterparty(fields, tags, free, debit=debit, account=account),
        end_to_end_id=identifier(identity[35:70]) or identifier(tags.get("end_to_end_id", "")),
        mandate=identifier(tags.get("mandate", "")),
        bank_reference=identifier(tags.get("bank_reference", "")),
        message=identifier(identity[:35]) or identifier(fields.get("KKK", "")[:23]),
        original=_original(fields.get("ZZ1", ""), debit=debit),
    )


def tidy(text: str) -> str:
    """A text on one line.

    >>> tidy(" one   two ")
    'one two'
    """
    if FILLER in text:
        text = text.replace(FILLER, "")
    return " ".join(text.split())


def identifier(text: str) -> str:
    """A text, blank where the bank writes that none was given."""
    if not text or text.isspace():  # most are
        return ""
    found = tidy(text)
    return "" if found.upper() in _BLANKS or not found.strip("0") else found


def reference_in(text: str) -> CreditorReference | None:
    """The first creditor reference in a text whose check digits hold."""
    if "RF" not in text:
        return None
    found = (creditor_reference(hit[0]) for hit in _REFERENCE_IN_TEXT.finditer(text))
    return next((reference for reference in found if reference.valid), None)


def _gathered(details: list[str]) -> dict[str, str]:
    """The texts by their flag, free words under none; joined as they stand, for a word may go on.

    Of a party or an amount that is written twice the first counts: its places are fixed.
    """
    fields: dict[str, str] = {}
    free: list[str] = []
    for text in details:
        flag = text[13:16]
        if flag in _FLAGS:
            fields[flag] = fields.get(flag, "") + text[16:120]
        elif text[13:18] == _REASON_FLAG:
            fields[_REASON_FLAG] = fields.get(_REASON_FLAG, "") + text[18:120]
        else:
            free.append(text[13:120])
    # Some banks leave the flag's place blank: three blanks which would cut a word in two.
    unflagged = all(text.startswith("   ") for text in free)
    fields[""] = "".join(text[3:] for text in free) if unflagged else "".join(free)
    return fields


def _tagged(text: str) -> tuple[str, dict[str, str]]:
    """The words without the tags we know, and what these hold: one word, or the name up to two."""
    if ":" not in text:
        return tidy(text), {}
    free, *pieces = _TAG.split(text)
    tags: dict[str, str] = {}
    for tag, content in zip(pieces[::2], pieces[1::2], strict=True):
        if tag in _TAGS:
            words = content.split()
            count = _words_of_value(words)
            tags.setdefault(_TAGS[tag], "".join(words[:count]).rstrip(":"))
            free += f" {' '.join(words[count:])}"
        elif tag in _NAME_TAGS:
            tags.setdefault("name", content.rstrip(":"))
        else:
            free += f" :{tag}:{content}"
    return tidy(free), tags


def _words_of_value(words: list[str]) -> int:
    """One, but for an IBAN in groups of four."""
    for count in range(2, _MOST_GROUPS + 1):
        if is_whole_iban("".join(words[:count])) and not is_whole_iban(words[0]):
            return count
    return 1


def _counterparty(
    fields: dict[str, str], tags: dict[str, str], text: str, *, debit: bool, account: str
) -> Counterparty:
    payer, payee = fields.get("YYY", ""), fields.get("ZZ3", "")[:50]
    foreign = fields.get("ZZ2", "")
    ordering = _first_column(payer[24:64] or foreign)
    iban = _iban(fields.get("YY2", "")[50:84])
    if debit and iban == account:
        ordering, iban, payer = "", "", ""  # we ordered it ourselves
    beneficiary = _first_column(payee)
    name = beneficiary or ordering if debit else ordering or beneficiary
    found = Counterparty(
        name=name or _first_column(tags.get("name", "")),
        iban=_iban(tags.get("iban", "")) or iban or _iban_in(text, account),
        tax_id=identifier(payer[8:24]),
    )
    return NOBODY if found == NOBODY else found


def _first_column(text: str) -> str:
    """A name, without the address that stands beside it."""
    if not text or text.isspace():
        return ""
    plain = text.replace(FILLER, "").strip()
    return _COLUMNS.split(plain)[0]


def _iban(text: str) -> str:
    return "" if text.isspace() else "".join(text.split()).upper()


def _iban_in(text: str, account: str) -> str:
    hits = (hit[0] for hit in _IBAN_IN_TEXT.finditer(text))
    return next((hit for hit in hits if hit != account and is_whole_iban(hit)), "")


def _original(text: str, *, debit: bool) -> Money | None:
    if not text:
        return None
    size, currency = amount(text[:18]), text[18:21].strip()
    if not size or not currency:
        return None
    return Money(-size if debit else size, currency)
