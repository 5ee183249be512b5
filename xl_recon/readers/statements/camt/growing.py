"""An XML document as a tree that grows: what was read can be taken out before the rest arrives.

Expat and the standard library's elements were measured twice as fast as lxml here, whose elements
are made anew each time they are looked at.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from typing import IO
from xml.etree.ElementTree import Element, ParseError, TreeBuilder, XMLParser
from xml.parsers.expat import ErrorString

from xl_recon.errors import BadDocument
from xl_recon.readers.document import Document
from xl_recon.readers.text import decoded
from xl_recon.records.source import SourceRef

# Up to the root element only comments and instructions: no DOCTYPE, so no entities.
_PROLOG = re.compile(r"\ufeff?(?>\s+|<\?.*?\?>|<!--.*?-->)*+<[^!?]", re.DOTALL)
_NO_DOCTYPE = "a document type declaration (DOCTYPE), or no element at its beginning"
_DECLARED = re.compile(r"""<\?xml\s[^>]*?encoding\s*=\s*["']([\w.-]+)["']""")
_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_BE)
_WIDE = ("utf-16", "utf-32", "utf16", "utf32")
_CHUNK = 1 << 16
_ENDS_EARLY = 3  # expat's XML_ERROR_NO_ELEMENTS


def growing_tree(document: Document) -> Iterator[Element]:
    """Return an element around the document's own, again after each piece of the document.

    It may be cut back in between, but for the last child of an element that is not at its end.
    """
    with document.opened() as stream:
        try:
            yield from _grown(stream, _encoding(document))
        except ParseError as error:
            where = SourceRef(document.name, error.position[0])
            raise BadDocument(where, _reason(error)) from error
        except UnicodeError as error:
            raise BadDocument(document.name, str(error)) from error


def _reason(error: ParseError) -> str:
    if error.code == _ENDS_EARLY:
        return "it ends before its last element does"
    return ErrorString(error.code)


def _encoding(document: Document) -> str:
    """The encoding, in which there is nothing before the first element that could grow."""
    head = document.head
    encoding = _found_encoding(head)
    try:
        text = head.decode(encoding, "replace")
    except LookupError:
        raise BadDocument(document.name, f"unknown encoding {encoding}") from None
    if not _PROLOG.match(text):
        raise BadDocument(document.name, _NO_DOCTYPE)
    return encoding


def _found_encoding(head: bytes) -> str:
    """What a byte order mark or zero bytes say, else what the document itself declares."""
    found = decoded(head)
    declared = _DECLARED.match(found.text)
    name = declared[1].lower() if declared else "utf-8"
    if head.startswith(_MARKS) or found.encoding.startswith(_WIDE) or name.startswith(_WIDE):
        return found.encoding
    return name


def _grown(stream: IO[bytes], encoding: str) -> Iterator[Element]:
    builder = TreeBuilder()
    top = newest = builder.start("", {})
    parser = XMLParser(target=builder, encoding="utf-8")  # noqa: S314 - without a DOCTYPE nothing expands
    text = _Text(encoding)
    size = _CHUNK
    while chunk := stream.read(size):
        parser.feed(text.of(chunk))
        yield top
        # Expat looks at an unfinished comment from its beginning again with each chunk.
        before, newest = newest, _newest(top)
        size = size * 2 if newest is before else _CHUNK
    parser.feed(text.rest())
    parser.close()


def _newest(element: Element) -> Element:
    while len(element):
        element = element[-1]
    return element


class _Text:
    """Chunks of an encoding as something that expat understands: its own UTF-8, or text."""

    def __init__(self, encoding: str) -> None:
        plain = encoding in {"utf-8", "utf8"}
        self._decoder = None if plain else codecs.getincrementaldecoder(encoding)()

    def of(self, chunk: bytes) -> bytes | str:
        return self._decoder.decode(chunk) if self._decoder else chunk

    def rest(self) -> str:
        return self._decoder.decode(b"", final=True) if self._decoder else ""
