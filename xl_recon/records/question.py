"""A movement that may be in the journal already: a person says whether it is."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from xl_recon.records.source import SourceRef


class Doubt(StrEnum):
    """Why a movement may be the one of a journal row."""

    SAME_WORDS = "same_words"  # account, day, amount and words; another format tells it otherwise
    OTHER_REFERENCE = "other_reference"  # the words too, but another reference of the bank
    OTHER_WORDS = "other_words"  # account, day and amount alone
    OTHER_DAY = "other_day"  # a day close by; a card payment is authorised first and booked later


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A movement beside the row it may be; `key` is what an answer calls it.

    `digest` is the whole of the key: it stays the same whenever the movement turns up again.
    """

    key: str
    digest: str
    source: SourceRef
    date: dt.date
    amount: Decimal  # signed: money in is positive
    text: str
    why: Doubt
    row: int | None  # place in the journal's body; None where it is to be added by the same errand
    row_date: dt.date | None
    row_text: str
