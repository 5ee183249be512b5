# ruff: noqa: RUF001 - quotes, dashes and letters as they are typed
"""A text's words, numbers and days in order; what looks like a number and is none is told apart.

IBANs, telephone and card numbers and sums of money are none. References of payment slips are
tokens of their own: inside them a number has no boundaries but zeros.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from xl_recon.matching.folding import folded
from xl_recon.records.reference import creditor_reference, is_iban

_DAY = (
    r"(?:(?:0?[1-9]|[12]\d|3[01])(?:\.(?:0?[1-9]|1[0-2])\.|/(?:0?[1-9]|1[0-2])/"
    r"|-(?:0?[1-9]|1[0-2])-)(?:(?:19|20)\d\d|\d\d)(?:\s?г\b\.?)?"
    r"|(?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))(?![^\W_]|[./-]\d)"
)
_CURRENCY = r"(?:EUR|CHF|USD|GBP|BGN|Fr\.|лв\.?|лева|евро|euro|€|\$|£)"
_SUM = r"(?:\d{1,3}(?:[.'’]\d{3})+(?:[.,]\d{1,2})?|\d{1,3}(?:\ \d{3})+[.,]\d\d|\d+[.,]\d\d)"
_TOKEN = re.compile(
    rf"""
    (?<![^\W_])(?!{_CURRENCY}|[x*•]{{2,}}[ -]?\d)(?P<plain> [^\W\d_]+)(?![-/_\\\w]|\.\w)
    | (?P<phone> (?<!\S)\+\d[\d\ ./()-]{{6,}}\d)
    | (?P<card> (?<![^\W_])(?:(?:\d{{4}}[ -]){{3}}\d{{4}}|[\dx]*[x*•]{{2,}}[ -]?\d{{2,}})(?![^\W_]))
    | (?<![^\W_])(?:
      (?P<slip> (?:\d{{27}}|\d\d(?:\ \d{{5}}){{5}}
        |RF\d\d(?:[0-9A-Z]{{1,21}}|(?:\ [0-9A-Z]{{4}})+(?:\ [0-9A-Z]{{1,3}})?))(?![^\W_]))
    | (?P<iban> [A-Z]{{2}}\d\d(?:[A-Z0-9]{{11,30}}
        |(?:\ [A-Z0-9]{{4}}){{2,7}}(?:\ [A-Z0-9]{{1,4}})?)(?![^\W_]))
    | (?P<day> {_DAY})
    | (?P<money> {_CURRENCY}\s?\d[\d.'’]*(?:,\d\d)?(?:[.,][-–])?(?![^\W_])
        |(?:{_SUM}|\d+)\s?{_CURRENCY}(?![^\W_]|\s?\d))
    | (?P<sum> {_SUM}(?![^\W_]|[./,'’]\d|[/-][^\W_]))
    | (?P<chain> [^\W_]+(?:(?:[-/._\\]|(?<=\d)\s?[-–/]\s?(?=\d))(?!{_DAY})[^\W_]+)*)
    )""",
    re.VERBOSE | re.IGNORECASE,
)
_NUMBER_SIGN = re.compile(r"№|#|\bn\.?\s?[°º]", re.IGNORECASE)
_GROUP = re.compile(r"[^\W\d_]+|\d+")
_SIGN = re.compile(r"[^\W_]+")
_DIGIT = re.compile(r"\d")
_PADDING = "000+"  # fewer zeros may well stand inside a number
_BEHIND_PADDING = re.compile("(?<=000)[1-9a-z]")
_LOOKALIKES = str.maketrans("авекмнорстух", "abekmhopctyx")
_SHORT = 4  # letters: a longer word is no part of a number's series
_IBAN_DIGITS = 10
_CENTURY = 2000
_QR_INVOICE = slice(18, 25)  # where the commonest scheme has the invoice


class TokenKind(StrEnum):
    """What a token of a text is."""

    WORD = "word"
    NUMBER = "number"
    DAY = "day"
    SUM = "sum"  # or, behind an anchor, two numbers with a comma between them
    SLIP = "slip"
    RANGE = "range"  # from one number to another, told in words
    OTHER = "other"


class Token(NamedTuple):
    """A token; a number's `groups` are its runs of letters and of digits, as `signs` part them."""

    kind: TokenKind
    written: str
    place: int
    groups: tuple[str, ...] = ()
    signs: tuple[str, ...] = ()  # between the groups; "" where they touch
    day: dt.date | None = None

    @property
    def word(self) -> str:
        """The groups in one."""
        return "".join(self.groups)

    def part(self, start: int, end: int) -> Token:
        """Return some of a number's groups as a token of its own."""
        groups, signs = self.groups[start:end], self.signs[start : end - 1]
        written = "".join(group + sign for group, sign in zip(groups, (*signs, ""), strict=True))
        place = self.place + sum(map(len, self.groups[:start] + self.signs[:start]))
        kind = TokenKind.NUMBER if _DIGIT.search(written) else TokenKind.WORD
        return Token(kind=kind, written=written, place=place, groups=groups, signs=signs)


def tokens(text: str) -> Iterator[Token]:
    """Return the tokens of a text; none of a text without a digit."""
    if _DIGIT.search(text):
        for found in _TOKEN.finditer(_NUMBER_SIGN.sub(" nr ", text)):
            if found.lastgroup == "plain":  # most are: a short cut
                yield Token(TokenKind.WORD, found[0], found.start(), (folded(found[0]),))
            else:
                yield from _tokens(found)


def number_groups(number: str) -> tuple[str, ...]:
    """Return the runs of letters and digits of a number.

    >>> number_groups("FT-2025/00123")
    ('ft', '2025', '00123')
    """
    return tuple(_GROUP.findall(folded(number)))


def alike(letters: str) -> str:
    """Return Cyrillic letters that look like Latin ones as these."""
    return letters if letters.isascii() else letters.translate(_LOOKALIKES)


def slip_numbers(reference: str) -> tuple[str, ...]:
    """Return the numbers that a valid slip's reference may hold, zeros being their boundaries.

    >>> slip_numbers("RF18 5390 0754 7034"), slip_numbers("RF19 5390 0754 7034")
    (('539007547034',), ())
    """
    found = creditor_reference(reference)
    if not found.valid:
        return ()
    is_iso = found.value.startswith("RF")
    body = found.value[4:].lower() if is_iso else found.value[:-1]
    named = [body[start.start() :] for start in _BEHIND_PADDING.finditer(body)]
    parts = [part.strip("0") for part in re.split(_PADDING, body)]
    invoice = "" if is_iso else body[_QR_INVOICE].lstrip("0")
    return tuple(dict.fromkeys(filter(None, (body.lstrip("0"), *named, *parts, invoice))))


def _tokens(found: re.Match[str]) -> Iterator[Token]:
    kind, written, place = str(found.lastgroup), found[0], found.start()
    match kind:
        case "chain":
            yield _chain(written, place)
        case "slip" | "iban" if not _is_believed(kind, written):
            for piece in _SIGN.finditer(written):
                yield _chain(piece[0], place + piece.start())
        case "day":
            day = _read_day(written)
            yield Token(kind=TokenKind.DAY, written=written, place=place, day=day)
        case "slip" | "sum":
            yield Token(kind=TokenKind(kind), written=written, place=place)
        case _:
            yield Token(kind=TokenKind.OTHER, written=written, place=place)


def _is_believed(kind: str, written: str) -> bool:
    """Whether check digits hold; groups of four digits are taken for an IBAN all the same."""
    plain = "".join(written.split()).upper()
    if kind == "slip":
        return creditor_reference(plain).valid
    return is_iban(plain) or (" " in written and len(_DIGIT.findall(plain)) >= _IBAN_DIGITS)


def _chain(written: str, place: int) -> Token:
    plain = folded(written)
    groups = tuple(_GROUP.findall(plain))
    signs = tuple(sign.strip() for sign in _GROUP.split(plain)[1:-1])
    kind = TokenKind.NUMBER if _DIGIT.search(plain) else TokenKind.WORD
    return Token(kind=kind, written=written, place=place, groups=groups, signs=signs)


def _read_day(written: str) -> dt.date | None:
    first, month, last = (int(part) for part in re.findall(r"\d+", written)[:3])
    year, day = (first, last) if first >= 100 else (last, first)  # noqa: PLR2004 - the year first
    try:
        return dt.date(year if year >= 100 else year + _CENTURY, month, day)  # noqa: PLR2004
    except ValueError:  # the 30th of February
        return None
