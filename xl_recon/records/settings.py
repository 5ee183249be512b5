"""What the user has settled for a workbook; the sheet that holds it is `Impostazioni`."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from xl_recon.records.word_lists import DEFAULT_WORDS, WordLists


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The settings that importing, the rules and reconciling look at, with their defaults.

    A blank account means that nothing is booked there by itself.
    """

    temporary_account: str = "[CA]"
    missing_account: str = "[A]"
    bank_account: str = ""  # where a statement goes when its IBAN names no account
    whole_words: bool = False  # else a phrase may stand inside a longer word
    ignore_pos: bool = False
    customer_reference: str = ""  # "qr", "rf" or "start,length"; blank: off
    tolerance: Decimal = Decimal("0.00")  # up to it a payment closes a document
    rounding_account: str = ""  # the differences within the tolerance
    discount_account: str = ""  # what early payers take off
    charge_account: str = ""
    charge_ceiling: Decimal = Decimal("50.00")  # an outgoing line above it needs a charge word
    plain_charge_rule: bool = False  # True: any line without IBAN is a bank charge
    deposit_account: str = ""
    transfer_account: str = ""  # between own accounts; blank: such lines are not booked
    words: WordLists = DEFAULT_WORDS
