"""Lists and checks on the cells where a user types."""

from __future__ import annotations

from typing import Literal

from openpyxl.worksheet.datavalidation import DataValidation

from workbook_template.tables import TableSheet
from xl_recon.plan.changes import Table
from xl_recon.workbook.layout import Column, Kind
from xl_recon.workbook.layout.settings import SETTING_LINES, SettingLine

# What the lists of the layout are: they grow with their tables.
LISTS = {
    "ElencoConti": "Conti[Conto]",
    "ElencoCodiciIVA": "Codici_IVA[Codice]",
    "ElencoCentri": "Centri_di_costo[Codice]",
    "ElencoSegmenti": "Segmenti[Codice]",
    "ElencoSchemi": "Schemi[Schema]",
}
_DAY_OF_1950 = "18264"


def add_entry_checks(placed: TableSheet) -> None:
    """Add the checks of a table's columns, over its whole body."""
    for column in placed.layout.columns:
        check = _check_of(column, placed.layout.table)
        if check is not None:
            check.add(placed.body_of(column.field))
            placed.sheet.add_data_validation(check)
    if placed.layout.table is Table.SETTINGS:
        _add_setting_lists(placed)


def _add_setting_lists(placed: TableSheet) -> None:
    letter = placed.letter("value")
    for offset, line in enumerate(SETTING_LINES):
        if line.choices:
            check = _list_check(line.choices, _setting_column(line))
            check.add(f"{letter}{placed.first + offset}")
            placed.sheet.add_data_validation(check)


def _setting_column(line: SettingLine) -> Column:
    return Column(field="value", header=line.key, choices=line.choices)


def _check_of(column: Column, table: Table) -> DataValidation | None:
    if column.choices:
        return _list_check(column.choices, column)
    if table is Table.RULES:  # a date or an amount is a condition there, written as text
        return None
    if column.kind is Kind.DAY:
        return _day_check(column)
    if table is Table.JOURNAL and column.kind is Kind.MONEY:
        return _amount_check(column)
    return None


def _list_check(choices: str, column: Column) -> DataValidation:
    grows = choices.startswith("=")
    check = DataValidation(
        type="list", formula1=choices if grows else f'"{choices}"', allow_blank=True
    )
    if grows:
        return _with_alert(
            check,
            "warning",
            column,
            "Non è nell'elenco. Un codice tra parentesi quadre, come [CA], va bene lo stesso.",
        )
    return _with_alert(check, "stop", column, "Scegliere un valore dell'elenco.")


def _day_check(column: Column) -> DataValidation:
    check = DataValidation(
        type="date", operator="greaterThan", formula1=_DAY_OF_1950, allow_blank=True
    )
    return _with_alert(check, "stop", column, "Scrivere una data, per esempio 31.01.2026.")


def _amount_check(column: Column) -> DataValidation:
    check = DataValidation(
        type="decimal", operator="greaterThanOrEqual", formula1="0", allow_blank=True
    )
    return _with_alert(
        check,
        "warning",
        column,
        "L'importo è un numero positivo: la direzione la dicono Conto Dare e Conto Avere.",
    )


def _with_alert(
    check: DataValidation, style: Literal["stop", "warning"], column: Column, text: str
) -> DataValidation:
    check.errorStyle = style
    check.errorTitle = column.header
    check.error = text
    check.showErrorMessage = True
    return check
