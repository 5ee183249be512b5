"""Builds `Registrazioni.xlsx` from the layout: `python -m workbook_template.build`."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from openpyxl.workbook import Workbook
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.workbook.properties import CalcProperties

from workbook_template.entry_checks import LISTS, add_entry_checks
from workbook_template.highlights import add_highlights
from workbook_template.package import packed
from workbook_template.start_sheet import CHOSEN_ACCOUNT, add_start_sheet
from workbook_template.statement_head import add_statement_head
from workbook_template.tables import add_table_sheet
from xl_recon.plan.changes import Table
from xl_recon.workbook.layout import LAYOUTS

TEMPLATE = Path(__file__).with_name("Registrazioni.xlsx")
_TEMPORARY_ACCOUNT = (
    'INDEX(Impostazioni[Valore],MATCH("Contropartita temporanea",Impostazioni[Chiave],0))'
)
_MADE = datetime(2026, 1, 1)  # noqa: DTZ001 - a document property has no time zone here


def built() -> bytes:
    """Return the template, the same bytes each time."""
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    add_start_sheet(workbook)
    for layout in LAYOUTS.values():
        placed = add_table_sheet(workbook, layout)
        add_entry_checks(placed)
        add_highlights(placed)
        if layout.table is Table.STAGED_STATEMENT:
            add_statement_head(workbook, placed)
    _name(workbook)
    return packed(workbook)


def _name(workbook: Workbook) -> None:
    names = {**LISTS, "ContropartitaTemporanea": _TEMPORARY_ACCOUNT, "ContoScelto": CHOSEN_ACCOUNT}
    for name, text in names.items():
        workbook.defined_names[name] = DefinedName(name, attr_text=text)
    workbook.calculation = CalcProperties(fullCalcOnLoad=True)
    workbook.properties.creator = "xl_recon"
    workbook.properties.title = "Registrazioni e riconciliazione bancaria"
    workbook.properties.language = "it"
    workbook.properties.created = _MADE


if __name__ == "__main__":
    TEMPLATE.write_bytes(built())
