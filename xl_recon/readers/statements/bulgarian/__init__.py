"""The own formats of Bulgarian banks: XML of many makers, and text with bars between the fields.

UBB, Allianz and CIBANK (`STATEMENT`), DSK, UniCredit Bulbank and Raiffeisen (`AccountMovement`),
Postbank (`BankAccountMovement`), Fibank, IABank: each has names of its own for the same few facts,
so these are known by their names wherever they stand. The currency is the file's.
"""

from __future__ import annotations

import re

from xl_recon.errors import BadDocument
from xl_recon.readers.collector import collector_paused
from xl_recon.readers.document import Document
from xl_recon.readers.size_limits import SizeLimit
from xl_recon.readers.statements.bulgarian.accounts import Account
from xl_recon.readers.statements.bulgarian.barred import barred_accounts, is_barred
from xl_recon.readers.statements.bulgarian.names import plain_name
from xl_recon.readers.statements.bulgarian.statements import statements
from xl_recon.readers.statements.bulgarian.trees import USUAL_ENCODING, accounts_of
from xl_recon.readers.text import decoded
from xl_recon.records.statement import Statement

_ELEMENT = re.compile(r"<([A-Za-z_][\w.:-]*)")
_TELLING = frozenset(
    {
        "accountmovement",
        "accountmovements",
        "bankaccountmovement",
        "bankaccountmovements",
        "arrayofapaccounts",
        "movementsonallaccountsdata",
    }
)
_STATEMENTS = frozenset({"statement", "statements"})
_PAIRS = frozenset({"amountd", "amountc", "debit", "credit", "debittov", "credittov"})
# A year of a busy account has a tenth of this.
_LIMIT = SizeLimit(most=1 << 28, shown="256 MB")
_SAMPLE = 40_000  # characters that show the names of such a file


def recognises(document: Document) -> bool:
    """Whether it has the elements, or the headings between bars, of one of these formats."""
    head = decoded(document.head).text.lstrip("\ufeff \t\r\n")[:_SAMPLE]
    if not head.startswith("<"):
        return is_barred(head)
    names = {plain_name(name) for name in _ELEMENT.findall(head)}
    if not _TELLING.isdisjoint(names):
        return "html" not in names
    if not _STATEMENTS.isdisjoint(names) and "dtkt" in head.lower():
        return True
    in_scope = not names.isdisjoint(_STATEMENTS | {"movement"})
    return in_scope and "transaction" in names and not _PAIRS.isdisjoint(names)


def read(document: Document) -> tuple[Statement, ...]:
    """Return one statement for each account and currency."""
    _LIMIT.refuse_larger(document)
    with collector_paused():
        found = _accounts(document)
        read = tuple(one for each in found for one in statements(each, document.name))
    if not read:
        raise BadDocument(document.name, "no statement in it")
    return read


def _accounts(document: Document) -> list[Account]:
    text = decoded(document.head).text.lstrip("\ufeff \t\r\n")
    if text.startswith("<"):
        return accounts_of(document)
    content = document.content
    found = decoded(content)
    if found.encoding.startswith("utf-"):
        return barred_accounts(found.text)
    return barred_accounts(content.decode(USUAL_ENCODING, "replace"))
