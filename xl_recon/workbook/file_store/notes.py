"""Notes written on cells: their texts, the boxes that show them, and the way to both.

Only notes of the old kind: every program shows them. A cell that has a note or a discussion
keeps what it has.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from lxml import etree

from xl_recon.workbook.file_store.draft import Draft
from xl_recon.workbook.file_store.drawn_sheet import DECLARATION
from xl_recon.workbook.file_store.note_boxes import highest_block, new_drawing, with_boxes
from xl_recon.workbook.file_store.package_index import TYPES, with_drawings, with_part
from xl_recon.workbook.file_store.parts import MAIN, TablePart
from xl_recon.workbook.file_store.sheet_tail import Pieces, drawing_arrow, with_drawing
from xl_recon.workbook.file_store.values import writable
from xl_recon.workbook.store import NoteWrite

_AUTHOR = "xl_recon"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_TO_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_HAS_NOTES = re.compile(rb"""ObjectType=["']Note["']""")
_EMPTY = f'<comments xmlns="{MAIN}"><authors/><commentList/></comments>'.encode()
_TALKS = ("comments", "threadedComment")
Source = Callable[[], Pieces]


@dataclass(frozen=True, slots=True)
class NotePlanner:
    """Plans notes in a draft; `source` tells how to read a sheet as it is planned so far."""

    draft: Draft
    source: Callable[[str], Source]

    def plan(self, table: TablePart, height: int, notes: Iterable[NoteWrite]) -> None:
        """Plan notes of a table that stands where and as tall as it is to be."""
        taken = self._noted(table.sheet_part)
        new: dict[str, str] = {}
        for note in notes:
            if not 1 <= note.row <= height:
                raise ValueError(f"no row {note.row} in {table.name}")
            cell = f"{table.letter_of(note.header)}{table.first_row + note.row - 1}"
            if cell not in taken:
                new.setdefault(cell, note.text)
        if new:
            self._write_texts(table.sheet_part, new)
            self._draw_boxes(table.sheet_part, new)

    def _noted(self, sheet: str) -> set[str]:
        """The cells of a sheet that have a note or a discussion."""
        parts = (part for kind in _TALKS for part in self._targets(sheet, kind).values())
        elements = (element for part in parts for element in self.draft.parsed(part).iter("{*}*"))
        return {element.get("ref", "") for element in elements}

    def _write_texts(self, sheet: str, notes: Mapping[str, str]) -> None:
        known = list(self._targets(sheet, "comments").values())
        part = known[0] if known else self._new_texts(sheet)
        self.draft.put(part, _with_texts(self.draft.parsed(part), notes))

    def _new_texts(self, sheet: str) -> str:
        part = self.draft.fresh_name(posixpath.join(_root(sheet), "comments{}.xml"))
        self.draft.put(part, DECLARATION + _EMPTY)
        self.draft.put(TYPES, with_part(self.draft.content(TYPES), part, "comments"))
        self.draft.relate(sheet, "comments", part)
        return part

    def _draw_boxes(self, sheet: str, notes: Mapping[str, str]) -> None:
        part = self._drawing(sheet) or self._new_drawing(sheet)
        names = {*self.draft.package.names, *self.draft.small}
        drawings = (name for name in names if name.endswith(".vml") and name in self.draft)
        block = max(highest_block(self.draft.content(name)) for name in drawings) + 1
        self.draft.put(part, with_boxes(self.draft.content(part), notes, block))

    def _drawing(self, sheet: str) -> str:
        """Return the drawing with the boxes of a sheet's notes; "" where there is none."""
        drawings = self._targets(sheet, "vmlDrawing")
        for part in drawings.values():
            if _HAS_NOTES.search(self.draft.content(part)):
                return part
        # One with pictures for the head of the page would not do.
        return drawings.get(drawing_arrow(self.source(sheet)()), "") if drawings else ""

    def _new_drawing(self, sheet: str) -> str:
        part = self.draft.fresh_name(posixpath.join(_root(sheet), "drawings/vmlDrawing{}.vml"))
        self.draft.put(part, new_drawing())
        self.draft.put(TYPES, with_drawings(self.draft.content(TYPES)))
        arrow = self.draft.relate(sheet, "vmlDrawing", part)
        before = self.source(sheet)
        self.draft.stream(sheet, lambda: with_drawing(before(), arrow))
        return part

    def _targets(self, sheet: str, kind: str) -> dict[str, str]:
        """Where a sheet's arrows of a kind lead, by their identifiers."""
        return {
            relation.identifier: relation.target
            for relation in self.draft.relations(sheet)
            if relation.kind == kind and relation.target in self.draft
        }


def _root(sheet: str) -> str:
    return posixpath.dirname(posixpath.dirname(sheet))


def _with_texts(root: etree._Element, notes: Mapping[str, str]) -> bytes:
    authors, texts = (_child(root, name) for name in ("authors", "commentList"))
    names = [author.text for author in authors]
    if _AUTHOR not in names:
        etree.SubElement(authors, f"{{{MAIN}}}author").text = _AUTHOR
        names.append(_AUTHOR)
    author = str(names.index(_AUTHOR))
    for cell, text in notes.items():
        comment = etree.SubElement(
            texts, f"{{{MAIN}}}comment", ref=cell, authorId=author, shapeId="0"
        )
        _write(etree.SubElement(comment, f"{{{MAIN}}}text"), text)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _child(root: etree._Element, name: str) -> etree._Element:
    found = root.find(f"{{{MAIN}}}{name}")
    return etree.SubElement(root, f"{{{MAIN}}}{name}") if found is None else found


def _write(parent: etree._Element, text: str) -> None:
    element = etree.SubElement(parent, f"{{{MAIN}}}t")
    lines = writable(text).replace("\r\n", "\n").replace("\r", "\n")
    element.text = _TO_ESCAPE.sub("_x005F_", lines)
    if lines != lines.strip() or "\n" in lines:
        element.set(_SPACE, "preserve")
