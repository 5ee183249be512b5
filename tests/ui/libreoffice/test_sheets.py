from __future__ import annotations

import pytest
import xlwings as xw
from xlwings.main import Table

RED = (255, 0, 0)


def names(book: xw.Book) -> list[str]:
    return [sheet.name for sheet in book.sheets]


def tables(sheet: xw.Sheet) -> dict[str, str]:
    return {table.name: table.range.address for table in sheet.tables}


def a_table(sheet: xw.Sheet, name: str = "Prova", corner: str = "B2") -> Table:
    cells = sheet[corner].resize(4, 2)
    cells.value = [["Nome", "Importo"], ["a", 1], ["b", 2], ["c", 3]]
    return sheet.tables.add(cells, name=name)


def test_sheets_are_added_where_they_belong(book: xw.Book) -> None:
    first = book.sheets[0]
    book.sheets.add("Dopo", after=first)
    book.sheets.add("Prima", before=first)
    assert names(book) == ["Prima", first.name, "Dopo"]
    assert book.sheets.active.name == "Prima"
    assert book.sheets.add().name not in {"", *names(book)[1:]}
    assert [book.sheets["DOPO"].index, book.sheets["dopo"].name] == [4, "Dopo"]
    with pytest.raises(KeyError):
        book.sheets["Altro"]


def test_sheets_are_renamed_hidden_and_shown(book: xw.Book) -> None:
    other = book.sheets.add("Altro")
    other.name, other.visible = "Nuovo", False
    assert (names(book)[0], book.sheets["Nuovo"].visible) == ("Nuovo", False)
    other.visible = True
    other.select()
    assert book.sheets.active == other


@pytest.mark.parametrize("gone", range(4))
def test_a_deleted_sheet_takes_only_its_own_tables_away(book: xw.Book, gone: int) -> None:
    for number in range(3):
        a_table(book.sheets.add(f"Foglio{number}", after=book.sheets[-1]), f"T{number}")
    book.sheets[gone].delete()
    left = {name for sheet in book.sheets for name in tables(sheet)}
    assert left == {f"T{number}" for number in range(3)} - {f"T{gone - 1}"}


def test_panes_are_frozen_and_thawed(book: xw.Book) -> None:
    sheet, other = book.sheets[0], book.sheets.add("Altro")
    for place, rows, columns in (("A1:B3", 3, 2), ("1:4", 4, 0), ("A:A", 0, 1)):
        sheet.freeze_panes.freeze_at(place)
        assert book.sheets.active == other
        sheet.activate()
        found = book.api.getCurrentController()
        assert (found.getSplitRow(), found.getSplitColumn()) == (rows, columns)
        sheet.freeze_panes.unfreeze()
        assert not found.hasFrozenPanes()
        other.activate()


def test_the_used_range_ends_with_the_last_cell(sheet: xw.Sheet) -> None:
    sheet["B2"].value = sheet["D7"].value = 1
    assert sheet.used_range.address.endswith("$D$7")
    sheet["B2"].color = RED
    sheet.clear_contents()
    sheet.clear_formats()
    left: tuple[object, object] = (sheet["B2"].value, sheet["B2"].color)
    assert left == (None, None)
    sheet["A1"].value = 1
    sheet.clear()
    assert sheet["A1"].value is None


def test_cells_are_found_by_name_and_place(sheet: xw.Sheet) -> None:
    a_table(sheet)
    sheet.book.api.NamedRanges.addNewByName(
        "Soglia", f"${sheet.name}.$F$9", sheet["A1"].api.getCellByPosition(0, 0).getCellAddress(), 0
    )
    found = {
        "prova": "$B$3:$C$5", "Prova[Importo]": "$C$3:$C$5", "Prova[#All]": "$B$2:$C$5",
        "Prova[#Headers]": "$B$2:$C$2", "soglia": "$F$9", "C:D": "$C:$D", "$4:$5": "$4:$5",
    }  # fmt: skip
    assert {name: sheet[name].address for name in found} == found
    assert sheet.cells[1:3, 2:4].address == "$C$2:$D$3"
    assert sheet.range((2, 3), (4, 5)).address == "$C$2:$E$4"
    with pytest.raises(ValueError, match="no cells"):
        sheet["Nessuno"]
    with pytest.raises(IndexError):
        sheet.range((0, 1))


def test_a_table_knows_its_parts(sheet: xw.Sheet) -> None:
    table = a_table(sheet)
    assert table.parent == sheet
    assert table.header_row_range is not None
    assert table.data_body_range is not None
    assert table.header_row_range.value == ["Nome", "Importo"]
    assert table.data_body_range.address == "$B$3:$C$5"
    assert (table.totals_row_range, table.insert_row_range) == (None, None)
    assert (table.show_headers, table.show_autofilter, table.show_totals) == (True, True, False)
    assert sheet["C4"].table == table
    assert sheet["F9"].table is None
    assert "Prova" in sheet.tables
    assert [sheet.tables[0].name, sheet.tables["PROVA"].display_name, len(sheet.tables)] == [
        "Prova", "Prova", 1,
    ]  # fmt: skip
    with pytest.raises(KeyError):
        sheet.tables["Altra"]


def test_a_table_grows_with_rows_inserted_in_its_middle(sheet: xw.Sheet) -> None:
    a_table(sheet)
    sheet["4:5"].insert("down")
    assert tables(sheet) == {"Prova": "$B$2:$C$7"}
    sheet["4:6"].delete()
    assert tables(sheet) == {"Prova": "$B$2:$C$4"}


def test_a_table_is_resized_from_its_headings_down(sheet: xw.Sheet) -> None:
    table = a_table(sheet)
    table.resize(sheet["B2:C9"])
    assert table.range.address == "$B$2:$C$9"
    table.resize(sheet["B2:C2"])
    assert table.data_body_range is None
    with pytest.raises(ValueError, match="headings"):
        table.resize(sheet["B3:C9"])


def test_totals_headings_and_filter_are_switched(sheet: xw.Sheet) -> None:
    table = a_table(sheet)
    table.show_totals = True
    table.show_totals = True
    assert table.totals_row_range is not None
    assert (table.totals_row_range.address, table.range.address) == ("$B$6:$C$6", "$B$2:$C$6")
    table.show_totals = False
    table.show_autofilter = table.show_headers = False
    assert (table.range.address, table.show_autofilter) == ("$B$2:$C$5", False)
    assert table.header_row_range is None


def test_a_renamed_table_leaves_its_name_to_another(sheet: xw.Sheet) -> None:
    a_table(sheet).name = "Vecchia"
    a_table(sheet, "Prova", "F2")
    assert tables(sheet) == {"Vecchia": "$B$2:$C$5", "Prova": "$F$2:$G$5"}
    sheet.tables["Vecchia"].display_name = "Vecchissima"
    assert "Vecchissima" in tables(sheet)


def test_tables_do_not_overlap_or_share_a_name(sheet: xw.Sheet) -> None:
    a_table(sheet)
    with pytest.raises(ValueError, match="Prova"):
        sheet.tables.add(sheet["C4:D8"])
    with pytest.raises(ValueError, match="Prova"):
        sheet.tables.add(sheet["F4:G8"], name="Prova")


def test_headings_are_made_up_where_there_are_none(sheet: xw.Sheet) -> None:
    sheet["A1:B2"].value = [[1, 2], [3, 4]]
    table = sheet.tables.add(sheet["A1:B2"], has_headers=False)
    assert (table.name, table.range.address) == ("Table1", "$A$1:$B$3")
    assert table.range.value == [["Column1", "Column2"], [1.0, 2.0], [3.0, 4.0]]


def test_a_calculated_column_speaks_of_its_row(sheet: xw.Sheet) -> None:
    a_table(sheet)
    sheet["C3:C5"].formula = '=IF([@Nome]="a",10,20)'
    assert sheet["C3:C5"].value == [10.0, 20.0, 20.0]
    assert sheet["C3"].formula == '=IF(Prova[[#This Row],[Nome]]="a",10,20)'


def test_tables_of_a_file_are_there(template: xw.Book) -> None:
    table = template.sheets["Registrazioni"].tables["registrazioni"]
    assert (table.name, table.show_autofilter) == ("Registrazioni", True)
    assert table.header_row_range is not None
    assert table.header_row_range.value[:2] == ["Data", "Data valuta"]
