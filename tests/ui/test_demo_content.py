from __future__ import annotations

from collections.abc import Mapping

import pytest

from workbook_template.starting_rows import BANK_IBANS, STARTING_ROWS
from xl_recon.matching.rule_rows import understood
from xl_recon.matching.rules import RuleBook
from xl_recon.plan.changes import Table
from xl_recon.readers.document import Document
from xl_recon.readers.statements import read_statements
from xl_recon.records.journal import Candidate
from xl_recon.records.reference import is_iban
from xl_recon.records.rule import RuleRow
from xl_recon.records.settings import Settings
from xl_recon.records.statement import Check, LineDetail, Statement, StatementLine
from xl_recon.ui.demo.contacts import CONTACTS
from xl_recon.ui.demo.content import (
    STATEMENT_FILES,
    contacts,
    opening_entries,
    rule_colours,
    rules,
    statement_documents,
)
from xl_recon.ui.demo.example_rules import EXAMPLE_RULES
from xl_recon.workbook.layout import LAYOUTS
from xl_recon.workbook.store import TableWrite

DOCUMENTS = statement_documents()
EACH_DOCUMENT = pytest.mark.parametrize("document", DOCUMENTS, ids=STATEMENT_FILES)
ACCOUNTS = {row["number"] for row in STARTING_ROWS[Table.ACCOUNTS]}
ACCOUNT_OF = {number: account for account, number in BANK_IBANS.items()}


def only_statement(document: Document) -> Statement:
    (statement,) = read_statements(document).statements
    return statement


def described(line: StatementLine, part: StatementLine | LineDetail) -> Candidate:
    text = f"{part.description} {part.counterparty.name} {line.bank_text}"
    amount = part.amount.amount
    return Candidate(1, line.booking_date, text, abs(amount), "1020", money_in=amount > 0)


def movements() -> list[Candidate]:
    """What waits for a rule once the three files are imported, one a detail."""
    lines = [line for document in DOCUMENTS for line in only_statement(document).lines]
    return [described(line, part) for line in lines for part in line.details or (line,)]


def all_rules() -> list[RuleRow]:
    """The template's rules and the demo's, as the sheet has them."""
    written: list[Mapping[str, object]] = [dict(row) for row in STARTING_ROWS[Table.RULES]]
    written += [{"document": "!Rule", **rule.cells()} for rule in EXAMPLE_RULES]
    return [
        RuleRow(
            row=place,
            document=str(cells["document"]),
            description=str(cells["description"]),
            debit=str(cells.get("debit") or ""),
            credit=str(cells.get("credit") or ""),
            amount_filter=str(cells.get("amount") or "") or None,
        )
        for place, cells in enumerate(written, 1)
    ]


def test_there_is_one_file_a_bank_account() -> None:
    assert tuple(document.name for document in DOCUMENTS) == STATEMENT_FILES
    assert {only_statement(document).account for document in DOCUMENTS} == set(ACCOUNT_OF)


def test_each_file_is_of_another_format() -> None:
    assert len({read_statements(document).format for document in DOCUMENTS}) == len(DOCUMENTS)


@EACH_DOCUMENT
def test_balances_agree_with_the_lines(document: Document) -> None:
    statement = only_statement(document)
    assert statement.check is Check.HOLDS
    assert statement.difference == 0


def test_the_camt_file_shows_a_batch_a_qr_reference_and_a_fee() -> None:
    lines = only_statement(DOCUMENTS[0]).lines
    assert [len(line.details) for line in lines if line.details] == [3]
    references = [line.reference for line in lines if line.reference]
    assert [(reference.kind, reference.valid) for reference in references] == [("QRR", True)]
    assert any(line.code.endswith("CHRG") for line in lines)


def test_ibans_are_invented_but_valid() -> None:
    named = [line.counterparty.iban for line in only_statement(DOCUMENTS[0]).lines]
    assert all(is_iban(number) for number in named if number)
    assert all(is_iban(contact.ibans) for contact in CONTACTS)


def test_opening_entries_are_the_statements_opening_balances() -> None:
    opened = {entry.debit: entry.amount for entry in opening_entries()}
    for document in DOCUMENTS:
        statement = only_statement(document)
        assert statement.opening_balance is not None
        assert opened[ACCOUNT_OF[statement.account]] == statement.opening_balance.amount
    assert {entry.credit for entry in opening_entries()} <= ACCOUNTS


def test_four_movements_in_five_find_a_rule() -> None:
    waiting = movements()
    known = understood(all_rules(), Settings())
    assert not known.notices
    found = list(RuleBook(known.rules, whole_words=False).matches(waiting))
    assert len(waiting) == 27
    assert len(found) == 22


def test_every_rule_serves() -> None:
    known = understood(all_rules(), Settings())
    used = {
        match.rule.row for match in RuleBook(known.rules, whole_words=False).matches(movements())
    }
    assert used == {rule.row for rule in known.rules}


@pytest.mark.parametrize("write", [rules(), contacts()], ids=lambda write: write.table)
def test_appended_columns_are_headings_of_their_table(write: TableWrite) -> None:
    (layout,) = (layout for layout in LAYOUTS.values() if layout.name == write.table)
    assert set(write.appended) <= set(layout.headers)
    assert {column.header for column in layout.columns if column.required} <= set(write.appended)
    assert len({len(values) for values in write.appended.values()}) == 1


def test_rules_name_accounts_and_codes_of_the_template() -> None:
    codes = {row["code"] for row in STARTING_ROWS[Table.VAT_CODES]}
    centres = {row["code"] for row in STARTING_ROWS[Table.COST_CENTRES]}
    assert {rule.debit or rule.credit for rule in EXAMPLE_RULES} <= ACCOUNTS
    assert {rule.vat_code for rule in EXAMPLE_RULES} - {""} <= codes
    assert {rule.cc1 for rule in EXAMPLE_RULES} - {""} <= centres
    assert any(rule.link == "[Doc]" for rule in EXAMPLE_RULES)


def test_every_rule_gets_its_colour_where_it_stands() -> None:
    fills = rule_colours(5).fills
    painted = {row: colour for colour, rows in fills.items() for row in rows}
    assert painted == {5 + place: rule.colour for place, rule in enumerate(EXAMPLE_RULES)}
