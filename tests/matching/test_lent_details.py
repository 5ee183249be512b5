from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from tests.builders import a_line, a_statement
from xl_recon.matching.lent_details import lent_details, with_details
from xl_recon.records.money import Money
from xl_recon.records.statement import LineDetail

DETAILS = (LineDetail(amount=Money(Decimal("-10.00")), description="Ft. 1"),)
NOTIFICATION = a_statement(lines=(a_line(bank_reference="R1", details=DETAILS),))


def details_of(**fields: Any) -> tuple[LineDetail, ...]:
    statement = a_statement(lines=(a_line(**fields),))
    return with_details(statement, lent_details([statement, NOTIFICATION])).lines[0].details


def test_the_same_entry_has_the_details_of_its_notification() -> None:
    assert details_of(bank_reference="R1") == DETAILS


@pytest.mark.parametrize(
    "fields",
    [{"bank_reference": "R2"}, {"bank_reference": "R1", "amount": Money(Decimal(9))}, {}],
)
def test_another_entry_has_none(fields: dict[str, Any]) -> None:
    assert details_of(**fields) == ()


def test_an_entry_keeps_details_of_its_own() -> None:
    own = (LineDetail(amount=Money(Decimal(1))),)
    assert details_of(bank_reference="R1", details=own) == own


def test_details_without_a_real_reference_are_not_lent() -> None:
    bare = a_statement(lines=(a_line(bank_reference="NONREF", details=DETAILS),))
    assert lent_details([bare]) == {}
