"""Cell values out of sheet XML and into it.

A *tail* is what follows a cell's address in its element, from the blank before `s=` to `</c>`:
it says style, kind and content but not where the cell stands, so equal cells have equal tails
and a dictionary of tails reads most of a sheet.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date, datetime, time, timedelta
from enum import Enum
from html import escape, unescape

from xl_recon.workbook.store import FORMULA_BLANK, FORMULA_PENDING, CellError, CellValue

_ATTRIBUTE = re.compile(rb'([\w:]+)\s*=\s*"([^"]*)"')
_STYLE = re.compile(rb'\bs="(\d+)"')
# The everyday cells: a number, a shared text, a plain text of its own.
_HEAD = re.compile(rb'(?: s="(\d+)")?(?: t="(s|inlineStr)")?')
_VALUE_END, _TEXT_END = b"</v></c>", b"</t></is></c>"
_VALUE = re.compile(rb"<v(?:\s[^>]*)?>(.*?)</v>", re.DOTALL)
_TEXT = re.compile(rb"<t(?:\s[^>]*)?>(.*?)</t>", re.DOTALL)
_PHONETIC = re.compile(rb"<rPh\b.*?</rPh>|<phoneticPr\b[^>]*?/>", re.DOTALL)
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_TO_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")  # such marks may share a "_"
_SURROGATE = re.compile("[\ud800-\udfff]")
# What XML cannot hold, and lone surrogates.
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_EPOCH = datetime(1899, 12, 30)  # noqa: DTZ001 - a sheet's dates have no time zone
_SHIFT_1904 = 1462
_MOST_REMEMBERED = 4_000
_LAST_SERIAL = 2_958_465  # 31.12.9999
MOST_CHARACTERS = 32_767


class _Kind(Enum):
    """What a cell's attributes promise."""

    NUMBER = b"n"
    DATE = b"d"
    SHARED = b"s"
    INLINE = b"inlineStr"
    UNUSUAL = b""


class CellReader:
    """Reads the cells of a workbook."""

    def __init__(self, strings: Sequence[str], date_styles: frozenset[int], *, y1904: bool) -> None:
        self._strings = strings
        self._date_styles = date_styles
        self._shift = _SHIFT_1904 if y1904 else 0
        self._kinds: dict[bytes, _Kind] = {}

    def column(self, ending: int) -> ColumnCells:
        """Return the values of a column's cells; so many bytes at their end are not theirs."""
        return ColumnCells(self.value, ending)

    def value(self, tail: bytes) -> CellValue:
        """Return what a cell holds."""
        if tail.endswith(_VALUE_END):
            head, _, content = tail[: -len(_VALUE_END)].partition(b"><v>")
            kind = self._kind(head)
            if kind is _Kind.NUMBER and content:
                return int(content) if content.isdigit() else _number(content)
            if kind is _Kind.DATE:
                return self._day(float(content))
            if kind is _Kind.SHARED:
                return self._strings[int(content)] or None
        elif tail.endswith(_TEXT_END):
            head, _, content = tail[: -len(_TEXT_END)].partition(b"><is><t>")
            if self._kind(head) is _Kind.INLINE and b"&" not in content and b"\r" not in content:
                return _plain(content.decode()) or None
        return self._unusual(tail)

    def _kind(self, head: bytes) -> _Kind:
        """What a cell with these attributes and no formula holds."""
        known = self._kinds.get(head)
        if known is None:
            found = _HEAD.fullmatch(head)
            known = self._kinds[head] = self._kind_of(found) if found else _Kind.UNUSUAL
        return known

    def _kind_of(self, head: re.Match[bytes]) -> _Kind:
        if head[2]:
            return _Kind(head[2])
        return _Kind.DATE if int(head[1] or 0) in self._date_styles else _Kind.NUMBER

    def _unusual(self, tail: bytes) -> CellValue:
        """Return the value of a cell that is not one of the three everyday kinds."""
        head, _, body = tail.partition(b">")
        if not body.strip():
            return None
        attributes = dict(_ATTRIBUTE.findall(head))
        value = self._typed(attributes.get(b"t", b"n"), int(attributes.get(b"s", b"0")), body)
        if value in (None, "") and b"<f" in body:
            return FORMULA_BLANK if b"<v" in body or b"<is" in body else FORMULA_PENDING
        return value

    def _typed(self, kind: bytes, style: int, body: bytes) -> CellValue:
        if kind == b"inlineStr":
            return joined_text(body) or None
        found = _VALUE.search(body)
        if found is None:
            return None
        content = unescape(found[1].decode())
        match kind:
            case b"s":
                return self._strings[int(content)] or None
            case b"str":
                return _plain(content)
            case b"e":
                return CellError(content)
            case b"b":
                return content in {"1", "true"}
            case b"d":
                return _iso_moment(content)
            case _:
                return self._number(content, style)

    def _number(self, content: str, style: int) -> CellValue:
        if not content:
            return None
        if style in self._date_styles:
            return self._day(float(content))
        return _number(content.encode())

    def _day(self, number: float) -> CellValue:
        serial = number + self._shift
        if 0 <= serial <= _LAST_SERIAL:
            return from_serial(serial)
        return int(number) if number.is_integer() else number


class ColumnCells(dict[bytes, CellValue]):
    """What the parts of one column stand for; a column of passing values is not all kept."""

    def __init__(self, read: Callable[[bytes], CellValue], ending: int) -> None:
        super().__init__()
        self._read, self._end = read, -ending or None

    def __missing__(self, part: bytes) -> CellValue:
        value = self._read(part[: self._end])
        if len(self) < _MOST_REMEMBERED:
            self[part] = value
        return value


def _number(content: bytes) -> CellValue:
    number = float(content)
    return int(number) if number.is_integer() else number


def _iso_moment(content: str) -> CellValue:
    """Return what `t="d"` holds: a day, a moment, or a time of day, which is a moment of day 0."""
    if "-" not in content:
        content = f"{_EPOCH:%Y-%m-%d}T{content.removeprefix('T')}"
    moment = datetime.fromisoformat(content).replace(tzinfo=None)
    return moment.date() if moment.time() == time() else moment


def joined_text(body: bytes) -> str:
    """Return the text of an `si` or `is` element: its runs joined, phonetic hints left out."""
    if b"\r" in body:  # as any XML parser does
        body = body.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    if b"<rPh" in body:
        body = _PHONETIC.sub(b"", body)
    return _plain(unescape(b"".join(_TEXT.findall(body)).decode()))


def from_serial(serial: float) -> date | datetime:
    """Return the day a serial number stands for, with its time if it has one.

    >>> from_serial(45689), from_serial(45689.5)
    (datetime.date(2025, 2, 1), datetime.datetime(2025, 2, 1, 12, 0))
    """
    whole = int(serial)
    if serial == whole:
        return (_EPOCH + timedelta(days=whole)).date()
    seconds = round((serial - whole) * 86_400, 3)
    return _EPOCH + timedelta(days=whole, seconds=seconds)


def to_serial(day: date) -> float:
    """Return the serial number of a day or moment.

    >>> to_serial(date(2025, 2, 1))
    45689
    """
    moment = day if isinstance(day, datetime) else datetime.combine(day, time())
    since = moment.replace(tzinfo=None) - _EPOCH
    seconds = since.seconds + since.microseconds / 1e6
    return since.days + round(seconds / 86_400, 9) if seconds else since.days


def style_of(tail: bytes) -> int:
    """Return the style number of a cell."""
    found = _STYLE.search(tail.partition(b">")[0])
    return int(found[1]) if found else 0


def restyled(tail: bytes, style: int) -> bytes:
    """Return the same cell in another style."""
    head, closing, body = tail.partition(b">")
    if _STYLE.search(head):
        head = _STYLE.sub(b's="%d"' % style, head, count=1)
    else:
        head = b' s="%d"' % style + head
    return head + closing + body


def tail_of(value: CellValue, style: int, *, y1904: bool = False) -> bytes:
    """Return the tail of a cell that holds a value; text never becomes a formula."""
    head = b' s="%d"' % style if style else b""
    match value:
        case None | "":
            return head + b"/>"
        case bool():
            return head + b' t="b"><v>%d</v></c>' % value
        case int() | float():
            return head + b"><v>%s</v></c>" % repr(value).encode()
        case date():
            serial = to_serial(value) - (_SHIFT_1904 if y1904 else 0)
            return head + b"><v>%s</v></c>" % repr(serial).encode()
        case CellError(code):
            return head + b' t="e"><v>%s</v></c>' % escape(code, quote=False).encode()
        case _:
            return head + b' t="inlineStr"><is>%s</is></c>' % text_element(value)


def formula_tail(formula: str, style: int) -> bytes:
    """Return the tail of a cell that holds a formula, its result still to be worked out."""
    head = b' s="%d"' % style if style else b""
    return head + b"><f>%s</f></c>" % escape(formula, quote=False).encode()


def text_element(text: str) -> bytes:
    """Return `<t>…</t>` for a text: what XML cannot hold is left out, blanks are kept."""
    written = escape(writable(text).replace("\r\n", "\n"), quote=False)
    written = _TO_ESCAPE.sub("_x005F_", written).replace("\r", "_x000D_")
    keep = b' xml:space="preserve"' if written != written.strip() or "\n" in written else b""
    return b"<t%s>%s</t>" % (keep, written.encode())


def writable(text: str) -> str:
    """Return a text as a cell can hold it: no control characters, no more than Excel's limit."""
    return _UNWRITABLE.sub("", text)[:MOST_CHARACTERS]


def _plain(text: str) -> str:
    if "_x" not in text:
        return text
    plain = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)
    if _SURROGATE.search(plain):  # halves of a sign beyond U+FFFF; a lone one is no text
        return plain.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return plain
