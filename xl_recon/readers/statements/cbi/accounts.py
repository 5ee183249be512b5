"""The account of a record 61: its IBAN, put together from the parts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from xl_recon.records.iban_lengths import is_whole_iban

_BANK_AND_NUMBER = re.compile(r"[0-9]{10}[0-9A-Z]{12}")
_PLACES = 12  # of the account's number
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
# What a character counts for in an odd place; in an even one it counts its own place in the row.
_ODD = (
    1,
    0,
    5,
    7,
    9,
    13,
    15,
    17,
    19,
    21,
    2,
    4,
    18,
    20,
    11,
    3,
    6,
    8,
    12,
    14,
    16,
    10,
    22,
    25,
    24,
    23,
)


def account(opening: str) -> str:
    """Return the IBAN where its check digits hold, else the bank's own number of the account."""
    prefix = "".join(opening[99:103].split()).upper()
    letter = opening[51].strip().upper()
    for rest in _bank_and_number(opening):
        ours = _letter(rest)
        iban = f"{prefix}{letter or ours}{rest}"
        if is_whole_iban(iban):
            return iban
        if not prefix and ours and letter in {"", ours}:
            return f"IT{_check_digits(ours + rest)}{ours}{rest}"
    return letter + next(_bank_and_number(opening))


def _bank_and_number(opening: str) -> Iterator[str]:
    """ABI, CAB and number: as they stand, and with the zeros that some banks leave out."""
    bank = "".join(opening[52:62].split()).upper()
    number = "".join(opening[62:74].split()).upper()
    yield bank + number
    yield bank + number.zfill(_PLACES)


def _check_digits(national: str) -> str:
    """ISO 7064: what makes the whole leave one when divided by 97."""
    digits = "".join(str(int(letter, 36)) for letter in f"{national}IT00")
    return f"{98 - int(digits) % 97:02}"


def _letter(rest: str) -> str:
    """The CIN, the letter in front, that the rest asks for; blank where the rest is no account."""
    if not _BANK_AND_NUMBER.fullmatch(rest):
        return ""
    total = 0
    for place, character in enumerate(rest):
        value = int(character) if character.isdecimal() else _LETTERS.index(character)
        total += value if place % 2 else _ODD[value]
    return _LETTERS[total % len(_LETTERS)]
