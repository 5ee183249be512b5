"""The journal beside the balances of the statements that were imported into it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import cast

from xl_recon.matching.journal_proof import BankRow, account_proof
from xl_recon.plan.past_imports import past_imports
from xl_recon.records.batch import KeptOutcome
from xl_recon.records.day_balances import DayBalances
from xl_recon.records.journal import Columns
from xl_recon.records.journal_proof import AccountProof, Cause
from xl_recon.records.notice import Notice

_BREAKS = {
    Cause.EXTRA_ROW: "check.bank_extra_row",
    Cause.MOVED_ROW: "check.bank_moved_row",
    Cause.TURNED_ROW: "check.bank_turned_row",
    Cause.MISSING_ROW: "check.bank_missing_row",
}


def account_proofs(journal: Columns, kept: Sequence[KeptOutcome]) -> tuple[AccountProof, ...]:
    """Return one proof an account of which the bank told balances."""
    records: dict[str, list[DayBalances]] = defaultdict(list)
    for record in past_imports(kept).records:
        if record.opening is not None:
            records[record.account].append(record)
    rows = _bank_rows(journal, records)
    return tuple(account_proof(each, told, rows[each]) for each, told in records.items())


def proof_notices(proofs: Iterable[AccountProof]) -> Iterator[Notice]:
    """Yield where the journal and the bank part, and which statements are missing."""
    for proof in proofs:
        if proof.currencies:
            yield Notice("check.bank_currencies", proof.account, ", ".join(proof.currencies))
        for gap in proof.gaps:
            detail = f"{gap.first} / {gap.last}: {gap.missing:.2f}"
            yield Notice("check.statement_gap", proof.account, detail)
        for each in proof.breaks:
            detail = f"{each.day}: {each.difference:.2f}"
            yield Notice(_BREAKS[each.cause], proof.account, detail, rows=each.rows)


def _bank_rows(journal: Columns, accounts: Iterable[str]) -> Mapping[str, list[BankRow]]:
    """Return what each row moves, account by account; a row without a day or amount moves none."""
    found: dict[str, list[BankRow]] = {account: [] for account in accounts}
    fields = ("date", "debit", "credit", "amount")
    columns = (journal.column(name) for name in fields)
    for row, (day, debit, credit, amount) in enumerate(zip(*columns, strict=True), 1):
        if day is None or amount is None:
            continue
        booked, size = cast("date", day), cast("Decimal", amount)
        for account, moved in ((debit, size), (credit, -size)):
            if account in found:
                found[str(account)].append(BankRow(booked, moved, row))
    return found
