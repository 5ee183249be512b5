"""Records gathered into flows, accounts and movements."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from xl_recon.errors import BadDocument
from xl_recon.readers.statements.cbi.records import HEADS, Record
from xl_recon.records.source import SourceRef


@dataclass(slots=True)
class Movement:
    """A record 62 and the texts of its records 63."""

    record: Record
    details: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Page:
    """What stands between an opening balance and the next."""

    opening: Record
    movements: list[Movement] = field(default_factory=list)
    closing: Record | None = None


@dataclass(slots=True)
class Flow:
    """What stands between a head and its end; `records` counts both of them too."""

    head: Record | None
    pages: list[Page] = field(default_factory=list)
    end: Record | None = None
    records: int = 0


def flows(found: Iterable[Record], document: str) -> list[Flow]:
    """Return the flows in their order; a movement outside an account is a `BadDocument`."""
    gathered: list[Flow] = []
    details: list[str] | None = None  # of the movement that was last seen
    for record in found:
        if record.kind == "63":  # most records are
            if details is None:
                raise _stray(record, document)
            details.append(record.text)
            gathered[-1].records += 1
        else:
            details = _take(gathered, record, document)
    return gathered


def _take(gathered: list[Flow], record: Record, document: str) -> list[str] | None:
    is_head = record.kind in HEADS
    if is_head or not gathered or gathered[-1].end is not None:
        gathered.append(Flow(record if is_head else None))
    flow = gathered[-1]
    flow.records += 1
    if record.kind == "62":
        movement = Movement(record)
        _page(flow, record, document).movements.append(movement)
        return movement.details
    _take_edge(flow, record, document)
    return None


def _take_edge(flow: Flow, record: Record, document: str) -> None:
    match record.kind:
        case "61":
            flow.pages.append(Page(record))
        case "64":
            _page(flow, record, document).closing = record
        case "EF":
            flow.end = record
        case _:  # the head, and the liquidity to come
            pass


def _page(flow: Flow, record: Record, document: str) -> Page:
    if not flow.pages or flow.pages[-1].closing is not None:
        raise _stray(record, document)
    return flow.pages[-1]


def _stray(record: Record, document: str) -> BadDocument:
    return BadDocument(SourceRef(document, record.number), "an entry outside a statement")
