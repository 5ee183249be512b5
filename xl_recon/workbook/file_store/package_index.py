"""Content types and relations edited as text, so that what stays in them keeps its bytes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from html import escape

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPES = "[Content_Types].xml"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_SHEET_ML = "application/vnd.openxmlformats-officedocument.spreadsheetml."
_END = re.compile(rb"</((?:\w+:)?)(?:Types|Relationships)>\s*$")
_CLOSED = re.compile(rb"<((?:\w+:)?)(Relationships)(\s[^>]*?)?\s*/>\s*$")
_ENTRY = re.compile(rb"<(?:\w+:)?(?:Override|Relationship)\s[^>]*?(?:/>|>\s*</[^>]*>)")
_PART = re.compile(rb'\sPartName="/([^"]*)"')
_IDENTIFIER = re.compile(rb'\sId="([^"]*)"')
_NUMBERED = re.compile(rb"rId(\d+)")
Gone = Callable[[bytes], bool]

# What each kind of part of ours is, for the content types.
MEDIA_TYPES = {kind: f"{_SHEET_ML}{kind}+xml" for kind in ("worksheet", "table", "comments")}
VML_TYPE = "application/vnd.openxmlformats-officedocument.vmlDrawing"


def with_part(types: bytes, part: str, kind: str) -> bytes:
    """Return the content types with one more part."""
    entry = f'Override PartName="/{escape(part)}" ContentType="{MEDIA_TYPES[kind]}"/>'
    return _with_entry(types, entry.encode())


def with_drawings(types: bytes) -> bytes:
    """Return the content types with a word about drawings of the old kind, if they lack it."""
    if re.search(rb'<(?:\w+:)?Default\s[^>]*\bExtension="vml"', types, re.IGNORECASE):
        return types
    entry = f'Default Extension="vml" ContentType="{VML_TYPE}"/>'.encode()
    first = re.search(rb"<((?:\w+:)?)(?:Default|Override)\s", types)
    if first is None:
        return _with_entry(types, entry)
    return types[: first.start()] + b"<" + first[1] + entry + types[first.start() :]


def without_parts(types: bytes, parts: Iterable[str]) -> bytes:
    """Return the content types without some parts."""
    gone = {part.lower().encode() for part in parts}
    return _without(types, _PART, lambda part: part.lower() in gone)


def relations_part(part: str) -> str:
    """The name of the part that says where another points to."""
    folder, slash, name = part.rpartition("/")
    return f"{folder}{slash}_rels/{name}.rels"


def no_relations() -> bytes:
    """A part of relations with nothing in it yet."""
    declaration = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    return declaration + f'<Relationships xmlns="{_RELATIONS}"></Relationships>'.encode()


def fresh_identifier(relations: bytes) -> str:
    """An identifier that no relation has yet."""
    numbers = (int(number) for number in _NUMBERED.findall(relations))
    return f"rId{max(numbers, default=0) + 1}"


def with_relation(relations: bytes, identifier: str, kind: str, target: str) -> bytes:
    """Return relations with an arrow to one more part."""
    relations = _CLOSED.sub(rb"<\1\2\3></\1\2>", relations)
    entry = f'Relationship Id="{identifier}" Type="{OFFICE}/{kind}" Target="/{escape(target)}"/>'
    return _with_entry(relations, entry.encode())


def without_relation(relations: bytes, identifier: str) -> bytes:
    """Return relations without one arrow."""
    return _without(relations, _IDENTIFIER, lambda found: found == identifier.encode())


def _with_entry(content: bytes, entry: bytes) -> bytes:
    return _END.sub(lambda end: b"<" + end[1] + entry + end[0], content)


def _without(content: bytes, key: re.Pattern[bytes], is_gone: Gone) -> bytes:
    def kept(entry: re.Match[bytes]) -> bytes:
        found = key.search(entry[0])
        return b"" if found and is_gone(found[1]) else entry[0]

    return _ENTRY.sub(kept, content)
