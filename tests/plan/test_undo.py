from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xl_recon.plan.changes import DeleteRows, PaintRows, Plan, ReorderRows, SetCells, Table
from xl_recon.plan.undo import LoggedTable, plan_undo
from xl_recon.records.change_log import COLOUR, NEW_ORDER, ORDER, ROW, LoggedChange, row_digest
from xl_recon.records.journal import Columns, FieldValue

FIELDS = {"Note": "notes", "Importo": "amount", "Id": "id"}


def a_change(
    column: str, before: FieldValue, after: FieldValue, ids: str, batch: int = 1
) -> LoggedChange:
    return LoggedChange(
        batch=batch, table="Registrazioni", column=column, before=before, after=after, ids=ids
    )


def a_table(
    ids: Sequence[int | None],
    notes: Sequence[str] = (),
    amounts: Sequence[Decimal | None] = (),
    fills: Sequence[str] = (),
) -> LoggedTable:
    columns: dict[str, Sequence[FieldValue]] = {
        "id": ids,
        "notes": notes or [""] * len(ids),
        "amount": amounts or [None] * len(ids),
    }
    return LoggedTable(
        table=Table.JOURNAL,
        columns=Columns(len(ids), columns),
        fills=fills or [""] * len(ids),
        headings=("Note", "Doc"),
        field_of=FIELDS.get,
        compared=("notes", "amount"),
    )


def undone(table: LoggedTable, *changes: LoggedChange) -> Plan:
    return plan_undo(1, changes, {"Registrazioni": table})


def told(plan: Plan) -> list[tuple[str, str, tuple[int, ...]]]:
    return [(notice.code, notice.detail, notice.rows) for notice in plan.notices]


def test_cells_that_hold_what_was_written_get_back_what_stood_there() -> None:
    plan = undone(a_table([7, 8], ["nuovo", "nuovo"]), a_change("Note", "vecchio", "nuovo", "7-8"))
    assert plan.changes == (
        SetCells(field="notes", rows=[1, 2], before="nuovo", after="vecchio", because=""),
    )
    assert (plan.undoes, plan.notices) == (1, ())


def test_rows_are_found_by_id_wherever_they_stand() -> None:
    plan = undone(a_table([9, None, 7], ["x", "x", "x"]), a_change("Note", "", "x", "7,9"))
    assert [change.rows for change in plan.changes if isinstance(change, SetCells)] == [[1, 3]]


def test_an_edited_cell_stays_and_is_told() -> None:
    plan = undone(a_table([7, 8], ["mio", "x"]), a_change("Note", "", "x", "7-8"))
    assert [change.rows for change in plan.changes if isinstance(change, SetCells)] == [[2]]
    assert told(plan) == [("undo.edited", "Note", (1,))]


def test_a_row_that_is_gone_is_told_by_its_id() -> None:
    plan = undone(a_table([7]), a_change("Note", "", "x", "99"))
    assert (plan.changes, told(plan)) == ((), [("undo.missing", "Note", (99,))])


def test_a_column_that_is_gone_is_told() -> None:
    plan = undone(a_table([7]), a_change("Ufficio", "", "x", "7"))
    assert (plan.changes, told(plan)) == ((), [("undo.missing", "Ufficio", (7,))])


def test_copies_cannot_be_told_apart_and_stay() -> None:
    plan = undone(
        a_table([7, 7], ["x", "x"]), a_change("Note", "", "x", "7"), a_change("Id", "", "", "7")
    )
    assert (plan.changes, told(plan)) == ((), [("undo.copied", "Note", (2,))])


@pytest.mark.parametrize("blank", ["", None])
def test_blank_is_blank(blank: FieldValue) -> None:
    plan = undone(a_table([7], [""]), a_change("Note", "x", blank, "7"))
    assert len(plan.changes) == 1


def test_ids_given_by_the_batch_are_taken_away_but_where_a_later_one_needs_them() -> None:
    later = a_change("Note", "", "x", "8", batch=2)
    plan = undone(a_table([7, 8]), a_change("Id", "", "", "7-8"), later)
    assert [change.rows for change in plan.changes if isinstance(change, SetCells)] == [[1]]


def test_a_colour_is_taken_back_cell_by_cell() -> None:
    plan = undone(
        a_table([7, 8, 9], fills=["FFF2CC", "Note=FF0000;Doc=FFF2CC", "Note=other;Doc=FFF2CC"]),
        a_change(COLOUR, "Doc=00B050", "FFF2CC", "7-8"),
        a_change(COLOUR, "Note=other", "FFF2CC", "9"),
    )
    assert plan.changes == (
        PaintRows(rows=[1], colour="Doc=00B050", because=""),
        PaintRows(rows=[2], colour="Note=FF0000;Doc=00B050", because=""),
        PaintRows(rows=[3], colour="Note=other", because=""),
    )
    assert told(plan) == [("undo.edited", COLOUR, (2,))]


def test_added_rows_go_only_while_they_are_as_they_were_added() -> None:
    digest = row_digest(["x", Decimal(1)])
    table = a_table([7, 8, 9], ["x", "mio", "x"], [Decimal("1.00")] * 3)
    later = a_change("Note", "", "mio", "8", batch=2)
    plan = undone(table, a_change(ROW, "", digest * 4, "7-10"), later)
    assert plan.changes == (DeleteRows(rows=[1, 3], because=""),)
    assert told(plan) == [("undo.later", ROW, (2,)), ("undo.missing", ROW, (10,))]


def test_changes_of_other_batches_are_left_alone() -> None:
    plan = undone(a_table([7], ["y"]), a_change("Note", "x", "y", "7", batch=2))
    assert (plan.changes, plan.notices) == ((), ())


def ordered(before: str, after: str, *, batch: int = 1) -> tuple[LoggedChange, LoggedChange]:
    return a_change(ORDER, "", "", before, batch), a_change(NEW_ORDER, "", "", after, batch)


def put_back(*order: int) -> tuple[ReorderRows]:
    return (ReorderRows(table=Table.JOURNAL, order=list(order), because=""),)


def test_rows_go_back_into_the_order_in_which_they_stood() -> None:
    plan = undone(a_table([9, 7, 8]), *ordered("7-9", "9,7,8"))
    assert (plan.changes, plan.notices) == (put_back(2, 3, 1), ())


def test_an_order_that_fills_several_lines_is_one_order() -> None:
    logged = [
        a_change(ORDER, "", "", "7"),
        a_change(ORDER, "", "", "8-9"),
        a_change(NEW_ORDER, "", "", "9"),
        a_change(NEW_ORDER, "", "", "8,7"),
    ]
    assert undone(a_table([9, 8, 7]), *logged).changes == put_back(3, 2, 1)


def test_rows_that_came_since_keep_their_places() -> None:
    plan = undone(a_table([None, 9, 20, 7, 8]), *ordered("7-9", "9,7,8"))
    assert plan.changes == put_back(1, 4, 3, 5, 2)


def test_rows_that_are_gone_do_not_matter_to_an_order() -> None:
    plan = undone(a_table([9, 8]), *ordered("7-9", "9,7,8"))
    assert (plan.changes, plan.notices) == (put_back(2, 1), ())


def test_copies_keep_their_places_when_an_order_goes_back() -> None:
    plan = undone(a_table([9, 8, 7, 9]), *ordered("7-9", "9,8,7"))
    assert (plan.changes, plan.notices) == (put_back(1, 3, 2, 4), ())


def test_an_order_that_somebody_has_changed_stays_and_is_told() -> None:
    plan = undone(a_table([9, 8, 7]), *ordered("7-9", "9,7,8"))
    assert (plan.changes, told(plan)) == ((), [("undo.edited", ORDER, (1, 2, 3))])


def test_rows_that_stand_as_they_stood_are_left_where_they_are() -> None:
    plan = undone(a_table([7, 8, 9]), *ordered("7-9", "9,7,8"))
    assert (plan.changes, plan.notices) == ((), ())


def test_an_order_goes_back_together_with_the_rows_that_the_batch_added() -> None:
    digest = row_digest(["x", None])
    table = a_table([8, 7, 9], ["", "", "x"])
    plan = undone(table, *ordered("7-8", "8,7"), a_change(ROW, "", digest, "9"))
    assert plan.changes == (DeleteRows(rows=[3], because=""), *put_back(2, 1, 3))


@given(st.permutations(range(1, 7)), st.permutations(range(1, 7)), st.sets(st.integers(1, 6)))
def test_whatever_is_left_of_an_order_goes_back(
    stood: list[int], given_order: list[int], gone: set[int]
) -> None:
    left = [number for number in given_order if number not in gone]
    logged = ordered(",".join(map(str, stood)), ",".join(map(str, given_order)))
    plan = undone(a_table(left), *logged)
    orders = [change.order for change in plan.changes if isinstance(change, ReorderRows)]
    now = [left[row - 1] for row in orders[0]] if orders else left
    assert now == [number for number in stood if number not in gone]
    assert plan.notices == ()
