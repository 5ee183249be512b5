"""Counterparties of statement lines: the one a person wrote, likely ones, one made from a line."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from xl_recon.matching.reconciliation_book import ReconciliationBook
from xl_recon.plan.changes import AppendRecords, Plan, Table, TableRow
from xl_recon.records.party import Party
from xl_recon.records.reconciliation import StagedLine
from xl_recon.records.reference import is_iban
from xl_recon.workbook.journal_workbook import JournalWorkbook
from xl_recon.workflows.statement_book import reconciliation_book

_NUMBERED = re.compile(r"(\D*)(\d+)")
_CUSTOMER, _SUPPLIER = "Cliente", "Fornitore"


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenParty:
    """What a person wrote as the party of some rows, and whether anybody is called so."""

    text: str = ""
    is_known: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyDraft:
    """A party to be: what its row in the table will say."""

    code: str
    name: str
    kind: str  # as the table's cell has it
    iban: str = ""
    customer_account: str = ""
    supplier_account: str = ""


def written_party(workbook: JournalWorkbook, lines: Iterable[StagedLine]) -> WrittenParty:
    """Return the one name that stands as the party of the lines, written by a person."""
    texts = {line.choice.party for line in lines} - {""}
    if len(texts) != 1:
        return WrittenParty()
    (text,) = texts
    known = _book(workbook).chosen_parties(text)
    return WrittenParty(text=text, is_known=len(known) == 1)


def likely_parties(
    workbook: JournalWorkbook, lines: Sequence[StagedLine], written: str = ""
) -> Iterator[tuple[str, str]]:
    """Yield codes and names of the parties that may be meant, the likeliest first."""
    book = _book(workbook)
    texts = [written, *(line.statement_party for line in lines)]
    codes = (code for text in texts if text for code in book.names.ranked(text))
    yield from ((code, book.name_of(code)) for code in dict.fromkeys(codes))


def party_draft(
    workbook: JournalWorkbook, lines: Sequence[StagedLine], name: str = ""
) -> PartyDraft | None:
    """Return the party that lines speak of; None where they name nobody, or more than one IBAN.

    Who pays us is a customer, whom we pay a supplier. An account is filled in where all parties
    of that kind have the same.
    """
    names = [name, *(line.statement_party for line in lines)]
    called = next((text.strip() for text in names if text.strip()), "")
    if not called or not lines:
        return None
    parties = workbook.parties()
    is_customer = lines[0].amount.amount > 0
    return PartyDraft(
        code=_next_code(parties, is_customer=is_customer),
        name=called,
        kind=_CUSTOMER if is_customer else _SUPPLIER,
        iban=_own_iban(_book(workbook), lines),
        customer_account=_common(it.customer_account for it in parties) if is_customer else "",
        supplier_account="" if is_customer else _common(it.supplier_account for it in parties),
    )


def propose_party(draft: PartyDraft) -> Plan:
    """Return what adds a party to its table."""
    row = TableRow(
        (
            ("code", draft.code),
            ("name", draft.name),
            ("kind", draft.kind),
            ("ibans", draft.iban),
            ("customer_account", draft.customer_account),
            ("supplier_account", draft.supplier_account),
        )
    )
    return Plan((AppendRecords(table=Table.PARTIES, rows=(row,), because="party"),))


def _book(workbook: JournalWorkbook) -> ReconciliationBook:
    return reconciliation_book(workbook, ())


def _own_iban(book: ReconciliationBook, lines: Sequence[StagedLine]) -> str:
    """The only IBAN of the lines, where it is valid and neither ours nor somebody else's."""
    found = {line.iban for line in lines} - {""}
    if len(found) != 1:
        return ""
    (iban,) = found
    ours = {line.own_iban for line in lines}
    others = book.ibans.holders(iban)
    is_passed_on = any(book.ibans.is_processor(iban, line.statement_party) for line in lines)
    usable = is_iban(iban) and iban not in ours and not others and not is_passed_on
    return iban if usable else ""


def _next_code(parties: Iterable[Party], *, is_customer: bool) -> str:
    """The number after the highest, as most parties on that side are numbered."""
    known = tuple(parties)
    own = [it for it in known if (it.is_customer if is_customer else it.is_supplier)]
    found = [hit[1] for it in own if (hit := _NUMBERED.fullmatch(it.code))]
    prefix = Counter(found).most_common(1)[0][0] if found else "C" if is_customer else "F"
    hits = (_NUMBERED.fullmatch(it.code) for it in known)
    numbers = [hit[2] for hit in hits if hit and hit[1] == prefix]
    last = max(numbers, key=int, default="000")
    return f"{prefix}{int(last) + 1:0{len(last)}d}"


def _common(accounts: Iterable[str]) -> str:
    found = {account for account in accounts if account}
    return found.pop() if len(found) == 1 else ""
