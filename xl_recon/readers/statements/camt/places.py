"""Where in a document an element stands: looked for only when it is to be told in an error."""

from __future__ import annotations

from lxml import etree

from xl_recon.readers.document import Document


def line_of(document: Document, names: tuple[str, ...], ordinal: int) -> int | None:
    """Return the line on which the element begins that is the `ordinal`-th of these names."""
    with document.opened() as stream:
        events = etree.iterparse(
            stream,
            events=("end",),
            tag=[f"{{*}}{name}" for name in names],
            recover=True,
            resolve_entities=False,
            no_network=True,
            huge_tree=True,
        )
        for number, (_, element) in enumerate(events, 1):
            if number == ordinal:
                line: int | None = element.sourceline
                return line
            element.clear()
    return None
