"""The members of xlwings that live tables need: what an engine of another program must have.

What they are to do beyond xlwings' own documentation, as Excel does:

- `Range.color` and `number_format` of several areas or cells answer what all have in common; else
  the colour is black and the format None. A colour is given to all areas of an address at once.
- `Range.value` takes entries as typed: "=…" is a formula, "'…" a text without its first sign, ""
  nothing; a text cell (format @) keeps texts as they are but for that sign, and makes texts of all
  else. `Range.formula` given to several cells reads as it stands in the first of them.
- `Range.copy` onto a larger area repeats. `Range.insert` of whole rows takes looks from the row
  above, `Range.delete` of them closes up, and tables around or below follow.
- `Range.get_special_cells`, `horizontal_alignment`, `note` and `add_note` may be missing
  (`NotImplementedError`): then filters are not seen, cells not aligned, notes not written.
"""

from __future__ import annotations

XLWINGS_MEMBERS = (
    "App.calculation",
    "App.screen_updating",
    "App.selection",
    "Book.app",
    "Book.fullname",
    "Book.name",
    "Book.sheets",
    "Font.bold",
    "Font.color",
    "Font.name",
    "Font.size",
    "Note.delete",
    "Range.add_note",
    "Range.address",
    "Range.clear",
    "Range.clear_contents",
    "Range.color",
    "Range.column_width",
    "Range.copy",
    "Range.delete",
    "Range.font",
    "Range.formula",
    "Range.get_special_cells",
    "Range.horizontal_alignment",
    "Range.insert",
    "Range.note",
    "Range.number_format",
    "Range.options",
    "Range.row",
    "Range.select",
    "Range.shape",
    "Range.sheet",
    "Range.value",
    "Range.wrap_text",
    "Sheet.activate",
    "Sheet.book",
    "Sheet.delete",
    "Sheet.name",
    "Sheet.range",
    "Sheet.tables",
    "Sheet.used_range",
    "Sheet.visible",
    "Sheets.active",
    "Sheets.add",
    "Table.header_row_range",
    "Table.name",
    "Table.parent",
    "Table.range",
    "Table.resize",
    "Table.show_totals",
    "Tables.add",
)
