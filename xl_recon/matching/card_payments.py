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
    if _CARD_FAMILY in line.code.upper().split("/"):
        return True
    words = line.counterparty.name or f"{line.description} {line.bank_text}"
    return not _MACHINES.isdisjoint(folded(words).split())
