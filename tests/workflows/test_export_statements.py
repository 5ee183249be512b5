from __future__ import annotations

from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from tests.builders import a_line, a_statement
from xl_recon.plan.booking import Per
from xl_recon.readers.document import Document
from xl_recon.readers.statements import banana
from xl_recon.records.money import Money
from xl_recon.records.reference import creditor_reference
from xl_recon.records.statement import Counterparty, LineDetail, LineStatus, StatementLine
from xl_recon.workflows.export_statements import export_statements


def rows_of(*lines: StatementLine, per: Per = Per.ENTRY) -> list[list[str]]:
    text = export_statements([a_statement(lines=lines)], per=per).text
    return [row.split("\t") for row in text.splitlines()]


def part(amount: str, text: str) -> LineDetail:
    return LineDetail(amount=Money(Decimal(amount)), description=text)


def test_headings_days_and_amounts_are_those_that_banana_asks_for() -> None:
    line = a_line(
        value_date=date(2025, 2, 1),
        bank_reference="R1",
        counterparty=Counterparty(name="Elettra Luce", iban="CH9300762011623852957"),
        reference=creditor_reference("RF18539007547034"),
        bank_text="Addebito",
    )
    assert rows_of(line, a_line(amount=Money(Decimal(5)))) == [
        [
            *("Date", "DateValue", "DocInvoice", "ExternalReference", "Description"),
            *("Income", "Expenses", "IsDetail", "Notes"),
        ],
        [
            *("2025-01-31", "2025-02-01", "", "R1", "Bolletta luce Elettra Luce Addebito", ""),
            *("10.00", "", "CH9300762011623852957 RF18539007547034"),
        ],
        ["2025-01-31", "", "", "", "Bolletta luce", "5.00", "", "", ""],
    ]


def test_several_accounts_stand_in_a_column_of_their_own() -> None:
    statements = [a_statement(account="A"), a_statement(account="B")]
    rows = [row.split("\t")[-1] for row in export_statements(statements).text.splitlines()]
    assert rows == ["Account", "A", "B"]


def test_only_booked_lines_are_written_and_the_others_told() -> None:
    pending, told = a_line(status=LineStatus.PENDING), a_line(status=LineStatus.INFO)
    export = export_statements([a_statement(lines=(a_line(), pending, told))])
    assert export.count == 1
    assert [notice.code for notice in export.notices] == [
        "import.pending",
        "import.only_information",
    ]


def test_a_line_in_another_currency_is_told_because_the_table_has_none() -> None:
    foreign = a_line(amount=Money(Decimal(5), "USD"))
    (notice,) = export_statements([a_statement(lines=(a_line(), foreign))]).notices
    assert (notice.code, notice.detail) == ("import.other_currency", "USD")


def test_parts_are_written_where_asked_for_and_where_they_make_the_total() -> None:
    parts = (part("-4.00", "acqua"), part("-6.00", "gas"))
    whole = a_line(details=parts)
    assert [row[6:8] for row in rows_of(whole, per=Per.DETAIL)[1:]] == [
        ["10.00", "S"],
        ["4.00", "D"],
        ["6.00", "D"],
    ]
    assert len(rows_of(whole)) == 2
    assert len(rows_of(a_line(details=parts[:1]), per=Per.DETAIL)) == 2
    assert len(rows_of(a_line(details=(*parts, part("1", "x"))), per=Per.DETAIL)) == 2


def test_a_text_never_parts_a_row() -> None:
    assert rows_of(a_line(description="uno\tdue\ntre"))[1][4] == "uno due tre"


LINES = st.builds(
    a_line,
    booking_date=st.dates(date(1990, 1, 1), date(2100, 1, 1)),
    value_date=st.none() | st.dates(date(1990, 1, 1), date(2100, 1, 1)),
    amount=st.builds(Money, st.decimals(-(10**12), 10**12, places=2), st.just("")),
    description=st.from_regex(r"[a-zà-ù0-9'(]{1,8}( [a-z.,;]{1,8})?", fullmatch=True),
    bank_reference=st.from_regex(r"[A-Z0-9/-]{0,12}", fullmatch=True),
)


@given(st.lists(LINES, min_size=1, max_size=8))
def test_what_is_exported_reads_back(lines: list[StatementLine]) -> None:
    text = export_statements([a_statement(currency="", lines=tuple(lines))]).text
    document = Document.of("banca.tsv", text.encode())
    assert banana.recognises(document)
    (statement,) = banana.read(document)
    assert [told_by(line) for line in statement.lines] == [told_by(line) for line in lines]


def told_by(line: StatementLine) -> tuple[object, ...]:
    return (
        *(line.booking_date, line.value_date, line.amount.amount, line.status),
        *(line.description, line.bank_reference),
    )
