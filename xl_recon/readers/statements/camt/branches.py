"""XML as plain branches by local names: banks write any version, prefix and namespace.

Each element is looked through once; searching lxml's elements again for every field was measured
twice as slow.
"""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import TypeAlias

from lxml import etree

from xl_recon.records.money import Money

Element: TypeAlias = etree._Element  # noqa: SLF001 - lxml has no public name for it

_AMOUNT = re.compile(r"[+-]?(?:[0-9]{1,18}(?:[.,][0-9]{0,9})?|[.,][0-9]{1,9})")
_NOT_GIVEN = {"NOTPROVIDED", "NOT PROVIDED", "NONREF"}
_SHOWN = 40  # characters of an odd value that a message repeats


class Branch:
    """An element with children: texts of the leaves, and further branches, by local name.

    Leaves of one name read as one text. Further branches are looked into when they are asked
    for, so the element must not be emptied before.
    """

    __slots__ = ("_elements", "currency", "texts")

    def __init__(self, element: Element | tuple[Element, ...] = ()) -> None:
        texts: dict[str, str] = {}
        elements: dict[str, list[Element | Branch]] = {}
        currency = ""
        for child in element:
            name = local_name(child.tag)
            found = child.text
            if found is None or found.isspace():
                elements.setdefault(name, []).append(child)
            else:
                texts[name] = f"{texts[name]} {found.strip()}" if name in texts else found.strip()
                if name == "Amt":
                    currency = child.get("Ccy", "")
        self.texts = texts
        self._elements = elements
        self.currency = currency  # of the amount among the leaves

    def has(self, name: str) -> bool:
        """Whether there is a branch of that name."""
        return name in self._elements

    def text(self, name: str) -> str:
        """The text of a leaf, blank where there is none."""
        return self.texts.get(name, "")

    def first(self, name: str) -> Branch:
        """The first branch of that name, an empty one where there is none."""
        found = self._elements.get(name)
        if found is None:
            return _EMPTY
        first = found[0]
        if not isinstance(first, Branch):
            found[0] = first = Branch(first)
        return first

    def all(self, name: str) -> list[Branch]:
        """The branches of that name."""
        found = self._elements.get(name, [])
        return [part if isinstance(part, Branch) else Branch(part) for part in found]

    def identifier(self, name: str) -> str:
        """The text of a leaf; blank where the bank writes that none was given."""
        found = self.texts.get(name, "")
        return "" if found.upper() in _NOT_GIVEN else found

    def day(self, name: str) -> date | None:
        """A day, from `Dt` or `DtTm` or the text itself; `ValueError` if it is none."""
        inner = self.first(name)
        found = inner.text("Dt") or inner.text("DtTm") or self.text(name)
        return _day(found[:10]) if found else None

    def money(self) -> Money | None:
        """The amount among the leaves, without sign; `ValueError` if it is none.

        The indicator has the say: a minus besides is against the standard and would turn the
        sign twice.
        """
        found = self.texts.get("Amt")
        if found is None:
            return None
        if not _AMOUNT.fullmatch(found):
            raise ValueError(f"not an amount: {found[:_SHOWN]!r}")
        return Money(abs(Decimal(found.replace(",", "."))), self.currency)

    @property
    def is_debit(self) -> bool:
        """Whether its indicator says that money went out."""
        return self.text("CdtDbtInd").upper() == "DBIT"


_EMPTY = Branch()


@lru_cache(maxsize=4096)
def local_name(tag: str) -> str:
    """A tag without its namespace."""
    return tag[tag.rfind("}") + 1 :]


def signed(amount: Money, *, debit: bool) -> Money:
    """The amount, negative for a debit."""
    return -amount if debit else amount


@lru_cache(maxsize=1024)
def _day(found: str) -> date:
    try:
        return date.fromisoformat(found)
    except ValueError:
        raise ValueError(f"not a date: {found!r}") from None
