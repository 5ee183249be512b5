from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from tests.builders import a_line, a_statement
from xl_recon.errors import UnknownFormat
from xl_recon.readers.document import Document
from xl_recon.readers.statements import StatementDocument
from xl_recon.records.money import Money
from xl_recon.records.notice import Notice
from xl_recon.records.reference import creditor_reference
from xl_recon.records.statement import (
    Balance,
    Counterparty,
    LineDetail,
    LineStatus,
    Statement,
)
from xl_recon.workflows.read_documents import plain_amount, read_document, statement_json


def json_of(*statements: Statement) -> dict[str, Any]:
    read = StatementDocument(name="x.xml", statements=statements)
    pieces = list(statement_json(read, lambda notice: f"frase di {notice.code}"))
    found: dict[str, Any] = json.loads("".join(pieces))
    return found


def test_a_statement_has_its_balances_and_their_check() -> None:
    statement = a_statement(
        identifier="S-1",
        format="camt.053.001.08",
        opening_balance=Balance(amount=Decimal(100)),
        closing_balance=Balance(amount=Decimal("90.0")),
    )
    found = json_of(statement)
    lines = found["statements"][0].pop("lines")
    assert len(lines) == 1
    assert found == {
        "kind": "statement",
        "file": "x.xml",
        "format": "camt.053.001.08",
        "notices": [],
        "statements": [
            {
                "account": "CH0000000000000000001",
                "currency": "EUR",
                "id": "S-1",
                "opening": "100.00",
                "closing": "90.00",
                "check": "holds",
                "difference": "0.00",
            }
        ],
    }


def test_a_line_says_what_is_booked() -> None:
    line = a_line(
        status=LineStatus.PENDING,
        value_date=date(2025, 2, 1),
        description='Città "nuova"\u2028riga',
        counterparty=Counterparty(name="Ditta", iban="CH1"),
        bank_reference="B1",
        reference=creditor_reference("RF18539007547034"),
        end_to_end_id="E1",
        balance_after=Decimal("5.5"),
        details=(LineDetail(amount=Money(Decimal(-4)), description="parte"),),
    )
    assert json_of(a_statement(lines=(line,)))["statements"][0]["lines"] == [
        {
            "status": "pending",
            "date": "2025-01-31",
            "value_date": "2025-02-01",
            "amount": "-10.00",
            "currency": "EUR",
            "text": 'Città "nuova"\u2028riga',
            "counterparty": "Ditta",
            "iban": "CH1",
            "bank_reference": "B1",
            "reference": "RF18539007547034",
            "end_to_end_id": "E1",
            "balance": "5.50",
            "details": [
                {
                    "amount": "-4.00",
                    "text": "parte",
                    "counterparty": "",
                    "iban": "",
                    "reference": "",
                }
            ],
        }
    ]


def test_what_is_missing_is_null() -> None:
    statement = json_of(a_statement(lines=(a_line(),)))["statements"][0]
    assert statement["opening"] is None
    assert statement["difference"] is None
    assert statement["check"] == "none"
    assert statement["lines"][0]["value_date"] is None
    assert statement["lines"][0]["balance"] is None


def test_statements_and_lines_keep_their_order() -> None:
    first = a_statement(identifier="1", lines=(a_line(description="a"), a_line(description="b")))
    found = json_of(first, a_statement(identifier="2", lines=()))["statements"]
    assert [one["id"] for one in found] == ["1", "2"]
    assert [line["text"] for line in found[0]["lines"]] == ["a", "b"]
    assert found[1]["lines"] == []


def test_notices_are_told_in_the_readers_words() -> None:
    notice = Notice("statement.page_missing", where="x.sta:1", detail="…")
    assert json_of(a_statement(notices=(notice,)))["notices"] == [
        {
            "code": "statement.page_missing",
            "where": "x.sta:1",
            "text": "frase di statement.page_missing",
        }
    ]


def test_a_long_statement_comes_in_pieces() -> None:
    many = a_statement(lines=(a_line(),) * 1_001)
    pieces = list(statement_json(StatementDocument(name="x", statements=(many,)), str))
    assert max(piece.count('"status"') for piece in pieces) == 200
    assert len(json.loads("".join(pieces))["statements"][0]["lines"]) == 1_001


def test_a_document_is_read_before_the_first_piece() -> None:
    with pytest.raises(UnknownFormat):
        read_document(Document.of("x.bin", b"\x00\x01"))


def test_a_document_is_written_as_it_is_read() -> None:
    content = (
        b":20:X\n:25:1\n:60F:C250301EUR1,00\n:62M:C250301EUR1,00\n"
        b":20:Y\n:25:1\n:61:2503030303C1,00NMSC\n"
    )
    found = json.loads("".join(read_document(Document.of("x.sta", content))))
    assert found["format"] == "mt940"
    assert found["notices"][0]["text"] == "the page after X is missing"


@pytest.mark.parametrize(
    ("amount", "text"),
    [("1", "1.00"), ("1.5", "1.50"), ("0.125", "0.125"), ("1E+3", "1000.00"), ("-0.1", "-0.10")],
)
def test_amounts_have_two_decimals_or_more(amount: str, text: str) -> None:
    assert plain_amount(Decimal(amount)) == text
