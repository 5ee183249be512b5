"""An XML document as accounts with movements; elements are let go as soon as they were read."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import IO, Any

from lxml import etree

from xl_recon.errors import BadDocument
from xl_recon.readers.document import Document
from xl_recon.readers.statements.bulgarian.accounts import Account, Part
from xl_recon.readers.statements.bulgarian.names import MOVEMENTS, OPENINGS, plain_name
from xl_recon.readers.text import decoded
from xl_recon.records.source import SourceRef

_DECLARATION = re.compile(r"\s*<\?xml\b[^>]*\?>")
_DECLARED = re.compile(r"""\s*<\?xml\b[^>]*?encoding\s*=\s*["']([\w.:-]+)["']""")
# Up to the root element only comments and instructions: no DOCTYPE, so no entities.
_PROLOG = re.compile(r"(?>\s+|<\?.*?\?>|<!--.*?-->)*+<[^!?]", re.DOTALL)
_NO_DOCTYPE = "a document type declaration (DOCTYPE), or no element at its beginning"
_SINGLE_BYTES = re.compile(r"windows-?125[0-9]|cp125[0-9]|cp866|koi8-[ru]|iso-?8859-?\d+")
USUAL_ENCODING = "cp1251"  # of these banks, where a file is neither declared nor UTF-8
_CHUNK = 1 << 16
_MOST_LOOSE = 500_000  # elements that belong to no movement; real files have dozens
_NIL = {"true", "1"}


def accounts_of(document: Document) -> list[Account]:
    """Return the accounts in their order, or raise `BadDocument`."""
    gathering = _Gathering()
    parser = etree.XMLPullParser(
        events=("start", "end"),
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
        encoding="utf-8",
    )
    try:
        for chunk in _chunks(document):
            parser.feed(chunk.encode("utf-8", "replace"))
            gathering.take_all(parser.read_events())
        parser.close()
        gathering.take_all(parser.read_events())
    except etree.XMLSyntaxError as error:
        where = SourceRef(document.name, error.lineno or None)
        raise BadDocument(where, error.msg or "") from error
    except ValueError as error:
        raise BadDocument(document.name, str(error)) from error
    return gathering.accounts


def _chunks(document: Document) -> Iterator[str]:
    """The text without its declaration: what it declares is often not what the bytes are."""
    encoding = _encoding(document)
    with document.opened() as stream:
        decoder = codecs.getincrementaldecoder(encoding)("replace")
        first = decoder.decode(stream.read(_CHUNK)).lstrip("\ufeff")
        if not _PROLOG.match(first):
            raise BadDocument(document.name, _NO_DOCTYPE)
        declaration = _DECLARATION.match(first)
        lines = declaration[0].count("\n") if declaration else 0
        # A blank line in its place keeps the numbers of the lines below.
        yield "\n" * lines + first[declaration.end() if declaration else 0 :].lstrip(" \t")
        while chunk := stream.read(_CHUNK):
            yield decoder.decode(chunk)


def _encoding(document: Document) -> str:
    head = document.head
    found = decoded(head)
    if found.encoding.startswith("utf-") and found.encoding != "utf-8":
        return found.encoding
    with document.opened() as stream:
        if _is_utf8(stream):
            return "utf-8"
    declared = _DECLARED.match(found.text)
    name = declared[1].lower() if declared else ""
    return name if _SINGLE_BYTES.fullmatch(name) and _is_known(name) else USUAL_ENCODING


def _is_known(encoding: str) -> bool:
    try:
        codecs.lookup(encoding)
    except LookupError:
        return False
    return True


def _is_utf8(stream: IO[bytes]) -> bool:
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        while chunk := stream.read(_CHUNK):
            decoder.decode(chunk)
    except UnicodeDecodeError:
        return False
    return True


@dataclass(slots=True)
class _Mark:
    """How much there was when an element began."""

    waiting: int
    loose: int


@dataclass(slots=True)
class _Gathering:
    """Movements that wait for the element which says whose they are."""

    accounts: list[Account] = field(default_factory=list)
    waiting: list[Part] = field(default_factory=list)
    marks: list[_Mark] = field(default_factory=list)
    loose: int = 0  # elements that are still in the tree

    def take_all(self, events: Iterator[tuple[str, Any]]) -> None:
        """Take in what the parser has read; `ValueError` where there is no end of it."""
        for event, element in events:
            if event == "start":
                self.marks.append(_Mark(len(self.waiting), self.loose))
            else:
                self._take(element, self.marks.pop())
        if self.loose > _MOST_LOOSE:
            raise ValueError("elements nested too deeply")

    def _take(self, element: etree._Element, mark: _Mark) -> None:
        self.loose += 1
        if len(self.waiting) > mark.waiting or not self.marks:
            self._give_account(element, mark)
        elif plain_name(str(element.tag)) in MOVEMENTS:
            self._take_movement(element, mark)

    def _take_movement(self, element: etree._Element, mark: _Mark) -> None:
        part = _part(element)
        if part.is_movement:
            self.waiting.append(part)
            self.loose = mark.loose
            _let_go(element)

    def _give_account(self, element: etree._Element, mark: _Mark) -> None:
        """Give the movements inside to the account that is named, at the latest to the root's."""
        head = _part(element)
        found = self.waiting[mark.waiting :]
        is_last = not self.marks and bool(found or head.anywhere(OPENINGS))
        if is_last or (self.marks and head.names_account):
            self.accounts.append(Account(head, found))
            del self.waiting[mark.waiting :]
            self.loose = mark.loose
            element.clear()


def _part(element: etree._Element) -> Part:
    part = Part(line=_line(element))
    _fill(part.texts, element, "")
    return part


def _line(element: etree._Element) -> int:
    found: object = element.sourceline
    return found if isinstance(found, int) else 0


def _fill(texts: dict[str, str], element: etree._Element, path: str) -> None:
    for name, value in element.attrib.items():
        if found := str(value).strip():
            texts.setdefault(_below(path, str(name)), found)
    for child in element:
        below = _below(path, str(child.tag))
        text = (child.text or "").strip()
        if text and not _is_nil(child):
            texts.setdefault(below, text)
        if len(child) or child.attrib:
            _fill(texts, child, f"{below}/")


@lru_cache(maxsize=4096)  # the same few for each movement
def _below(path: str, tag: str) -> str:
    return path + plain_name(tag)


def _is_nil(element: etree._Element) -> bool:
    return any(
        plain_name(str(name)) == "nil" and value in _NIL for name, value in element.attrib.items()
    )


def _let_go(element: etree._Element) -> None:
    """Empty a movement, and take the one before it, emptied already, out of the tree."""
    element.clear()
    before = element.getprevious()
    parent = element.getparent()
    if before is None or parent is None or len(before) or before.attrib or before.text:
        return
    if before.tag == element.tag:
        parent.remove(before)
