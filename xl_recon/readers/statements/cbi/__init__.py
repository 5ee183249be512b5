"""CBI RH: the Italian banks' report of balances and movements, in records of 120 characters.

Each account and day, from its record 61 to its 64, is a statement of its own: it has its own
balances and so its own proof, and the days of an account follow one another in the list.
"""

from __future__ import annotations

from xl_recon.errors import BadDocument
from xl_recon.readers.collector import collector_paused
from xl_recon.readers.document import Document
from xl_recon.readers.size_limits import SizeLimit
from xl_recon.readers.statements.cbi.flows import flows
from xl_recon.readers.statements.cbi.records import HEADS, Record, records
from xl_recon.readers.statements.cbi.statements import statements
from xl_recon.records.statement import Statement

_SHORTEST_OPENING = 84  # up to the sign of the balance
_SIGN = 83
_AMOUNT = "0123456789., "
# Some 400,000 movements.
_LIMIT = SizeLimit(most=1 << 28, shown="256 MB")
_PROOFS = {"61", "64", "EF"}


def recognises(document: Document) -> bool:
    """Whether it begins with a head or an opening balance, and goes on like such a report."""
    found = list(records(document.head))
    if not found or found[0].kind not in {*HEADS, "61"}:
        return False
    return any(_is_typical(record) for record in found)


def read(document: Document) -> tuple[Statement, ...]:
    """Return one statement for each opening balance, with the movements up to the next."""
    _LIMIT.refuse_larger(document)
    with collector_paused():
        found = flows(records(document.content), document.name)
        read = tuple(one for flow in found for one in statements(flow, document.name))
    if not read:
        raise BadDocument(document.name, "no statement in it")
    return read


def _is_typical(record: Record) -> bool:
    """Whether it is of a kind that only such a report has, with numbers where they stand.

    A table whose first column are numbers may well begin with 61.
    """
    if record.kind not in _PROOFS or record.kind == "EF":
        return record.kind == "EF"
    number = record.text[3:10].strip()
    enough = record.kind != "61" or _states_a_balance(record.text)
    return enough and (not number or number.isdecimal())


def _states_a_balance(text: str) -> bool:
    is_whole = len(text.rstrip()) >= _SHORTEST_OPENING
    return is_whole and text[_SIGN] in "CD" and not text[_SIGN + 1 : _SIGN + 16].strip(_AMOUNT)
