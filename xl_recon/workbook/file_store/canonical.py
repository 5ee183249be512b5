"""A sheet part rewritten the way Excel writes it, whatever program wrote it.

Prefixed element names, other encodings, cells and rows without addresses, single quotes,
comments, CDATA: the parser takes it all, and what comes out holds the same elements in the one
shape that `sheet_stream` reads quickly.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from xml.parsers import expat

from xl_recon.errors import NotAWorkbook, UnsupportedSheet
from xl_recon.workbook.file_store.parts import MAIN
from xl_recon.workbook.file_store.references import column_letter, column_number

_DECLARATION = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_BLANKS = str.maketrans({"\n": "&#10;", "\t": "&#9;", "\r": "&#13;"})
_SELF_CLOSING = {"c", "row"}


def canonical(chunks: Iterable[bytes], file: str, part: str) -> Iterator[bytes]:
    """Yield the part's XML in Excel's own shape."""
    copier = _Copier(file, part)
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.ordered_attributes = True
    parser.StartElementHandler = copier.start
    parser.EndElementHandler = copier.end
    parser.CharacterDataHandler = copier.text
    parser.StartDoctypeDeclHandler = copier.doctype
    yield _DECLARATION
    try:
        for chunk in chunks:
            parser.Parse(chunk, False)
            yield copier.taken()
        parser.Parse(b"", True)
    except expat.ExpatError as broken:
        raise NotAWorkbook(file, f"damaged part {part}") from broken
    yield copier.taken()


class _Copier:
    """Writes each event again, in one shape."""

    def __init__(self, file: str, part: str) -> None:
        self._file, self._part = file, part
        self._out: list[str] = []
        self._prefix: str | None = None
        self._open = False  # whether the last start tag still lacks its ">"
        self._row = self._column = 0

    def taken(self) -> bytes:
        """Return what was written since the last call."""
        text = "".join(self._out)
        self._out.clear()
        return text.encode()

    def doctype(self, *_: object) -> None:
        raise UnsupportedSheet(self._file, self._part, "doctype")

    def start(self, name: str, attributes: list[str]) -> None:
        pairs = dict(zip(attributes[::2], attributes[1::2], strict=True))
        if self._prefix is None:
            pairs = self._begin(name, pairs)
        name = self._local(name)
        if name in _SELF_CLOSING:
            pairs = self._addressed(name, pairs)
        self._close_tag()
        self._out.append(f"<{name}")
        self._out.extend(f' {key}="{_quoted(value)}"' for key, value in pairs.items())
        self._open = True

    def end(self, name: str) -> None:
        if self._open:
            self._out.append("/>")
            self._open = False
        else:
            self._out.append(f"</{self._local(name)}>")

    def text(self, content: str) -> None:
        self._close_tag()
        self._out.append(escape(content, quote=False))

    def _close_tag(self) -> None:
        if self._open:
            self._out.append(">")
            self._open = False

    def _begin(self, name: str, pairs: dict[str, str]) -> dict[str, str]:
        prefix, colon, _ = name.rpartition(":")
        self._prefix = prefix + colon
        declared = pairs.get(f"xmlns:{prefix}" if prefix else "xmlns")
        if declared != MAIN or (prefix and "xmlns" in pairs):
            raise UnsupportedSheet(self._file, self._part, "namespace")
        return {"xmlns": MAIN, **pairs}

    def _local(self, name: str) -> str:
        return name.removeprefix(self._prefix or "")

    def _addressed(self, name: str, pairs: dict[str, str]) -> dict[str, str]:
        if name == "row":
            self._row = int(pairs.pop("r", self._row + 1))
            self._column = 0
            return {"r": str(self._row), **pairs}
        letters = pairs.pop("r", "").rstrip("0123456789")
        self._column = column_number(letters) if letters else self._column + 1
        first = {"r": f"{column_letter(self._column)}{self._row}"}
        first |= {key: pairs.pop(key) for key in ("s", "t") if key in pairs}
        return first | pairs


def _quoted(value: str) -> str:
    return escape(value).translate(_BLANKS)
