"""Fields gathered into pages, and pages into statements."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from xl_recon.readers.statements.mt940.fields import Field
from xl_recon.records.reference import is_iban

_CURRENCY = 3  # letters


@dataclass(slots=True)
class Movement:
    """A :61: and the fields that explain it."""

    field: Field
    remark: str = ""
    old_remark: str = ""


@dataclass(slots=True)
class Page:
    """One message: what stands between a :20: and the next."""

    identifier: str = ""
    account: str = ""
    number: str = ""
    opening: Field | None = None
    closing: Field | None = None
    limit: str = ""  # :34F:, which begins with the currency
    is_interim: bool = False  # MT942
    movements: list[Movement] = field(default_factory=list)
    line: int = 1

    @property
    def is_empty(self) -> bool:
        """Whether it says nothing of money."""
        return not (self.movements or self.opening or self.closing)


def pages(found: Iterable[Field]) -> Iterator[Page]:
    """Return the pages in their order; some may be empty."""
    page = Page()
    for one in found:
        if _begins_another(page, one.tag):
            yield page
            account = page.account if one.tag in {"60F", "60M"} else ""
            page = Page(account=account, line=one.line)
        _take(page, one)
    yield page


def _begins_another(page: Page, tag: str) -> bool:
    match tag:
        case "20":
            return True
        case "25" | "25P":
            return bool(page.account)
        case "60F" | "60M":
            return page.opening is not None or page.closing is not None
        case _:
            return False


def _take(page: Page, one: Field) -> None:
    match one.tag:
        case "60F" | "60M":
            page.opening = one
        case "62F" | "62M":
            page.closing = one
        case "61":
            page.movements.append(Movement(one))
        case "86" | "NS":
            _explain(page, one)
        case _:
            _take_head(page, one)


def _take_head(page: Page, one: Field) -> None:
    match one.tag:
        case "20":
            page.identifier = one.text.strip()
        case "25" | "25P":
            page.account = _account(one.text)
        case "28" | "28C":
            page.number = one.text.strip()
        case "34F":
            page.limit = page.limit or one.text.strip()
            page.is_interim = True
        case _:
            pass


def _explain(page: Page, one: Field) -> None:
    if not page.movements or page.closing is not None:
        return  # of the statement as a whole, or of the account's owner
    movement = page.movements[-1]
    if one.tag == "86":
        movement.remark = f"{movement.remark}\n{one.text}".strip("\n")
    else:
        movement.old_remark = f"{movement.old_remark}\n{one.text}"


def _account(text: str) -> str:
    """The IBAN where there is one: some banks put the BIC before it or the currency behind."""
    plain = "".join(text.partition("\n")[0].split())
    for part in (plain, plain[:-_CURRENCY], *plain.split("/")):
        if is_iban(part):
            return part
    return plain
