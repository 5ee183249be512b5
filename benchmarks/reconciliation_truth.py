"""What is true of the lines of a month."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from xl_recon.records.ledger import Account
from xl_recon.records.open_document import OpenDocument
from xl_recon.records.party import Party
from xl_recon.records.reconciliation import StagedLine
from xl_recon.records.settings import Settings

CHARGE, TRANSFER, TILL, NOBODY = "(charge)", "(transfer)", "(till)", "(nobody)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Truth:
    """Whose a line is, what it pays, and whether it carries enough to be told."""

    party: str
    paid: tuple[tuple[str, Decimal], ...] = ()
    enough: bool
    scenario: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Month:
    """What a workbook would hold, the lines, and the truth of each."""

    accounts: tuple[Account, ...]
    settings: Settings
    parties: tuple[Party, ...]
    documents: tuple[OpenDocument, ...]
    lines: tuple[StagedLine, ...]
    truths: tuple[Truth, ...]
