"""How large a document of a kind may be; a larger one is a mistake, or ill meant."""

from __future__ import annotations

from dataclasses import dataclass
from os import SEEK_END

from xl_recon.errors import TooLarge
from xl_recon.readers.document import Document


@dataclass(frozen=True, slots=True, kw_only=True)
class SizeLimit:
    """The most bytes, and how a sentence says them: 500 MB."""

    most: int
    shown: str

    def refuse_larger(self, document: Document) -> None:
        """Raise `TooLarge` for a document that passes the limit."""
        with document.opened() as stream:
            if stream.seek(0, SEEK_END) > self.most:
                raise TooLarge(document.name, self.shown)

    def content(self, document: Document) -> bytes:
        """Return all of a document, or raise `TooLarge`."""
        with document.opened() as stream:
            content = stream.read(self.most + 1)
        if len(content) > self.most:
            raise TooLarge(document.name, self.shown)
        return content
