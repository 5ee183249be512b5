from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest
import xlwings as xw

from xl_recon.ui.libreoffice.ranges import Range

RED, YELLOW = (255, 0, 0), (255, 255, 0)


def named(cells: xw.Range) -> object:
    """Values with errors by their names."""
    return cells.options(err_to_str=True).value


@pytest.mark.parametrize(
    "value",
    [
        "testo",
        "a\nb",
        "😀",
        0.0,
        -12.34,
        1e-9,
        1e300,
        True,
        False,
        datetime(2025, 1, 31, 13, 45, 30),  # noqa: DTZ001
    ],
)
def test_a_value_comes_back(sheet: xw.Sheet, value: object) -> None:
    sheet["B2"].value = value
    assert (sheet["B2"].value, type(sheet["B2"].value)) == (value, type(value))


def test_a_block_is_written_and_read_at_once(sheet: xw.Sheet) -> None:
    sheet["A1"].value = [["a", 1, None], [Decimal("2.50"), "b", True]]
    assert sheet["A1:C2"].value == [["a", 1.0, None], [2.5, "b", True]]
    assert sheet["A1:C1"].value == ["a", 1.0, None]
    assert sheet["A1:A2"].options(ndim=2).value == [["a"], [2.5]]


def test_one_value_fills_all_cells(sheet: xw.Sheet) -> None:
    sheet["A1:B2"].value = "x"
    assert sheet["A1:B2"].value == [["x", "x"], ["x", "x"]]


def test_a_date_takes_its_format_along(sheet: xw.Sheet) -> None:
    sheet["A1:A2"].value = [[date(2025, 2, 1)], [datetime(2025, 2, 1, 10, 30)]]  # noqa: DTZ001
    assert sheet["A1:A2"].value == [datetime(2025, 2, 1), datetime(2025, 2, 1, 10, 30)]  # noqa: DTZ001
    assert sheet["A1"].number_format == "dd/mm/yyyy"


def test_a_format_a_cell_has_is_kept(sheet: xw.Sheet) -> None:
    sheet["A1"].number_format = "dd.mm.yyyy"
    sheet["A1"].value = date(2025, 2, 1)
    assert sheet["A1"].number_format == "dd.mm.yyyy"


def test_a_number_over_a_truth_is_a_number(sheet: xw.Sheet) -> None:
    sheet["A1:B1"].value = [True, False]
    sheet["A1"].value = 1
    assert sheet["A1:B1"].value == [1.0, False]
    assert [sheet[cell].number_format for cell in ("A1", "B1")] == ["General", "General"]


@pytest.mark.parametrize(
    "text", ["1020", "+abc", "=A1", "-5", "'x", "@nome", "TRUE", "#N/A", "1e5"]
)
def test_a_text_cell_takes_all_as_it_is_written(sheet: xw.Sheet, text: str) -> None:
    sheet["A1:B1"].number_format = "@"
    sheet["A1:B1"].value = [text, 12.5]
    assert sheet["A1:B1"].value == [text, "12.5"]


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("1020", 1020.0),
        ("'1020", "1020"),
        ("=1+1", 2.0),
        ("+1", 1.0),
        ("''x", "'x"),
        ("TRUE", True),
    ],
)
def test_any_other_cell_reads_what_is_typed(sheet: xw.Sheet, typed: str, read: object) -> None:
    sheet["A1"].value = typed
    assert sheet["A1"].value == read


@pytest.mark.parametrize("typed", ["+abc", "@nome"])
def test_a_sign_begins_a_formula(sheet: xw.Sheet, typed: str) -> None:
    sheet["A1"].value = typed
    assert named(sheet["A1"]) == "#NAME?"


@pytest.mark.parametrize("code", ["#N/A", "#REF!", "#DIV/0!", "#VALUE!", "#NAME?", "#NUM!"])
def test_errors_are_told_from_texts_like_them(sheet: xw.Sheet, code: str) -> None:
    sheet["A1:B1"].value = [code, f"'{code}"]
    assert sheet["A1:B1"].value == [None, code]
    assert named(sheet["A1:B1"]) == [code, code]


def test_a_formulas_errors_have_excels_names(sheet: xw.Sheet) -> None:
    sheet["A1:C1"].value = ["=1/0", "=NONE()", "=NA()"]
    assert named(sheet["A1:C1"]) == ["#DIV/0!", "#NAME?", "#N/A"]


def test_formulas_are_excels(sheet: xw.Sheet) -> None:
    sheet.book.sheets.add("Piano dei conti", after=sheet)["A1"].value = 3
    sheet["A1"].value = 2
    formulas = ('=IF(A1>1,"a;b","c,d")', "='Piano dei conti'!A1", "=SUM({1,2;3,4},A1)")
    sheet["B1:D1"].formula = [formulas]
    read: object = sheet["B1:D1"].formula
    assert read == (formulas,)
    assert sheet["B1:D1"].value == ["a;b", 3.0, 12.0]


def test_what_is_no_formula_reads_as_it_was_typed(sheet: xw.Sheet) -> None:
    sheet["A1:C1"].number_format = "@"
    sheet["A1:C1"].value = ["1020", "'quotato", "=A1"]
    formulas: object = sheet["A1:C1"].formula
    assert formulas == (("1020", "'quotato", "=A1"),)


def test_one_formula_for_many_cells_moves_along(sheet: xw.Sheet) -> None:
    sheet["A1:A3"].value = [[1], [2], [3]]
    sheet["B1:B3"].formula = "=A1*$A$3"
    assert sheet["B1:B3"].value == [3.0, 6.0, 9.0]


def test_new_formulas_have_results_where_nothing_is_calculated(sheet: xw.Sheet) -> None:
    sheet.book.app.calculation = "manual"
    sheet["A1"].formula = "=2*3"
    assert sheet["A1"].value == 6.0


def test_areas_are_painted_together(sheet: xw.Sheet) -> None:
    sheet["A1:C3,A7:C7"].color = RED
    sheet["B2"].color = "#ffff00"
    assert [sheet[cell].color for cell in ("A1", "B2", "C7", "A5")] == [RED, YELLOW, RED, None]
    sheet["A1:C7"].color = None
    assert sheet["A1:C7"].color is None


def test_a_mixed_fill_is_black_as_in_excel(sheet: xw.Sheet) -> None:
    sheet["A1"].color = RED
    assert sheet["A1:A2"].color == (0, 0, 0)


def test_a_thousand_areas_take_few_calls(sheet: xw.Sheet) -> None:
    places = [f"A{row}:H{row}" for row in range(1, 2001, 2)]
    for start in range(0, 1000, 25):
        sheet[",".join(places[start : start + 25])].color = RED
    assert {sheet[place].color for place in (places[0], places[500], places[-1])} == {RED}
    assert sheet["A2"].color is None


def test_number_formats_are_excels_codes(sheet: xw.Sheet) -> None:
    for code in ("#,##0.00", "@", "General", "dd.mm.yyyy hh:mm", "0%"):
        sheet["A1:A3"].number_format = code
        assert sheet["A1:A3"].number_format == code
    sheet["A2"].number_format = "@"
    assert sheet["A1:A3"].number_format is None


def test_fonts(sheet: xw.Sheet) -> None:
    font = sheet["A1:B2"].font
    font.bold, font.italic, font.size, font.name, font.color = True, True, 13, "Courier", RED
    read = sheet["B2"].font
    assert (read.bold, read.italic, read.size, read.name, read.color) == (
        True, True, 13.0, "Courier", RED,
    )  # fmt: skip
    font.bold = font.italic = False
    assert (sheet["A1"].font.bold, sheet["A1"].font.italic) == (False, False)
    sheet["A1"].font.bold = True
    assert sheet["A1:B2"].font.bold is None


def test_sizes_wrapping_and_alignment(sheet: xw.Sheet) -> None:
    cells = sheet["A1:B2"]
    cells.row_height, cells.column_width, cells.wrap_text = 30, 25, True
    cells.horizontal_alignment = "right"
    assert (cells.row_height, cells.wrap_text, cells.horizontal_alignment) == (30, True, "right")
    assert cells.column_width == pytest.approx(25, abs=0.1)
    sheet["A1"].horizontal_alignment = "left"
    assert cells.horizontal_alignment is None


def test_hidden_rows_are_seen(sheet: xw.Sheet) -> None:
    sheet["2:3"].rows.hidden = True
    assert [sheet[rows].rows.hidden for rows in ("2:3", "4:5", "1:3")] == [True, False, None]
    visible: Any = sheet["A1:B5"].get_special_cells("visible")
    assert [cells.address for cells in visible] == ["$A$1:$B$1", "$A$4:$B$5"]
    with pytest.raises(NotImplementedError):
        sheet["A1:B5"].get_special_cells("blanks")


def test_merged_cells_are_seen(sheet: xw.Sheet) -> None:
    sheet["B2:C3"].merge()
    assert [sheet[cells].merge_cells for cells in ("B2:C3", "E5", "A1:C3")] == [True, False, None]
    sheet["B2:C3"].unmerge()
    assert sheet["B2:C3"].merge_cells is False
    sheet["B2:C3"].merge(across=True)
    assert sheet["B2:C2"].merge_cells is True


def test_notes_come_and_go(sheet: xw.Sheet) -> None:
    sheet["B1"].add_note("altra")
    sheet["B2"].add_note("ciao").text = "ciao a tutti"
    note = sheet["B2"].note
    assert note is not None
    assert (note.text, note.author) == ("ciao a tutti", "")
    note.delete()
    assert sheet["B2"].note is None
    assert sheet["B1"].note is not None


def test_inserted_rows_look_like_those_above_or_below(sheet: xw.Sheet) -> None:
    sheet["A1:A2"].value = [["sopra"], ["sotto"]]
    sheet["1:1"].color, sheet["2:2"].color = RED, YELLOW
    sheet["2:3"].insert("down", "format_from_left_or_above")
    assert (sheet["A3"].color, sheet["A4"].value) == (RED, "sotto")
    sheet["4:4"].insert("down", "format_from_right_or_below")
    assert (sheet["A4"].color, sheet["A4"].value, sheet["A5"].value) == (YELLOW, None, "sotto")


def test_inserted_cells_push_others_aside(sheet: xw.Sheet) -> None:
    sheet["A1:B2"].value = [[1, 2], [3, 4]]
    sheet["A1"].insert("right", "format_from_right_or_below")
    sheet["B2"].insert("down")
    assert sheet["A1:C3"].value == [[None, 1.0, 2.0], [3.0, None, None], [None, 4.0, None]]


def test_deleted_cells_close_up(sheet: xw.Sheet) -> None:
    sheet["A1:C3"].value = [[1, 2, 3], [4, 5, 6], [7, 8, 9]]
    sheet["1:1"].delete()
    sheet["A1"].delete("left")
    sheet["C:C"].delete()
    assert sheet["A1:C2"].value == [[5.0, 6.0, None], [7.0, 8.0, None]]


def test_a_row_is_copied_as_often_as_it_fits(sheet: xw.Sheet) -> None:
    sheet["A1:B1"].value = [1, "=A1+1"]
    sheet["A1"].color = RED
    sheet["A1:B1"].copy(sheet["A3:B9"])
    assert sheet["A3:B9"].value == [[1.0, 2.0]] * 7
    assert sheet["A9"].color == RED
    sheet["A1"].copy(sheet["D1:F1"])
    assert sheet["D1:G1"].value == [1.0, 1.0, 1.0, None]
    sheet["A1:B1"].copy(sheet["A20"])
    assert sheet["A20:B20"].value == [1.0, 2.0]


def test_formats_alone_are_pasted_and_the_selection_stays(sheet: xw.Sheet) -> None:
    sheet["A1"].color, sheet["A1"].number_format = RED, "0.00"
    sheet["A3:B5"].value = 7
    sheet["D4:E5"].select()
    sheet["A1"].copy()
    sheet["A3:B5"].paste(paste="formats")
    assert (sheet["B5"].value, sheet["B5"].color, sheet["B5"].number_format) == (7.0, RED, "0.00")
    selected = sheet.book.app.selection
    assert selected is not None
    assert selected.address == "$D$4:$E$5"
    sheet["A3:B5"].paste()
    assert sheet["A3:B5"].value == [[None, None]] * 3


@pytest.mark.parametrize("how", [{"transpose": True}, {"paste": "values"}])
def test_other_ways_of_pasting_are_refused(sheet: xw.Sheet, how: dict[str, object]) -> None:
    sheet["A1"].copy()
    with pytest.raises(NotImplementedError):
        sheet["A3"].paste(**how)  # type: ignore[arg-type]


def test_contents_and_looks_are_cleared_apart(sheet: xw.Sheet) -> None:
    for cell in ("A1", "A2", "A3"):
        sheet[cell].value, sheet[cell].color = 1, RED
    sheet["A1"].clear_contents()
    sheet["A2"].clear_formats()
    sheet["A3"].clear()
    assert sheet["A1:A3"].value == [None, 1.0, None]
    assert [sheet[cell].color for cell in ("A1", "A2", "A3")] == [RED, None, None]


def test_ranges_know_where_they_are(sheet: xw.Sheet) -> None:
    cells = sheet["B2:D5"]
    assert (cells.address, cells.row, cells.column) == ("$B$2:$D$5", 2, 2)
    assert (cells.shape, cells.size, len(cells)) == ((4, 3), 12, 12)
    assert cells.get_address(row_absolute=False, column_absolute=False) == "B2:D5"
    assert cells.get_address(include_sheetname=True).endswith("!$B$2:$D$5")
    assert cells.offset(1, 1).address == "$C$3:$E$6"
    assert cells.resize(1, 2).address == "$B$2:$C$2"
    assert (cells[0, 0].address, cells[-1, :].address) == ("$B$2", "$B$5:$D$5")
    assert [row.address for row in cells.rows][:1] == ["$B$2:$D$2"]
    assert [column.address for column in cells.columns][-1:] == ["$D$2:$D$5"]
    assert (cells(5).address, cells.last_cell.address) == ("$C$3", "$D$5")
    assert sheet["A1,C3:D4"].address == "$A$1,$C$3:$D$4"
    assert isinstance(cells.impl, Range)
    assert cells.impl.coords[1:] == (2, 2, 4, 3)


def test_regions_and_widths_follow_the_content(sheet: xw.Sheet) -> None:
    sheet["B2:C3"].value = [["un testo piuttosto lungo", 1], [2, 3]]
    assert sheet["C3"].current_region.address == "$B$2:$C$3"
    before = sheet["B1"].column_width
    sheet["B2:C3"].columns.autofit()
    assert (sheet["B1"].column_width or 0) > (before or 0)


def test_a_protected_sheet_refuses(sheet: xw.Sheet) -> None:
    sheet.api.protect("")
    changes: tuple[Callable[[], object], ...] = (
        lambda: setattr(sheet["A1"], "value", 1),
        lambda: setattr(sheet["A1"], "color", RED),
        lambda: sheet["1:1"].insert("down"),
        sheet["1:1"].delete,
        sheet["A1"].clear_contents,
    )
    for change in changes:
        with pytest.raises(PermissionError):
            change()
