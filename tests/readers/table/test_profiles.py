"""A table read as a profile or a correction says, proved anew each time."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings

from tests.readers.table.test_any_layout import CENTS, LAYOUTS, Layout, amount_text
from xl_recon.errors import UnfitReading
from xl_recon.readers.document import Document
from xl_recon.readers.statements import read_statements
from xl_recon.records.statement import Check, Statement
from xl_recon.records.statement_profile import (
    OPEN_CHOICE,
    ColumnChoice,
    ColumnUse,
    DateStyle,
    ReadingChoice,
    StatementProfile,
    TableReading,
)

GOLDEN = Path(__file__).parent / "golden"
MOVEMENTS = (
    "Conto;CH93 0076 2011 6238 5295 7\n"
    "Data;Valuta;Testo;Uscite;Entrate;Saldo\n"
    "12.01.2026;13.01.2026;Affitto;-1950.00;;8050.00\n"
    "13.01.2026;13.01.2026;Studio Betulla;;400.50;8450.50\n"
    "14.01.2026;14.01.2026;Fontanelle;-91.15;;8359.35\n"
    "15.01.2026;15.01.2026;Matita;-18.60;;8340.75\n"
    "16.01.2026;16.01.2026;Matita;-18.60;;8322.15\n"
)
# `1.250` may be a thousand and more, or hardly more than one.
UNMARKED = "Date,Text,Amount\n13/04/2026,Rent,-1.250\n14/04/2026,Oak,2.500\n15/04/2026,Ink,-3.125\n"
UNORDERED = (
    "Date,Text,Amount\n03/04/2026,Rent,-12.50\n05/05/2026,Oak,25.00\n04/03/2026,Ink,-31.25\n"
)
HEADLESS = (
    "12.01.2026;Affitto;-1950.00;8050.00\n"
    "13.01.2026;Betulla;400.50;8450.50\n"
    "14.01.2026;Fontanelle;-91.15;8359.35\n"
    "15.01.2026;Matita;-18.60;8340.75\n"
    "16.01.2026;Matita;-18.60;8322.15\n"
)


def read(
    text: str, profiles: Sequence[StatementProfile] = (), choice: ReadingChoice = OPEN_CHOICE
) -> Statement:
    (statement,) = read_statements(Document.of("m.csv", text.encode()), profiles, choice).statements
    return statement


def reading_of(statement: Statement) -> TableReading:
    assert statement.table is not None
    return statement.table


def profile_of(text: str, choice: ReadingChoice = OPEN_CHOICE) -> StatementProfile:
    reading = reading_of(read(text, (), choice))
    return StatementProfile(name="Betulla", signature=reading.signature, choice=reading.choice)


def asked(*columns: tuple[str, ColumnUse], **said: object) -> ReadingChoice:
    chosen = tuple(ColumnChoice(heading=name, uses=(use,)) for name, use in columns)
    return replace(ReadingChoice(columns=chosen), **said)  # type: ignore[arg-type]


def codes(statement: Statement) -> set[str]:
    return {notice.code for notice in statement.notices}


def amounts(statement: Statement) -> list[Decimal]:
    return [line.amount.amount for line in statement.lines]


def days(statement: Statement) -> list[date]:
    return [line.booking_date for line in statement.lines]


def uses(reading: TableReading) -> list[tuple[ColumnUse, ...]]:
    return [column.uses for column in reading.columns]


def test_a_reading_says_what_each_column_is_taken_for() -> None:
    reading = reading_of(read(MOVEMENTS))
    assert uses(reading) == [
        (ColumnUse.DATE,),
        (ColumnUse.VALUE_DATE,),
        (ColumnUse.DESCRIPTION,),
        (ColumnUse.DEBIT,),
        (ColumnUse.CREDIT,),
        (ColumnUse.BALANCE,),
    ]
    assert (reading.agreed, reading.tested, reading.is_proved) == (4, 4, True)
    assert reading.columns[0].samples == ("12.01.2026", "13.01.2026")
    assert reading.titles == ("Conto CH93 0076 2011 6238 5295 7",)


def test_a_direction_and_a_fee_are_named() -> None:
    lines = "".join(
        f"1{day}.01.2026;Betulla;{way};{day}0.00;1.00\n"
        for day, way in ((2, "Addebito"), (3, "Accredito"), (4, "Addebito"))
    )
    directed = reading_of(read(f"Data;Testo;Segno;Importo;Nota\n{lines}"))
    assert uses(directed)[2:4] == [(ColumnUse.DIRECTION,), (ColumnUse.AMOUNT,)]
    with_fee = "Date,Description,Amount,Fee\n" + "".join(
        f"1{day}/01/2026,Oak,-{day}0.00,0.{day}0\n" for day in (3, 4, 5)
    )
    assert uses(reading_of(read(with_fee)))[3] == (ColumnUse.FEE,)


@settings(deadline=None, max_examples=60)
@given(layout=LAYOUTS, cents=CENTS)
def test_a_file_reads_through_its_own_profile_as_without(layout: Layout, cents: list[int]) -> None:
    text = written(layout, cents)
    free = read(text)
    again = read(text, [profile_of(text)])
    assert (again.lines, again.account, again.check) == (free.lines, free.account, free.check)
    assert "table.profile_used" in codes(again)


def written(layout: Layout, cents: list[int]) -> str:
    """A table with a balance, or without any where the layout is sparse."""
    head, rows, balance = ["Data", "Testo", "Importo", "Saldo"], [], 100_000
    for number, moved in enumerate(cents):
        balance += moved
        day = date(2025, 3, 13 + number % 15).strftime(layout.day)
        rows.append([day, f"Betulla {number}", amount_text(layout, moved)])
        rows[-1].append("" if layout.sparse_balance else amount_text(layout, balance))
    return "\n".join(layout.delimiter.join(row) for row in [head, *rows])


@pytest.mark.parametrize("path", sorted(GOLDEN.glob("*.csv")), ids=lambda path: path.stem)
def test_a_real_layout_reads_through_its_own_profiles_as_without(path: Path) -> None:
    document = Document.of(path.name, path.read_bytes())
    free = [each for each in read_statements(document).statements if each.table]
    profiles = {
        reading_of(each).signature: StatementProfile(
            name=reading_of(each).signature,
            signature=reading_of(each).signature,
            choice=reading_of(each).choice,
        )
        for each in free
    }
    again = read_statements(document, list(profiles.values())).statements
    assert [each.lines for each in again] == [each.lines for each in free]


def test_a_profile_is_known_again_though_titles_and_currency_differ() -> None:
    profile = profile_of(MOVEMENTS.replace(";Saldo", ";Saldo CHF"))
    other = MOVEMENTS.replace("Conto;CH93 0076 2011 6238 5295 7", "Dal;01.02.2026\nAl;28.02.2026")
    assert "table.profile_used" in codes(read(other.replace(";Saldo", ";Saldo EUR"), [profile]))


def test_a_profile_does_not_serve_a_table_with_its_columns_in_another_order() -> None:
    profile = replace(profile_of(MOVEMENTS), signature="valuta | data | testo | uscite | entrate")
    assert "table.profile_used" not in codes(read(MOVEMENTS, [profile]))


def test_a_table_without_headings_is_known_by_its_shape() -> None:
    profile = profile_of(HEADLESS)
    assert profile.signature == "# date | text | number | number"
    assert "table.profile_used" in codes(read(HEADLESS, [profile]))
    wider = HEADLESS.replace(";-", ";x;-").replace(";4", ";x;4")
    assert "table.profile_used" not in codes(read(wider, [profile]))


def test_a_shape_alone_is_doubted_where_no_balance_proves_it() -> None:
    text = "".join(f"1{day}.01.2026;1{day}.02.2026;Betulla;-{day}.50\n" for day in range(3, 8))
    choice = replace(asked(("2", ColumnUse.DATE)), decimal_mark=".")
    found = read(text, [profile_of(text, choice)])
    assert "table.profile_by_shape" in codes(found)
    assert days(found)[0] == date(2026, 2, 13)


def test_a_profile_that_the_balances_contradict_is_told_and_not_used() -> None:
    turned = asked(
        ("Uscite", ColumnUse.CREDIT), ("Entrate", ColumnUse.DEBIT), ("Saldo", ColumnUse.IGNORED)
    )
    found = read(MOVEMENTS, [profile_of(MOVEMENTS, turned)])
    assert "table.profile_contradicted" in codes(found)
    assert amounts(found) == amounts(read(MOVEMENTS))
    assert found.check is Check.HOLDS


def test_a_profile_may_prefer_other_days_than_the_balances_ask_for() -> None:
    choice = asked(("Valuta", ColumnUse.DATE), ("Saldo", ColumnUse.IGNORED))
    found = read(MOVEMENTS, [profile_of(MOVEMENTS, choice)])
    assert "table.profile_used" in codes(found)
    assert (days(found)[0], found.check) == (date(2026, 1, 13), Check.NONE)


def test_a_profile_whose_amounts_are_written_otherwise_now_is_told_and_not_used() -> None:
    with_commas = re.sub(r"\.(\d\d);", r",\1;", MOVEMENTS.replace("\n", ";\n"))
    profile = replace(profile_of(MOVEMENTS), choice=profile_of(with_commas).choice)
    found = read(MOVEMENTS, [profile])
    assert "table.profile_unfit" in codes(found)
    assert amounts(found)[0] == Decimal("-1950.00")


def test_a_profile_ends_the_doubts_that_it_decides() -> None:
    profile = profile_of(UNMARKED, replace(OPEN_CHOICE, decimal_mark=","))
    found = read(UNMARKED, [profile])
    assert amounts(found)[0] == Decimal(-1250)
    assert not codes(found) & {"table.ambiguous", "table.decimal_mark_assumed"}
    assert not any(notice.severity == "warning" for notice in found.notices)


def test_two_readings_that_are_as_good_are_both_told_and_nothing_is_claimed() -> None:
    found = read(UNMARKED)
    one, other = reading_of(found).options
    assert (one.number, other.number, one.line) == (1, 2, 2)
    assert {one.amount, other.amount} == {Decimal("-1.250"), Decimal(-1250)}
    assert found.check is Check.NONE


@pytest.mark.parametrize("number", [1, 2])
def test_a_reading_is_chosen_by_its_number(number: int) -> None:
    option = reading_of(read(UNMARKED)).options[number - 1]
    found = read(UNMARKED, (), ReadingChoice(reading=number))
    assert amounts(found)[0] == option.amount
    assert reading_of(found).options == ()


def test_a_number_that_no_reading_has_is_refused() -> None:
    with pytest.raises(UnfitReading, match="no reading 3 of 2"):
        read(UNMARKED, (), ReadingChoice(reading=3))


def test_a_number_says_nothing_of_a_table_that_reads_in_one_way() -> None:
    assert read(MOVEMENTS, (), ReadingChoice(reading=2)).lines == read(MOVEMENTS).lines


def test_days_before_months_or_after_are_asked_where_both_are_days() -> None:
    found = read(UNORDERED)
    styles = {option.date_style for option in reading_of(found).options}
    assert styles == {DateStyle.DAY_FIRST, DateStyle.MONTH_FIRST}
    assert {option.day for option in reading_of(found).options} == {
        date(2026, 4, 3),
        date(2026, 3, 4),
    }


@pytest.mark.parametrize("style", [DateStyle.DAY_FIRST, DateStyle.MONTH_FIRST])
def test_a_date_style_decides(style: DateStyle) -> None:
    found = read(UNORDERED, (), replace(OPEN_CHOICE, date_style=style))
    assert (reading_of(found).options, reading_of(found).date_style) == ((), style)
    assert days(found)[0].month == (4 if style is DateStyle.DAY_FIRST else 3)


def test_a_correction_names_a_column_by_heading_part_or_place() -> None:
    for name in ("Valuta", "valu", "2"):
        assert days(read(MOVEMENTS, (), asked((name, ColumnUse.DATE))))[0] == date(2026, 1, 13)


def test_a_correction_of_texts_leaves_the_amounts_alone() -> None:
    found = read(MOVEMENTS, (), asked(("Testo", ColumnUse.COUNTERPARTY)))
    assert found.lines[0].counterparty.name == "Affitto"
    assert found.lines[0].description == ""
    assert found.check is Check.HOLDS


def test_an_amount_with_another_sign_is_turned() -> None:
    text = "Data;Testo;Importo\n13.01.2026;Betulla;12.50\n14.01.2026;Matita;-3.00\n"
    turned = read(text, (), replace(OPEN_CHOICE, turned=True))
    assert amounts(turned) == [Decimal("-12.50"), Decimal("3.00")]
    assert reading_of(turned).turned


def test_columns_that_nobody_would_take_for_amounts_are_read_when_asked_for() -> None:
    text = (
        "Data;Testo;Importo;Quota\n13.01.2026;Betulla;12.50;9.00\n14.01.2026;Matita;-3.00;-2.00\n"
    )
    both = asked(("Quota", ColumnUse.DEBIT), ("Importo", ColumnUse.CREDIT))
    assert len(read(text, (), both).lines) == 2
    assert amounts(read(text, (), asked(("Quota", ColumnUse.AMOUNT)))) == [
        Decimal("9.00"),
        Decimal("-2.00"),
    ]
    only = read(text, (), asked(("Quota", ColumnUse.DEBIT), ("Importo", ColumnUse.IGNORED)))
    assert amounts(only) == [Decimal("-9.00"), Decimal("2.00")]


def test_a_currency_a_status_and_a_fee_may_be_named() -> None:
    text = (
        "Data;Testo;Importo;Prima;Seconda;Esito;Costo\n"
        "13.01.2026;Betulla;12.50;EUR;CHF;fatto;1.00\n"
        "14.01.2026;Matita;-3.00;EUR;CHF;pending;0.50\n"
    )
    choice = asked(
        ("Seconda", ColumnUse.CURRENCY),
        ("Esito", ColumnUse.STATUS),
        ("Costo", ColumnUse.FEE),
        ("Importo", ColumnUse.AMOUNT),
    )
    found = read(text, (), choice)
    assert {line.amount.currency for line in found.lines} == {"CHF"}
    assert [line.status.value for line in found.lines] == ["booked", "pending"]
    assert amounts(found)[0] == Decimal("11.50")


@pytest.mark.parametrize(
    ("choice", "found"),
    [
        (asked(("Zeta", ColumnUse.DATE)), "no column Zeta"),
        (asked(("9", ColumnUse.DATE)), "no column 9"),
        (asked(("Testo", ColumnUse.DATE)), "no dates in Testo"),
        (asked(("Testo", ColumnUse.AMOUNT)), "no amounts in Testo"),
        (asked(("Uscite", ColumnUse.DEBIT), decimal_mark=","), "other amounts in Uscite"),
        (asked(("Data", ColumnUse.IGNORED), ("Valuta", ColumnUse.IGNORED)), "no dates"),
        (
            asked(("Uscite", ColumnUse.KIND),
                  ("Entrate", ColumnUse.KIND), ("Saldo", ColumnUse.KIND)),
            "no such reading",
        ),
    ],
)  # fmt: skip
def test_a_correction_that_the_cells_deny_is_refused(choice: ReadingChoice, found: str) -> None:
    with pytest.raises(UnfitReading, match=found):
        read(MOVEMENTS, (), choice)


def test_dates_that_cannot_be_in_the_order_asked_for_are_refused() -> None:
    text = MOVEMENTS.replace(".01.2026", "/01/2026")
    choice = asked(("Data", ColumnUse.DATE), date_style=DateStyle.MONTH_FIRST)
    with pytest.raises(UnfitReading, match="other dates in Data"):
        read(text, (), choice)


def test_a_column_that_is_to_be_ignored_need_not_be_there() -> None:
    assert read(MOVEMENTS, (), asked(("Zeta", ColumnUse.IGNORED))).lines == read(MOVEMENTS).lines


def test_a_correction_speaks_of_the_longest_table() -> None:
    pending = "Data;Testo;Importo\n17.01.2026;Quercia;-5.00\n"
    text = f"{MOVEMENTS}\n{pending}"
    document = Document.of("m.csv", text.encode())
    choice = asked(("Valuta", ColumnUse.DATE))
    lines = [
        line for each in read_statements(document, (), choice).statements for line in each.lines
    ]
    assert {line.booking_date for line in lines} >= {date(2026, 1, 17), date(2026, 1, 13)}


def test_an_order_that_the_chosen_day_denies_is_no_reading() -> None:
    text = "Data;Valuta;Testo;Importo\n" + "".join(
        f"{one}/12/2025;{other};Betulla;-{number}.50\n"
        for number, (one, other) in enumerate(
            [(29, "03/04/2026"), (30, "05/05/2026"), (31, "04/03/2026")], 1
        )
    )
    found = read(text, (), asked(("Data", ColumnUse.DATE)))
    assert days(found)[0] == date(2025, 12, 29)
    assert reading_of(found).options == ()


def test_a_profile_by_shape_serves_no_table_with_headings() -> None:
    profile = replace(profile_of(MOVEMENTS), signature="# date | date | text | number")
    assert "table.profile_used" not in codes(read(MOVEMENTS, [profile]))


def test_a_profile_that_finds_no_movement_any_more_is_told() -> None:
    profile = profile_of(MOVEMENTS)
    emptied = replace(profile.choice, columns=profile.choice.columns[:3])
    assert "table.profile_unfit" in codes(read(MOVEMENTS, [replace(profile, choice=emptied)]))


def test_a_reading_is_chosen_among_those_that_a_correction_leaves() -> None:
    choice = replace(asked(("Text", ColumnUse.COUNTERPARTY)), reading=2)
    found = read(UNMARKED, (), choice)
    assert found.lines[0].counterparty.name == "Rent"
    assert amounts(found) == amounts(read(UNMARKED, (), ReadingChoice(reading=2)))
