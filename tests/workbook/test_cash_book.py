"""Books with Conto, Categoria, Entrate and Uscite, in memory and as a file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders import a_line, a_row, a_rule_row, a_statement
from tests.fake_store import FakeStore, FakeTable, template_tables
from tests.ui.running import CommandLine
from tests.workbook.cash_books import (
    BANK,
    IBAN,
    JOURNAL,
    RULES,
    a_cash_book,
    a_cash_file,
    cells,
)
from tests.workbook.files import MOMENT, opened
from xl_recon.errors import ChangedMeanwhile, MissingColumn
from xl_recon.plan.changes import AppendRows, AppendRules, Plan
from xl_recon.records.batch import Stamp
from xl_recon.records.journal import JournalRow
from xl_recon.records.money import Money
from xl_recon.records.notice import Notice
from xl_recon.records.rule import RuleRow
from xl_recon.records.statement import CreditorReference, LineDetail, StatementLine
from xl_recon.workbook.journal_workbook import JournalWorkbook
from xl_recon.workbook.store import CellValue, CellWrite, TableStore, TableWrite
from xl_recon.workflows.apply_rules import propose_completion
from xl_recon.workflows.check_workbook import check_workbook
from xl_recon.workflows.import_statements import StatementFile, propose_import
from xl_recon.workflows.undo import propose_undo

STAMP = Stamp(command="prova", moment=MOMENT)
DAY = date(2025, 2, 1)
SIDES = ("Conto", "Categoria", "Entrate", "Uscite")
SPLIT: Mapping[str, Sequence[CellValue]] = {
    "Doc": ["!Rule", "!Rule", "!Rule", "!Rule", "!RuleSplit", "!RuleSplit"],
    "Descrizione": ["Affitto", "Rossi", "luce", "Carta", "Spese carta", None],
    "Conto": [BANK, None, None, None, None, None],
    "Categoria": ["6000", "3000", "6400", "[]", "6900", "6400"],
    "Entrate": [None, "[!>=100]", None, None, None, None],
    "Uscite": ["[!>=1000]", None, None, None, 10, "resto"],
}


@pytest.fixture(params=["memory", "file"])
def book(request: pytest.FixtureRequest, tmp_path: Path) -> TableStore:
    """A book with rules, one of which splits."""
    return a_cash_book(SPLIT) if request.param == "memory" else opened(a_cash_file(tmp_path, SPLIT))


def a_movement(amount: str, description: str) -> StatementLine:
    return a_line(amount=Money(Decimal(amount)), description=description)


MOVEMENTS = (
    a_movement("-1950.00", "Affitto gennaio"),
    a_movement("-950.00", "Affitto del box"),
    a_movement("250.00", "Rossi Srl"),
    a_movement("-250.00", "Rossi Srl, storno"),
    a_movement("-80.00", "Bolletta luce"),
    a_movement("8.00", "Rimborso luce"),
    a_movement("-30.00", "Carta di credito"),
    a_movement("40.00", "Carta, storno"),
)


def imported(
    store: TableStore, lines: Iterable[StatementLine] = MOVEMENTS, name: str = "a.xml"
) -> Plan:
    file = StatementFile(
        name=name, digest=name, statements=(a_statement(account=IBAN, lines=tuple(lines)),)
    )
    workbook = JournalWorkbook(store)
    plan = propose_import(workbook, [file])
    workbook.apply(plan, STAMP)
    return plan


def completed(store: TableStore) -> Plan:
    workbook = JournalWorkbook(store)
    plan = propose_completion(workbook, DAY)
    workbook.apply(plan, STAMP)
    return plan


def undone(store: TableStore) -> Plan:
    workbook = JournalWorkbook(store)
    plan = propose_undo(workbook)
    workbook.apply(plan, STAMP)
    return plan


def balance(store: TableStore) -> Decimal:
    checked = check_workbook(JournalWorkbook(store))
    return next(it.balance for it in checked.balances if it.account == BANK)


def test_what_comes_in_is_an_income_and_what_goes_out_an_expense(book: TableStore) -> None:
    imported(book)
    assert cells(book, JOURNAL, *SIDES)[1:4] == [
        (BANK, "[CA]", None, 950),
        (BANK, "[CA]", 250, None),
        (BANK, "[CA]", None, 250),
    ]
    assert balance(book) == Decimal("-2962.00")


def test_rules_fill_in_categories_by_account_amount_and_direction(book: TableStore) -> None:
    imported(book)
    completed(book)
    assert cells(book, JOURNAL, "Descrizione", *SIDES) == [
        ("Affitto gennaio", BANK, "6000", None, 1950),
        ("Affitto del box", BANK, "[CA]", None, 950),
        ("Rossi Srl", BANK, "3000", 250, None),
        ("Rossi Srl, storno", BANK, "[CA]", None, 250),
        ("Bolletta luce", BANK, "6400", None, 80),
        ("Rimborso luce", BANK, "6400", 8, None),
        ("Carta di credito", BANK, None, None, 30),
        ("Spese carta", None, "6900", None, 10),
        ("Carta di credito", None, "6400", None, 20),
        ("Carta, storno", BANK, None, 40, None),
        ("Spese carta", None, "6900", 10, None),
        ("Carta, storno", None, "6400", 30, None),
    ]
    assert balance(book) == Decimal("-2962.00")
    told = {notice.code for notice in check_workbook(JournalWorkbook(book)).notices}
    assert told == {"check.waiting"}


def test_what_was_imported_does_not_come_again(book: TableStore) -> None:
    imported(book)
    completed(book)
    assert imported(book, name="b.xml").changes == ()


def test_undo_takes_back_first_the_rules_then_the_import(book: TableStore) -> None:
    before = cells(book, JOURNAL), cells(book, RULES)
    imported(book)
    between = cells(book, JOURNAL), cells(book, RULES)
    completed(book)
    assert undone(book).notices == ()
    assert (cells(book, JOURNAL), cells(book, RULES)) == between
    assert undone(book).notices == ()
    assert (cells(book, JOURNAL), cells(book, RULES)) == before


def test_applying_twice_changes_nothing_more(book: TableStore) -> None:
    imported(book)
    completed(book)
    assert completed(book).changes == ()


def test_a_collective_movement_keeps_its_account_in_brackets_on_the_details() -> None:
    store = a_cash_book({"Doc": ["!Rule"], "Descrizione": ["Affitto"], "Categoria": ["6000"]})
    details = (a_detail("-100.00", "Affitto"), a_detail("-20.00", "altro"))
    imported(store, [a_line(amount=Money(Decimal("-120.00")), details=details)])
    assert cells(store, JOURNAL, *SIDES) == [
        (BANK, None, None, 120),
        ("[1020]", "[CA]", None, 100),
        ("[1020]", "[CA]", None, 20),
    ]
    completed(store)
    assert cells(store, JOURNAL, *SIDES)[1] == (None, "6000", None, 100)
    assert balance(store) == Decimal("-120.00")


def a_detail(amount: str, description: str, reference: str = "") -> LineDetail:
    named = CreditorReference(kind="", value=reference, valid=True) if reference else None
    return LineDetail(amount=Money(Decimal(amount)), description=description, reference=named)


def test_a_detail_of_a_known_customer_is_an_income_in_his_category() -> None:
    store = a_cash_book()
    store.write([TableWrite(table="Conti", appended={"Conto": ["7001"], "Descrizione": ["Verdi"]})])
    line = {"Chiave": ["Riferimento cliente"], "Valore": ["0,4"]}
    store.write([TableWrite(table="Impostazioni", appended=line)])
    details = (a_detail("60.00", "a", "7001"), a_detail("40.00", "b", "7001"))
    imported(store, [a_line(amount=Money(Decimal("100.00")), details=details)])
    assert cells(store, JOURNAL, *SIDES) == [
        (BANK, None, 100, None),
        (None, "7001", 60, None),
        (None, "7001", 40, None),
    ]
    assert balance(store) == Decimal("100.00")


amounts = st.sampled_from([None, 0, 0.0, 10, 12.5, -4.25])
lines_by_hand = st.lists(
    st.tuples(
        st.sampled_from(["luce", "Rossi", "Affitto", "Carta", "altro"]),
        st.sampled_from(["[CA]", "3000", None]),
        amounts,
        amounts,
    ),
    min_size=1,
    max_size=5,
)
Line = tuple[str, str | None, float | None, float | None]


def typed(lines: Sequence[Line]) -> FakeStore:
    names = ("Descrizione", "Categoria", "Entrate", "Uscite")
    columns = {
        name: list(values) for name, values in zip(names, zip(*lines, strict=True), strict=True)
    }
    own: dict[str, Sequence[CellValue]] = {"Data": [DAY] * len(lines), "Conto": [BANK] * len(lines)}
    return a_cash_book(SPLIT, {**columns, **own})


@given(lines_by_hand)
def test_whatever_is_filled_the_balance_is_income_less_expenses(lines: list[Line]) -> None:
    wanted = sum(
        (Decimal(str(come or 0)) - Decimal(str(go or 0)) for *_, come, go in lines), Decimal(0)
    )
    store = typed(lines)
    assert balance(store) == wanted
    completed(store)
    assert balance(store) == wanted


@settings(deadline=None)
@given(lines_by_hand)
def test_rules_change_no_amount_and_no_category_but_the_temporary_one(lines: list[Line]) -> None:
    store = typed(lines)
    completed(store)
    heads = [row for row in cells(store, JOURNAL, *SIDES) if row[0] == BANK]
    assert [row[2:] for row in heads] == [tuple(line[2:]) for line in lines]
    kept = [(row[1], line[1]) for row, line in zip(heads, lines, strict=True) if line[1] != "[CA]"]
    assert all(now == before for now, before in kept)


@settings(deadline=None)
@given(lines_by_hand)
def test_the_parts_of_a_split_are_what_the_head_moved(lines: list[Line]) -> None:
    store = typed(lines)
    completed(store)
    split, parts = Decimal(0), Decimal(0)
    for (account, category, come, go), waited in zip(
        cells(store, JOURNAL, *SIDES), _waited(store, lines), strict=True
    ):
        gain = Decimal(str(come or 0)) - Decimal(str(go or 0))
        parts += 0 if account else gain
        split += gain if waited and account and category is None else 0
    assert split == parts


def _waited(store: TableStore, lines: Sequence[Line]) -> list[bool]:
    """For each row now, whether it is a line that held the temporary account."""
    held = iter(line[1] == "[CA]" for line in lines)
    return [account is not None and next(held) for account, *_ in cells(store, JOURNAL, *SIDES)]


def test_a_row_without_amount_is_told_and_no_amount_condition_fits_it() -> None:
    store = typed([("Affitto", "[CA]", None, None), ("Rossi", "[CA]", None, None)])
    assert completed(store).changes == ()
    assert Notice("check.no_amount", rows=(1, 2)) in check_workbook(JournalWorkbook(store)).notices


def test_a_negative_income_is_money_that_goes_out() -> None:
    store = typed([("luce", "[CA]", -120, None)])
    journal = JournalWorkbook(store).journal(("debit", "credit", "amount"))
    assert [journal.value(name, 1) for name in ("debit", "credit", "amount")] == [
        "[CA]",
        BANK,
        Decimal("120.00"),
    ]


def test_no_rule_fills_in_the_account_of_a_row() -> None:
    store = typed([("luce", "3000", None, 8), ("luce", None, 8, None)])
    store.write(
        [TableWrite(table=JOURNAL, cells=[CellWrite(header="Conto", rows=[1, 2], value="[CA]")])]
    )
    assert completed(store).changes == ()
    told = check_workbook(JournalWorkbook(store)).notices
    assert Notice("check.waiting", "", "[CA]", rows=(1, 2)) in told


def test_a_plan_for_a_row_that_is_gone_is_refused() -> None:
    store = typed([("luce", "[CA]", None, 8), ("luce", "[CA]", None, 9)])
    plan = propose_completion(JournalWorkbook(store), DAY)
    store.write([TableWrite(table=JOURNAL, deleted=[2])])
    with pytest.raises(ChangedMeanwhile, match="row 6"):
        JournalWorkbook(store).apply(plan, STAMP)
    assert cells(store, JOURNAL, "Categoria") == [("[CA]",)]


def test_a_cash_book_that_lacks_one_column_is_told_that_one() -> None:
    headers = ("Data", "Descrizione", "Conto", "Categoria", "Entrate")
    store = FakeStore(template_tables() | {JOURNAL: FakeTable(headers)})
    with pytest.raises(MissingColumn) as caught:
        JournalWorkbook(store).journal(("date",))
    assert caught.value.headers == "Uscite"


def new_rules(store: TableStore, *rows: RuleRow) -> list[tuple[CellValue, ...]]:
    plan = Plan((AppendRules(rows=rows, notes=("",) * len(rows), because="Crea regole"),))
    JournalWorkbook(store).apply(plan, STAMP)
    return cells(store, RULES, *SIDES)


def test_a_new_rule_with_two_accounts_gets_an_account_and_a_category() -> None:
    assert new_rules(
        a_cash_book(),
        a_rule_row(debit="6400", credit=BANK),
        a_rule_row(debit=BANK, credit="3000", amount_filter=Decimal(50)),
        a_rule_row(debit="6400", credit=""),
        a_rule_row(debit="", credit="", category="6900"),
    ) == [
        (BANK, "6400", None, None),
        (BANK, "3000", "50.00", None),
        (None, "6400", None, None),
        (None, "6900", None, None),
    ]


def test_the_parts_of_a_new_rule_take_their_amounts_the_way_of_their_head() -> None:
    store = a_cash_book(SPLIT)
    part = a_rule_row(document="!RuleSplit", description="", amount_filter="resto")
    made = new_rules(
        store,
        a_rule_row(debit=BANK, credit="[]"),
        a_rule_row(document="!RuleSplit", debit="", credit="3000", amount_filter=Decimal(5)),
        part,
    )
    assert made[-3:] == [
        (BANK, "[]", None, None),
        (None, "3000", "5.00", None),
        (None, "6400", "resto", None),
    ]
    told = check_workbook(JournalWorkbook(store)).notices
    assert [notice.code for notice in told] == []


def test_a_new_rule_between_two_banks_waits_for_a_person() -> None:
    store = a_cash_book()
    assert new_rules(store, a_rule_row(debit="1000", credit=BANK)) == [(None, None, None, None)]
    told = check_workbook(JournalWorkbook(store)).notices
    assert [notice.code for notice in told] == ["rule.no_account"]


SIDES_OF_AN_IMPORT = (
    (BANK, "[CA]"), ("[CA]", BANK), (BANK, "3000"), (BANK, ""), ("", BANK),
    ("[1020]", "[CA]"), ("[CA]", "[1020]"), ("", "3000"),
)  # fmt: skip
imported_rows = st.sampled_from(SIDES_OF_AN_IMPORT).map(
    lambda sides: a_row(debit=sides[0], credit=sides[1])
)


@given(st.lists(imported_rows, min_size=1, max_size=4))
def test_rows_of_an_import_read_back_as_they_were_made(rows: list[JournalRow]) -> None:
    store = a_cash_book()
    head = a_row(debit=BANK, credit="")  # where the details come from
    JournalWorkbook(store).apply(Plan((AppendRows(rows=(head, *rows), because=""),)), STAMP)
    journal = JournalWorkbook(store).journal(("debit", "credit", "amount"))
    read = list(
        zip(
            *(
                journal.column(name)
                for name in journal.by_field
                if name in {"debit", "credit", "amount"}
            ),
            strict=True,
        )
    )
    assert read == [(row.debit, row.credit, row.amount) for row in (head, *rows)]


@pytest.fixture
def xl_recon(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> CommandLine:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    return CommandLine(capsys)


def test_the_commands_work_on_a_cash_book(xl_recon: CommandLine, tmp_path: Path) -> None:
    path = a_cash_file(tmp_path, SPLIT)
    movements = tmp_path / "movimenti.csv"
    movements.write_text(
        "Data;Descrizione;Importo;Saldo\n"
        "12.01.2026;Affitto gennaio;-1950.00;8050.00\n"
        "13.01.2026;Rossi Srl;400.50;8450.50\n"
        "15.01.2026;Carta di credito;-18.60;8431.90\n",
        "utf-8",
    )
    assert xl_recon("import", path, movements, "--account", BANK).status == 0
    shown = xl_recon("apply", path, "--dry-run", "--json")
    changes = {change.get("column") for change in shown.json["plan"]}
    assert {"Conto/Categoria", "Regola"} <= changes
    assert "+ 15.01.2026" in xl_recon("apply", path, "--dry-run").out
    assert xl_recon("preview", path).status == 0
    assert xl_recon("confirm", path).status == 0
    assert [row[1] for row in cells(opened(path), JOURNAL, *SIDES)] == [
        "6000",
        "3000",
        None,
        "6900",
        "6400",
    ]
    assert xl_recon("check", path).status == 0
    assert xl_recon("rules", "explain", path, "--row", "4").status == 0
    assert (
        "Niente di nuovo" in xl_recon("import", path, movements, "--account", BANK, "--again").out
    )
    assert "Categoria: 6000 → [CA]" in xl_recon("undo", path, "--dry-run").out
    assert xl_recon("undo", path).status == 0
    assert [row[1] for row in cells(opened(path), JOURNAL, *SIDES)] == ["[CA]"] * 3
