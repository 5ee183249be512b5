"""Which lines are card payments at a till or withdrawals at a machine."""

from __future__ import annotations

from xl_recon.matching.folding import folded
from xl_recon.records.statement import StatementLine

_MACHINES = {"atm", "pos", "bancomat", "пос", "атм"}
_CARD_FAMILY = "CCRD"  # ISO 20022 bank transaction code: payments with the account's own card


def is_card_payment(line: StatementLine) -> bool:
    """Tell whether the bank names a till or a machine as the other side.

    The text speaks only where no counterparty is named: a shop may well have POS in its words.
    """
    if is_card_code(line.code):
        return True
    words = line.counterparty.name or f"{line.description} {line.bank_text}"
    return not _MACHINES.isdisjoint(folded(words).split())


def is_card_code(code: str) -> bool:
    """Whether the bank's kind of movement is a payment with the account's own card.

    >>> is_card_code("PMNT/CCRD/POSD"), is_card_code("PMNT/RCDT/ESCT")
    (True, False)
    """
    return _CARD_FAMILY in code.upper().split("/")
