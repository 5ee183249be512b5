"""A workbook in memory, a user at it, and the errands as the commands do them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from tests.builders import a_row, a_rule_row
from tests.fake_store import FakeStore
from xl_recon.plan.changes import AppendRows, AppendRules, Plan, Table
from xl_recon.records.batch import Stamp
from xl_recon.records.journal import JournalRow
from xl_recon.records.rule import RuleRow
from xl_recon.ui.preview_sheet import PreviewSheet
from xl_recon.workbook.journal_workbook import JournalWorkbook
from xl_recon.workbook.layout import layout_of
from xl_recon.workbook.store import CellValue, TableWrite
from xl_recon.workflows.apply_rules import propose_completion
from xl_recon.workflows.preview_rules import preview_rules, propose_confirmation
from xl_recon.workflows.undo import propose_undo

TODAY = date(2025, 2, 1)
STAMP = Stamp(command="prova", moment=datetime(2025, 2, 1, 12, 0))  # noqa: DTZ001 - as on a sheet
JOURNAL, RULES = "Registrazioni", "Registrazioni_ricorrenti"
FIRST = 5  # worksheet row of every table's first row
CHART: Mapping[str, Sequence[CellValue]] = {
    "Conto": ["1020", "6400", "6500", "3400"],
    "Tipo": ["Banca", "Costo", "Costo", "Ricavo"],
}
Snapshot = Mapping[str, object]


class Desk:
    """Rows and rules are numbered from 1, in the order in which they were put there."""

    def __init__(self, rows: Sequence[JournalRow] = (), rules: Sequence[RuleRow] = ()) -> None:
        self.store = FakeStore()
        self.store.write([TableWrite(table="Conti", appended=CHART)])
        if rows:
            self.write(Plan((AppendRows(rows=tuple(rows), because=""),)))
        if rules:
            notes = tuple("" for _ in rules)
            self.write(Plan((AppendRules(rows=tuple(rules), notes=notes, because=""),)))

    @property
    def workbook(self) -> JournalWorkbook:
        return JournalWorkbook(self.store)

    def write(self, plan: Plan) -> None:
        self.workbook.apply(plan, STAMP)

    def complete(self) -> Plan:
        plan = propose_completion(self.workbook, TODAY)
        self.write(plan)
        return plan

    def preview(self) -> None:
        workbook = self.workbook
        workbook.show(PreviewSheet(workbook).report(preview_rules(workbook, TODAY).lines))

    def decide(self, row: int, **decided: CellValue) -> None:
        """Write into the preview's line of a journal row, by the fields of its layout."""
        layout = layout_of(Table.PREVIEW)
        rows = self.store.by_hand(layout.name).rows
        line = next(it for it in rows if it["Riga"] == row + FIRST - 1)
        line.update({layout.header_of(name): value for name, value in decided.items()})

    def confirmation(self) -> Plan:
        return propose_confirmation(self.workbook, TODAY)

    def confirm(self) -> Plan:
        workbook = self.workbook
        plan = propose_confirmation(workbook, TODAY)
        workbook.apply(plan, STAMP, closing=(Table.PREVIEW,))
        return plan

    def undo(self) -> Plan:
        plan = propose_undo(self.workbook)
        self.write(plan)
        return plan

    def set(self, table: str, row: int, header: str, value: CellValue) -> None:
        self.store.by_hand(table).rows[row - 1][header] = value

    def column(self, table: str, header: str) -> list[CellValue]:
        return list(self.store.read(table, [header]).columns[header])

    def snapshot(self) -> Snapshot:
        """Every cell and fill of the journal and the rules, in their order."""
        found: dict[str, object] = {}
        for name in (JOURNAL, RULES):
            columns = self.store.read(name).columns
            found[name] = {head: list(cells) for head, cells in columns.items()}
            found[f"{name} fills"] = list(self.store.fills(name))
        return found


def money_in(**fields: Any) -> JournalRow:
    return a_row(**{"debit": "1020", "credit": "[CA]", "description": "Incasso", **fields})


LIGHT, GAS = a_rule_row(), a_rule_row(description="gas", debit="6500", colour="FFF2CC")
INCOME = a_rule_row(description="incasso", debit="", credit="3400")


def a_desk() -> Desk:
    """Light and gas on the first row, takings on the second, a third row without a rule."""
    rows = [a_row(description="Luce e gas"), money_in(), a_row(description="Cartoleria Matita 12")]
    desk = Desk(rows, [LIGHT, GAS, INCOME])
    desk.preview()
    return desk
