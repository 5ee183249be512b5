"""A workbook of lists; a column that nobody asked for is not there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from xl_recon.plan.changes import Table
from xl_recon.records.journal import Columns, JournalRow
from xl_recon.records.ledger import Account
from xl_recon.records.rule import RuleRow
from xl_recon.records.settings import Settings

CHART = (
    Account(number="1020", iban="CH0000000000000000001"),
    Account(number="1030", holds_money=True),
    Account(number="6400"),
    Account(number="6500"),
)


class PaperWorkbook:
    def __init__(
        self,
        rows: Sequence[JournalRow],
        *rules: RuleRow,
        settings: Settings | None = None,
        vat_codes: Sequence[str] | None = None,
    ) -> None:
        self._rows, self._rules = rows, rules
        self._settings = settings or Settings()
        self._vat_codes = vat_codes

    def settings(self) -> Settings:
        return self._settings

    def accounts(self) -> tuple[Account, ...]:
        return CHART

    def rule_rows(self) -> tuple[RuleRow, ...]:
        return self._rules

    def journal(self, fields: Sequence[str]) -> Columns:
        columns = {name: [getattr(row, name) for row in self._rows] for name in fields}
        return Columns(len(self._rows), columns)

    def has_table(self, name: Table) -> bool:
        return name is Table.VAT_CODES and self._vat_codes is not None

    def columns(self, name: Table, fields: Iterable[str]) -> Columns:
        assert (name, tuple(fields)) == (Table.VAT_CODES, ("code",))
        return Columns(len(self._vat_codes or ()), {"code": list(self._vat_codes or ())})
