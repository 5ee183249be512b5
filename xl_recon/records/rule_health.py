"""What is wrong with a rule, and the rows that prove it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from xl_recon.records.notice import Notice


class HealthKind(StrEnum):
    """The kinds of findings, the gravest first."""

    REFUSED = "refused"
    CONTRADICTING = "contradicting"  # the same conditions as an earlier rule, another completion
    SHADOWED = "shadowed"  # an earlier rule takes whatever it fits, by the conditions themselves
    SHADOWED_SO_FAR = "shadowed_so_far"  # earlier rules take all it fits in this journal
    DUPLICATE = "duplicate"  # the same conditions and completion as an earlier rule
    UNKNOWN_ACCOUNT = "unknown_account"
    UNKNOWN_VAT_CODE = "unknown_vat_code"
    UNKNOWN_COST_CENTRE = "unknown_cost_centre"
    BROAD_TEXT = "broad_text"  # its text stands in more than half of the journal
    SHORT_TEXT = "short_text"
    INSIDE_WORDS = "inside_words"  # its text is only ever found inside longer words
    ENDED = "ended"
    ENDING = "ending"  # within thirty days
    NEVER_USED = "never_used"


@dataclass(frozen=True, slots=True, kw_only=True)
class HealthFinding:
    """One thing to look at about one rule row.

    `others` are places of the rules that prove it, `rows` up to ten places in the journal,
    `count` of how many. `detail` is the text, account or code in question.
    """

    kind: HealthKind
    rule: int  # place in the rules table
    label: str = ""
    others: tuple[int, ...] = ()
    rows: tuple[int, ...] = ()
    count: int = 0
    detail: str = ""
    until: date | None = None
    notice: Notice | None = None  # of a refused rule
