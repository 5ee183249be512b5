"""XML as plain texts by path: banks write any version, prefix and namespace.

Each element is looked at once, under a path of local names. Searching the tree for every field,
or an object for each element, was measured slower by a third and more.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from functools import lru_cache
from xml.etree.ElementTree import Element

from xl_recon.records.money import Money

_AMOUNT = re.compile(r"[+-]?(?:[0-9]{1,18}(?:[.,][0-9]{0,9})?|[.,][0-9]{1,9})")
_NOT_GIVEN = {"NOTPROVIDED", "NOT PROVIDED", "NONREF"}
_GROUP = re.compile(r"(?:^|/)(?:TxDtls|Strd|Bal|RtrInf|(?:OrgId|PrvtId)/Othr)$")
_JOINED = re.compile(r"(?:^|/)(?:Ustrd|AddtlRmtInf|AddtlTxInf|AddtlNtryInf)$")
# Nothing here is asked for; an entry is read by itself.
_IGNORED = {"Avlbty", "CcyXchg", "Chrgs", "CtctDtls", "Ntry", "PstlAdr", "Purp", "RltdDts", "Tax"}
_CURRENCY = "@"
_DEEPEST = 40  # the schemas need some 15
_SHOWN = 40  # characters of an odd value that a message repeats


class Part:
    """An element's texts by path, and the elements in it that repeat, as parts of their own.

    No dataclass: a frozen one takes thrice as long to make, and there are some for each entry.
    """

    __slots__ = ("_groups", "texts")

    def __init__(self) -> None:
        self.texts: dict[str, str] = {}
        self._groups: dict[str, list[Part]] = {}

    def text(self, path: str) -> str:
        """The text on a path, blank where there is none."""
        return self.texts.get(path, "")

    def first_text(self, paths: Sequence[str]) -> str:
        """The text on the first of these paths that has one."""
        for path in paths:
            if path in self.texts:
                return self.texts[path]
        return ""

    def group(self, path: str) -> Sequence[Part]:
        """The repeated elements on a path."""
        return self._groups.get(path, ())

    @property
    def has_groups(self) -> bool:
        """Whether any element in it repeats."""
        return bool(self._groups)

    def begun(self, path: str) -> Part:
        """One more of the repeated elements on a path, to be filled."""
        part = Part()
        self._groups.setdefault(path, []).append(part)
        return part

    def identifier(self, path: str) -> str:
        """The text on a path; blank where the bank writes that none was given."""
        found = self.texts.get(path, "")
        return "" if not found or found.upper() in _NOT_GIVEN else found

    def day(self, places: Sequence[str]) -> date | None:
        """The day at the first of these places that has one; `ValueError` if it is none."""
        found = self.first_text(places)
        return _day(found[:10]) if found else None

    def money(self, path: str = "Amt") -> Money | None:
        """The amount on a path, without sign; `ValueError` if it is none.

        The indicator has the say: a minus besides is against the standard and would turn the
        sign twice.
        """
        found = self.texts.get(path)
        return None if found is None else _money(found, self.currency(path))

    def currency(self, path: str) -> str:
        """The currency of the amount on a path."""
        return self.texts.get(path + _CURRENCY, "")

    @property
    def is_debit(self) -> bool:
        """Whether its indicator says that money went out."""
        return self.text("CdtDbtInd").upper() == "DBIT"


class Step(dict[str, "Step"]):
    """A place in the tree, and the steps from it by tag: each path is spelled out only once."""

    __slots__ = (
        "_depth",
        "currency_path",
        "is_amount",
        "is_group",
        "is_joined",
        "is_open",
        "path",
    )

    def __init__(self, path: str = "", depth: int = 0) -> None:
        super().__init__()
        self.path = path
        self.currency_path = path + _CURRENCY
        self.is_amount = path.endswith("Amt")
        self.is_group = bool(_GROUP.search(path))
        self.is_joined = bool(_JOINED.search(path))
        self.is_open = not self.is_group and path.rpartition("/")[2] not in _IGNORED
        self._depth = depth

    def __missing__(self, tag: str) -> Step:
        if self._depth > _DEEPEST:
            raise ValueError("elements nested too deeply")
        name = local_name(tag)
        below = "" if self.is_group or not self.path else f"{self.path}/"
        self[tag] = step = Step(below + name, self._depth + 1)
        return step


def part_of(element: Element, root: Step) -> Part:
    """Return what an element holds; `root` is kept between elements of one kind."""
    part = Part()
    _fill(part, part.texts, element, root)
    return part


def day_places(path: str) -> tuple[str, ...]:
    """Where a day may stand in an element: in `Dt`, in `DtTm`, or right there."""
    return f"{path}/Dt", f"{path}/DtTm", path


def local_name(tag: str) -> str:
    """A tag without its namespace."""
    return tag[tag.rfind("}") + 1 :]


def signed(amount: Money, *, debit: bool) -> Money:
    """The amount, negative for a debit."""
    return -amount if debit else amount


def _fill(part: Part, texts: dict[str, str], element: Element, here: Step) -> None:
    for child in element:
        step = here[child.tag]
        if step.is_open and len(child):
            _fill(part, texts, child, step)
        elif (found := child.text) and (found := found.strip()):
            if step.path not in texts:
                texts[step.path] = found
                if step.is_amount:
                    texts[step.currency_path] = child.get("Ccy", "")
            elif step.is_joined:
                texts[step.path] += f" {found}"
        elif step.is_group:
            below = part.begun(step.path)
            _fill(below, below.texts, child, step)


@lru_cache(maxsize=64)  # an entry repeats its amount in its detail
def _money(found: str, currency: str) -> Money:
    if not _AMOUNT.fullmatch(found):
        raise ValueError(f"not an amount: {found[:_SHOWN]!r}")
    return Money(abs(Decimal(found.replace(",", "."))), currency)


@lru_cache(maxsize=1024)
def _day(found: str) -> date:
    try:
        return date.fromisoformat(found)
    except ValueError:
        raise ValueError(f"not a date: {found!r}") from None
