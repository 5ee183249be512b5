"""A package as it is to be: what is written anew, added or left out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from lxml import etree

from xl_recon.errors import NotAWorkbook
from xl_recon.workbook.file_store.package import Package
from xl_recon.workbook.file_store.package_index import (
    TYPES,
    fresh_identifier,
    no_relations,
    relations_part,
    with_relation,
    without_parts,
)
from xl_recon.workbook.file_store.parts import (
    Relation,
    parsed_content,
    plain,
    relations_in,
)

Chunks = Callable[[], Iterable[bytes]]


@dataclass(slots=True)
class Draft:
    """The parts planned so far over the package that is there.

    Small parts are kept as they are to be; sheets as what yields them when they are written.
    """

    package: Package
    small: dict[str, bytes] = field(default_factory=dict)
    streams: dict[str, Chunks] = field(default_factory=dict)
    dropped: set[str] = field(default_factory=set)

    @property
    def added(self) -> list[str]:
        """The parts that the package has not."""
        names = (*self.small, *self.streams)
        return [name for name in dict.fromkeys(names) if name not in self.package]

    def __contains__(self, part: str) -> bool:
        there = part in self.package or part in self.small or part in self.streams
        return there and part not in self.dropped

    def content(self, part: str) -> bytes:
        """Return a part's bytes as planned so far."""
        return self.small[part] if part in self.small else plain(self.package.read(part))

    def put(self, part: str, content: bytes) -> None:
        """Plan a part's new bytes."""
        self.dropped.discard(part)
        self.streams.pop(part, None)
        self.small[part] = content

    def stream(self, part: str, chunks: Chunks) -> None:
        """Plan what is to yield a part."""
        self.dropped.discard(part)
        self.small.pop(part, None)
        self.streams[part] = chunks

    def drop(self, parts: Iterable[str]) -> None:
        """Leave parts out, with the word about them in the content types."""
        gone = set(parts)
        for part in gone:
            self.small.pop(part, None)
            self.streams.pop(part, None)
        self.dropped |= gone
        self.small[TYPES] = without_parts(self.content(TYPES), gone)

    def relations(self, part: str) -> tuple[Relation, ...]:
        """Return where a part points to."""
        own = relations_part(part)
        if own not in self:
            return ()
        return relations_in(self.parsed(own), part)

    def parsed(self, part: str) -> etree._Element:
        """Return a part's root element."""
        try:
            return parsed_content(self.content(part))
        except etree.XMLSyntaxError as broken:
            raise NotAWorkbook(self.package.path.name, f"damaged part {part}") from broken

    def relate(self, part: str, kind: str, target: str) -> str:
        """Let a part point to another, and return the arrow's identifier."""
        own = relations_part(part)
        known = self.content(own) if own in self else no_relations()
        identifier = fresh_identifier(known)
        self.put(own, with_relation(known, identifier, kind, target))
        return identifier

    def fresh_name(self, pattern: str) -> str:
        """Return the first part name `pattern` gives (its `{}` a number) that none has."""
        head, _, tail = pattern.partition("{}")
        numbered = re.compile(re.escape(head) + r"(\d+)" + re.escape(tail), re.IGNORECASE)
        names = (*self.package.names, *self.small, *self.streams)
        taken = (int(found[1]) for name in names if (found := numbered.fullmatch(name)))
        return pattern.format(max(taken, default=0) + 1)

    def alone(self, part: str) -> set[str]:
        """Return a part and what only it leads to, relations included."""
        return self._reached(part, set()) - self._reached("", {part})

    def _reached(self, start: str, without: set[str]) -> set[str]:
        reached: set[str] = set()
        waiting = [start]
        while waiting:
            part = waiting.pop()
            if part in reached or part in without:
                continue
            reached |= {part, relations_part(part)}
            waiting += [relation.target for relation in self.relations(part)]
        return {part for part in reached if part in self}
