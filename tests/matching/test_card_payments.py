from __future__ import annotations

from typing import Any

import pytest

from tests.builders import a_line
from xl_recon.matching.card_payments import is_card_payment
from xl_recon.records.statement import Counterparty


@pytest.mark.parametrize(
    "fields",
    [
        {"counterparty": Counterparty(name="ATM Via Roma")},
        {"description": "Pagamento POS 12.01 Alimentari"},
        {"description": "Acquisto", "bank_text": "Bancomat"},
        {"description": "ПОС покупка"},
        {"code": "PMNT/CCRD/CWDL"},
    ],
)
def test_tills_and_machines_are_card_payments(fields: dict[str, Any]) -> None:
    assert is_card_payment(a_line(**fields))


@pytest.mark.parametrize(
    "fields",
    [
        {"description": "Deposito"},
        {"description": "Fattura POS 12", "counterparty": Counterparty(name="Rossi Srl")},
        {"description": "Bonifico", "code": "PMNT/RCDT/ESCT"},
    ],
)
def test_other_lines_are_none(fields: dict[str, Any]) -> None:
    assert not is_card_payment(a_line(**fields))
