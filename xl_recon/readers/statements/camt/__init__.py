"""ISO 20022 camt.052, .053 and .054 of any version, and the Italian CBI envelope around them.

The file is read as a stream, an entry at a time, so that a large one stays small in memory.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from xl_recon.errors import BadDocument
from xl_recon.readers.collector import collector_paused
from xl_recon.readers.document import Document
from xl_recon.readers.size_limits import SizeLimit
from xl_recon.readers.statements.camt.growing import growing_tree
from xl_recon.readers.statements.camt.reading import Reading
from xl_recon.readers.text import decoded
from xl_recon.records.statement import Statement

_NAMES = re.compile(r"BkToCstmr(?:Stmt|AcctRpt|DbtCdtNtfctn)|camt\.05[234]")
# Beside the largest known statement (120 MB) more is a mistake.
_LIMIT = SizeLimit(most=1 << 30, shown="1 GB")


def recognises(document: Document) -> bool:
    """Whether the document looks like one of these messages."""
    head = decoded(document.head).text.lstrip()
    return head.startswith("<") and bool(_NAMES.search(head))


def read(document: Document) -> tuple[Statement, ...]:
    """Return one statement for each `Stmt`, `Rpt` or `Ntfctn`."""
    _LIMIT.refuse_larger(document)
    with collector_paused():
        statements = tuple(_statements(document))
    if not statements:
        raise BadDocument(document.name, "no statement in it")
    return statements


def _statements(document: Document) -> Iterator[Statement]:
    reading = Reading(document)
    for top in growing_tree(document):
        yield from reading.taken(top, at_end=False)
    yield from reading.taken(top, at_end=True)
