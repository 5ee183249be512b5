"""Files with holes and foreign pieces in them, for the property that only our errors leave."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import strategies as st

from xl_recon.errors import ReadError
from xl_recon.readers.document import Document
from xl_recon.readers.statements import read_statements
from xl_recon.workflows.read_documents import read_document


@st.composite
def damaged(draw: st.DrawFn, seeds: Sequence[bytes], pieces: Sequence[bytes]) -> bytes:
    content = bytearray(draw(st.sampled_from(seeds)))
    for _ in range(draw(st.integers(1, 8))):
        place = draw(st.integers(0, len(content)))
        content[place : place + draw(st.integers(0, 12))] = draw(
            st.binary(max_size=6) | st.sampled_from(pieces)
        )
    return bytes(content[: draw(st.integers(len(content) // 2, len(content)))])


def readable(content: bytes) -> None:
    """Read it and tell it as JSON; a file that cannot be read must say so with a `ReadError`."""
    document = Document.of("damaged", content)
    try:
        read = read_statements(document)
    except ReadError:
        return
    assert read.statements
    assert "".join(read_document(document)).endswith("}\n")
