"""Web pages that banks call .xls: their tables, and the words between them, as one grid."""

from __future__ import annotations

import email
import re
from collections.abc import Iterable, Iterator
from decimal import Decimal, InvalidOperation
from email.errors import MessageError
from typing import NamedTuple, TypeAlias

from lxml import etree, html

from xl_recon.errors import BadDocument, TooLarge
from xl_recon.readers.statements.table.grid import Grid
from xl_recon.readers.statements.table.typed import Cells, CellValue, exact, typed_grid
from xl_recon.readers.statements.table.values import is_date, is_number
from xl_recon.readers.text import decoded

_CHARSET = re.compile(rb"""<meta[^>]{0,200}charset\s*=\s*["']?([\w.:-]{1,40})""", re.IGNORECASE)
_HEAD = 8192
_LARGEST, _LARGEST_SHOWN = 150 << 20, "150 MB"
_MOST_CELLS, _MOST_SPAN, _WIDEST = 5_000_000, 400, 500
_CELLS = ("td", "th")
_UNSEEN = frozenset({"script", "style", "head", "template"})
_APART = _UNSEEN | {"table"}
_INLINE = frozenset(
    {"a", "abbr", "b", "em", "font", "i", "nobr", "s", "small", "span", "strong", "u"}
)
_EXACT = ("num", "x:num", "sdval")  # attributes in which Excel and LibreOffice keep the value

Element: TypeAlias = html.HtmlElement
Node: TypeAlias = etree._Element  # noqa: SLF001 - the type has no public name


def page_grid(content: bytes, name: str) -> Grid:
    """Return all rows of all tables of a page, each where it begins to be seen."""
    if len(content) > _LARGEST:
        raise TooLarge(name, _LARGEST_SHOWN)
    try:
        page = html.document_fromstring(_text_of(content), parser=_parser())
    except (etree.LxmlError, ValueError, AssertionError) as broken:
        raise BadDocument(name, "damaged page") from broken
    return typed_grid(enumerate(_rows(page, name), 1))


def archive_grids(content: bytes, name: str) -> tuple[Grid, ...]:
    """Return the pages of a web archive (MHTML), as Excel saves a workbook of several sheets."""
    if len(content) > _LARGEST:
        raise TooLarge(name, _LARGEST_SHOWN)
    try:
        parts = list(email.message_from_bytes(content).walk())
        pages = [
            part.get_payload(decode=True) for part in parts if _is_page(part.get_content_type())
        ]
    except (MessageError, ValueError, LookupError, RecursionError) as broken:
        raise BadDocument(name, "damaged page") from broken
    grids = (page_grid(page, name) for page in pages if isinstance(page, bytes) and page.strip())
    return tuple(grid for grid in grids if grid.rows)


def _is_page(kind: str) -> bool:
    return kind in {"text/html", "application/xhtml+xml"}


def _parser() -> html.HTMLParser:
    # Not `huge_tree`: a page nested without end is cut, and no page of a bank is.
    return html.HTMLParser(remove_comments=True, remove_pis=True, no_network=True)


def _text_of(content: bytes) -> str:
    """The page as text, in the code page it declares where that fits."""
    found = decoded(content)
    declared = _CHARSET.search(content[:_HEAD])
    if declared and found.encoding.startswith("cp"):
        try:
            return _undeclared(content.decode(declared[1].decode("ascii")))
        except (LookupError, UnicodeError):
            pass
    return _undeclared(found.text)


def _undeclared(text: str) -> str:
    """Without the XML declaration, whose encoding lxml would not let stand in a text."""
    return re.sub(r"^\s*<\?xml[^>]*>", "", text).replace("\0", "")


def _rows(page: Element, name: str) -> Iterator[Cells]:
    filled = 0
    for cells in _seen_rows(page):
        filled += len(cells)
        if filled > _MOST_CELLS:
            raise TooLarge(name, _LARGEST_SHOWN)
        yield cells


def _seen_rows(page: Element) -> Iterator[Cells]:
    """The rows in the page's order; a text outside of cells is a row of its own."""
    tables: dict[Node, _Spanning] = {}
    walk = etree.iterwalk(page, events=("start", "end"))
    said: list[str] = []
    inside = 0  # cells around us
    for event, node in walk:
        if event == "start" and node.tag in _UNSEEN:
            walk.skip_subtree()
        inside += (node.tag in _CELLS) * (1 if event == "start" else -1)
        if node.tag not in _INLINE:
            if text := _one_line(said):
                yield [text]
            said.clear()
        if event == "start" and node.tag == "tr":
            yield tables.setdefault(_table_of(node), _Spanning()).cells_of(node)
        elif not inside and node.tag not in _UNSEEN:
            said.append((node.text if event == "start" else node.tail) or "")


def _table_of(row: Node) -> Node:
    return next(row.iterancestors("table"), row)


class _Spanning:
    """The cells of one table that reach down into rows to come."""

    def __init__(self) -> None:
        self._reaching: dict[int, _Reach] = {}  # by column

    def cells_of(self, row: Node) -> Cells:
        """Return a row's cells, each in its column."""
        above, self._reaching = self._reaching, {}
        cells: Cells = []
        for cell in row.iterchildren(*_CELLS):
            self._pass(cells, above)
            if len(cells) >= _WIDEST:
                break
            value, wide = _value(cell), _span(cell, "colspan")
            self._reach(len(cells), wide, _span(cell, "rowspan") - 1, value)
            cells += [value, *[""] * (wide - 1)]
        self._pass(cells, above)
        return cells

    def _pass(self, cells: Cells, above: dict[int, _Reach]) -> None:
        while reach := above.get(len(cells)):
            self._reach(len(cells), 1, reach.rows - 1, reach.value)
            cells.append(reach.value)

    def _reach(self, column: int, wide: int, rows: int, value: CellValue) -> None:
        # A day holds for the rows beside it; a sum counted again would be another.
        again = value if isinstance(value, str) and is_date(value) else ""
        for place in range(column, column + wide) if rows > 0 else ():
            self._reaching[place] = _Reach(rows, again if place == column else "")


class _Reach(NamedTuple):
    rows: int
    value: CellValue


def _span(cell: Node, name: str) -> int:
    text = cell.get(name, "").strip()
    return max(1, min(int(text), _MOST_SPAN)) if text.isascii() and text.isdecimal() else 1


def _value(cell: Node) -> CellValue:
    """The number that Excel or LibreOffice kept beside the text, else the text."""
    text = _one_line(_said_in(cell))
    kept = next((found for name in _EXACT if (found := cell.get(name))), "")
    if not kept or is_date(text) or not is_number(text):
        return text
    try:
        number = Decimal(kept)
    except InvalidOperation:
        return text
    return exact(float(number)) if number.is_finite() else text


def _said_in(cell: Node) -> Iterator[str]:
    """The texts of a cell, but for those of a table inside it."""
    walk = etree.iterwalk(cell, events=("start", "end"))
    for event, node in walk:
        if event == "start" and node is not cell and node.tag in _APART:
            walk.skip_subtree()
            continue
        if node.tag not in _INLINE:
            yield " "
        if event == "start":
            yield node.text or ""
        elif node is not cell:
            yield node.tail or ""


def _one_line(pieces: Iterable[str]) -> str:
    return " ".join("".join(pieces).split())
