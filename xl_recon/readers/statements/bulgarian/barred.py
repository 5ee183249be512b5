"""Text with bars between the fields, under headings that are the names of the XML."""

from __future__ import annotations

from xl_recon.readers.statements.bulgarian.accounts import Account, Part
from xl_recon.readers.statements.bulgarian.names import plain_name

_BAR = "|"
# Names that stand in no other bank's table; a table of other names is read as any table.
_TELLING = frozenset(
    {"postdate", "amountd", "amountc", "dtkt", "remi", "remii", "trname", "namer", "ibanr"}
)
_ENOUGH = 2
_PAIR = 2


def is_barred(text: str) -> bool:
    """Whether one of the first lines has such headings."""
    return _BAR in text and any(_is_heading(line) for line in text.splitlines()[:100])


def barred_accounts(text: str) -> list[Account]:
    """Return the accounts: the pairs of name and value around the lines say of each what it is."""
    accounts: list[Account] = []
    head = Part()
    headings: list[str] = []
    for number, line in enumerate(text.lstrip("\ufeff").splitlines(), 1):
        cells = _cells(line)
        if _is_heading(line):
            headings = [plain_name(cell) for cell in cells]
            accounts.append(Account(head, []))
        elif headings and len(cells) > _PAIR:
            texts = {name: cell for name, cell in zip(headings, cells, strict=False) if cell}
            accounts[-1].movements.append(Part(texts, number))
        elif len(cells) == _PAIR and all(cells):
            if headings and _opens_another(head, cells[0]):
                head, headings = Part(), []
            head.texts.setdefault(plain_name(cells[0]), cells[1])
    return [_with_movements(one) for one in accounts]


def _cells(line: str) -> list[str]:
    cells = [cell.strip() for cell in line.split(_BAR)]
    if len(cells) > _PAIR and not cells[-1]:
        del cells[-1]
    return cells


def _is_heading(line: str) -> bool:
    return sum(plain_name(cell) in _TELLING for cell in _cells(line)) >= _ENOUGH


def _opens_another(head: Part, name: str) -> bool:
    """Whether a pair after the lines is said already: then the next account begins."""
    return plain_name(name) in head.texts


def _with_movements(account: Account) -> Account:
    account.movements = [part for part in account.movements if part.is_movement]
    return account
