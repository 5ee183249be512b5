"""Saved profiles on their sheet: written, read back, mended by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.workflows.desk import STAMP, Desk
from xl_recon.plan.changes import AppendRecords, Plan, Table, TableRow
from xl_recon.records.statement_profile import (
    SHAPE_MARK,
    ColumnChoice,
    ColumnUse,
    DamagedProfile,
    DateStyle,
    ReadingChoice,
    StatementProfile,
)
from xl_recon.workbook.profile_table import (
    BadProfileCell,
    column_choices,
    date_style,
    profile_from,
    profile_row,
)
from xl_recon.workflows.undo import propose_undo

SHEET = "Profili_estratto"
CELLS = {
    "profile": "Banca Betulla",
    "signature": "data | testo | importo",
    "columns": "1 Data = data; 2 Testo = descrizione + controparte; 3 Importo = importo",
}
NAMES = st.text("abc XYZ'àè(1)/", min_size=1).map(str.strip).filter(bool)
HEADINGS = st.text("abc Zé(%)./0", max_size=12).map(lambda text: " ".join(text.split()))
USES = st.lists(st.sampled_from(ColumnUse), min_size=1, max_size=2, unique=True).map(tuple)
TEXTS = (ColumnUse.DESCRIPTION, ColumnUse.IGNORED, ColumnUse.CURRENCY, ColumnUse.STATUS)


@st.composite
def profiles(draw: st.DrawFn) -> StatementProfile:
    """Any that may be saved: a day, an amount, and columns of text."""
    needed = [(ColumnUse.DATE, ColumnUse.VALUE_DATE), (ColumnUse.AMOUNT,)]
    texts = draw(st.lists(st.sampled_from(TEXTS).map(lambda use: (use,)), max_size=4))
    uses = draw(st.permutations([*needed, *texts]))
    return StatementProfile(
        name=draw(NAMES),
        bank=draw(st.just("") | NAMES),
        signature=draw(
            st.sampled_from(["data | importo", SHAPE_MARK + "date | number | text | blank"])
        ),
        choice=ReadingChoice(
            columns=tuple(
                ColumnChoice(heading=draw(HEADINGS), place=place, uses=own)
                for place, own in enumerate(uses, 1)
            ),
            decimal_mark=draw(st.sampled_from([",", "."])),
            date_style=draw(st.sampled_from(DateStyle)),
            turned=draw(st.booleans()),
            complete=True,
        ),
        delimiter=draw(st.sampled_from([";", ",", "\t", "|", ""])),
        encoding=draw(st.sampled_from(["utf-8", "cp1252", ""])),
    )


def added(*rows: TableRow) -> Plan:
    change = AppendRecords(table=Table.STATEMENT_PROFILES, rows=rows, because="prova")
    return Plan((change,))


def a_desk(*cells: dict[str, str]) -> Desk:
    desk = Desk()
    if cells:
        desk.write(added(*(TableRow(tuple(each.items())) for each in cells)))
    return desk


@given(profile=profiles())
def test_a_profile_reads_back_from_its_sheet_as_it_was_saved(profile: StatementProfile) -> None:
    desk = Desk()
    desk.write(added(profile_row(profile)))
    (found,) = desk.workbook.profiles().profiles
    assert replace(found, row=None) == profile


def test_a_saved_profile_is_undone_with_its_batch() -> None:
    desk = Desk()
    before = desk.snapshot()
    desk.write(added(TableRow(tuple(CELLS.items()))))
    assert len(desk.workbook.profiles().profiles) == 1
    workbook = desk.workbook
    assert workbook.apply(propose_undo(workbook), STAMP).rows_deleted == 1
    assert desk.snapshot() == before


def test_a_profile_stands_on_the_sheet_in_words() -> None:
    profile = profile_from(CELLS | {"decimal_mark": ",", "date_format": "gg/mm/aaaa", "sign": ""})
    cells = dict(profile_row(profile).cells)
    assert cells["columns"] == CELLS["columns"]
    assert (cells["decimal_mark"], cells["date_format"]) == ("virgola", "giorno mese anno")
    assert (cells["sign"], profile.choice.turned) == ("", None)


def test_columns_typed_by_hand_need_no_numbers() -> None:
    first, second = column_choices("Data=DATA;  2 = Data  valuta ;")
    assert (first.heading, first.place, first.uses) == ("Data", None, (ColumnUse.DATE,))
    assert (second.heading, second.place, second.uses) == ("", 2, (ColumnUse.VALUE_DATE,))


def test_a_heading_that_begins_with_digits_keeps_them() -> None:
    (column,) = column_choices("4 3 mesi = saldo")
    assert (column.place, column.heading) == (4, "3 mesi")


def test_what_would_break_the_cell_is_left_out_of_a_heading() -> None:
    column = ColumnChoice(heading="a;b=c\nd", place=1, uses=(ColumnUse.DATE,))
    profile = profile_from(CELLS)
    choice = replace(profile.choice, columns=(column, *profile.choice.columns[1:]))
    cells = dict(profile_row(replace(profile, choice=choice)).cells)
    assert str(cells["columns"]).startswith("1 a b c d = data;")


@pytest.mark.parametrize(
    ("text", "style"),
    [
        ("gg.mm.aaaa", DateStyle.DAY_FIRST),
        ("mm/dd/yyyy", DateStyle.MONTH_FIRST),
        ("anno mese giorno", DateStyle.YEAR_FIRST),
        ("ymd", DateStyle.YEAR_FIRST),
        ("", None),
    ],
)
def test_an_order_of_dates_is_understood(text: str, style: DateStyle | None) -> None:
    assert date_style(text) is style


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("columns", "1 Data = data; 2 Testo = pippo; 3 Importo = importo"),
        ("columns", "Data; Importo = importo"),
        ("columns", "1 Data = data; 2 Testo = descrizione"),
        ("columns", "1 Data = data; 2 A = importo; 3 B = importo"),
        ("columns", "1 Importo = importo"),
        ("columns", ""),
        ("signature", ""),
        ("profile", ""),
        ("decimal_mark", "apostrofo"),
        ("date_format", "boh"),
        ("sign", "forse"),
        ("delimiter", "spazio"),
    ],
)
def test_a_damaged_profile_is_told_with_its_field_and_not_used(field: str, text: str) -> None:
    saved = a_desk(CELLS | {"bank": "Betulla"} | {field: text}).workbook.profiles()
    assert saved.profiles == ()
    assert [(bad.row, bad.field) for bad in saved.damaged] == [(1, field)]


def test_of_two_profiles_with_one_name_the_first_is_used() -> None:
    saved = a_desk(CELLS, CELLS | {"profile": "banca betulla"}).workbook.profiles()
    assert [profile.row for profile in saved.profiles] == [1]
    assert saved.damaged == (
        DamagedProfile(row=2, name="banca betulla", field="profile", text="banca betulla"),
    )


def test_a_blank_row_is_no_profile() -> None:
    desk = Desk()
    assert desk.workbook.profiles().profiles == ()
    assert desk.workbook.profiles().damaged == ()


def test_a_bad_cell_says_where_and_what() -> None:
    with pytest.raises(BadProfileCell, match="columns: pippo"):
        column_choices("Data = pippo")
