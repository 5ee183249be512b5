"""What the user has settled for a workbook; the sheet that holds it is `Impostazioni`."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The settings that importing and the rules look at, with their defaults."""

    temporary_account: str = "[CA]"
    missing_account: str = "[A]"
    bank_account: str = ""  # where a statement goes when its IBAN names no account
    whole_words: bool = False  # else a phrase may stand inside a longer word
    ignore_pos: bool = False
    customer_reference: str = ""  # "qr", "rf" or "start,length"; blank: off
