"""Structured creditor references and their check digits."""

from __future__ import annotations

import re

from xl_recon.records.statement import CreditorReference

_CARRY = (0, 9, 4, 6, 8, 2, 7, 1, 3, 5)
_QR_DIGITS = 27
_BELGIAN_DIGITS = 12
_ISO_REFERENCE = re.compile(r"RF[0-9]{2}[0-9A-Z]{1,21}")
_IBAN = re.compile(r"[A-Z]{2}[0-9]{2}[0-9A-Z]{11,30}")
_SLIP_REFERENCE = re.compile(r"[0-9]{15,27}")


def creditor_reference(value: str, kind: str = "") -> CreditorReference:
    """Return a reference with its check digits verified; a missing kind is told by its shape.

    >>> creditor_reference("RF18 5390 0754 7034")
    CreditorReference(kind='SCOR', value='RF18539007547034', valid=True)
    >>> creditor_reference("21 00000 00003 13947 14300 09017", "QRR").valid
    True
    """
    plain = "".join(value.split()).upper()
    kind = kind or _kind_of(plain)
    return CreditorReference(kind=kind, value=plain, valid=_is_valid(plain, kind))


def is_iban(text: str) -> bool:
    """Whether the text, without spaces, is an IBAN whose check digits hold.

    >>> is_iban("CH9300762011623852957"), is_iban("CH9300762011623852958")
    (True, False)
    """
    return bool(_IBAN.fullmatch(text)) and _leaves_one(text)


def _kind_of(plain: str) -> str:
    if _ISO_REFERENCE.fullmatch(plain):
        return "SCOR"
    return "QRR" if len(plain) == _QR_DIGITS and _ends_in_check_digit(plain) else ""


def _is_valid(plain: str, kind: str) -> bool:
    if kind == "QRR":
        return len(plain) == _QR_DIGITS and _ends_in_check_digit(plain)
    if kind == "ISR":
        return _ends_in_check_digit(plain)
    return _is_iso(plain) or _is_belgian(plain)


def _ends_in_check_digit(plain: str) -> bool:
    """Modulo 10, recursive: the check of Swiss payment slips."""
    if not _SLIP_REFERENCE.fullmatch(plain):
        return False
    carry = 0
    for digit in plain[:-1]:
        carry = _CARRY[(carry + int(digit)) % 10]
    return (10 - carry) % 10 == int(plain[-1])


def _is_iso(plain: str) -> bool:
    """ISO 11649, the reference that begins with RF."""
    return bool(_ISO_REFERENCE.fullmatch(plain)) and _leaves_one(plain)


def _leaves_one(plain: str) -> bool:
    """ISO 7064: modulo 97 with the first four behind the rest, letters counted from 10."""
    digits = "".join(str(int(letter, 36)) for letter in plain[4:] + plain[:4])
    return int(digits) % 97 == 1


def _is_belgian(plain: str) -> bool:
    """The Belgian structured communication, `+++090/9337/55493+++`."""
    digits = plain.strip("+*").replace("/", "")
    if len(digits) != _BELGIAN_DIGITS or not (digits.isascii() and digits.isdigit()):
        return False
    return int(digits[-2:]) == (int(digits[:-2]) % 97 or 97)
