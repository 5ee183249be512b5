"""Rule rows: when a journal row meets the conditions, the completion fills its blanks.

The grammar of each condition is in `matching.rule_rows`; the source is Banana's documentation of
its rules and, where that is silent, this project's spec of them (DECISIONS.md).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from xl_recon.records.journal import FieldValue
from xl_recon.records.split import Part


class TextField(StrEnum):
    """The fields of a journal row in which a rule looks for text, by the journal's names."""

    DESCRIPTION = "description"
    IBAN = "iban"
    COUNTERPARTY = "counterparty"
    EXTERNAL_REFERENCE = "external_reference"


@dataclass(frozen=True, slots=True)
class HasPhrase:
    """The field contains this text."""

    text: str
    field: TextField = TextField.DESCRIPTION


@dataclass(frozen=True, slots=True)
class HasAllWords:
    """The field contains each of these words, in any order."""

    words: tuple[str, ...]
    field: TextField = TextField.DESCRIPTION


@dataclass(frozen=True, slots=True)
class HasAnyPhrase:
    """The field contains one of these texts at least."""

    texts: tuple[str, ...]
    field: TextField = TextField.DESCRIPTION


@dataclass(frozen=True, slots=True)
class LacksPhrases:
    """The field contains none of these texts."""

    texts: tuple[str, ...]
    field: TextField = TextField.DESCRIPTION


@dataclass(frozen=True, slots=True)
class FitsExpression:
    """The regular expression is found in the field, as it was written, whatever the case."""

    pattern: str
    field: TextField = TextField.DESCRIPTION


@dataclass(frozen=True, slots=True)
class OnAccount:
    """The row's bank account is this one."""

    account: str


@dataclass(frozen=True, slots=True)
class MovesMoney:
    """The row brings money in, or takes it out."""

    money_in: bool


@dataclass(frozen=True, slots=True)
class Range:
    """A closed or half-open span; None is no bound. `strict` bounds exclude their own value."""

    lowest: Decimal | date | None = None
    highest: Decimal | date | None = None
    strict_lowest: bool = False
    strict_highest: bool = False


@dataclass(frozen=True, slots=True)
class AmountIn:
    """The amount, without its sign, lies in one of these ranges."""

    ranges: tuple[Range, ...]


@dataclass(frozen=True, slots=True)
class DateIn:
    """The date lies in one of these ranges."""

    ranges: tuple[Range, ...]


TextCondition = HasPhrase | HasAllWords | HasAnyPhrase | LacksPhrases | FitsExpression
Condition = TextCondition | OnAccount | MovesMoney | AmountIn | DateIn


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleRow:
    """A row of the rules table as it stands on the sheet; `row` counts the body from 1."""

    row: int
    sheet_row: int = 0  # the worksheet row, where there is a worksheet
    id: int | None = None
    document: str = ""  # `!Rule`, `!RuleSplit`; anything else is not ours
    date_filter: str | date | None = None
    description: str = ""
    debit: str = ""
    credit: str = ""
    amount_filter: str | Decimal | None = None
    # Income-and-expense bookkeeping has these in place of debit, credit and amount.
    cash_account: str = ""
    category: str = ""
    income_filter: str | Decimal | None = None
    expenses_filter: str | Decimal | None = None
    fill: tuple[tuple[str, FieldValue], ...] = ()  # filled substitution columns, by field
    until: date | None = None
    active: bool = True
    new_text: str = ""
    used: int = 0
    last_used: date | None = None
    colour: str = ""  # fill of the row: "FFF2CC", or "" for none


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One rule, understood. `account` takes the place of the temporary contra account.

    A rule that splits has `parts` and no account. `new_text` is the description to come, with
    its placeholders, blank where the bank's stays.
    """

    row: int
    sheet_row: int = 0  # what a user calls it by
    name: str = ""
    text: str = ""  # the description as written, without the name
    conditions: tuple[Condition, ...]
    account: str
    fill: tuple[tuple[str, FieldValue], ...] = ()
    until: date | None = None
    colour: str = ""
    used: int = 0
    last_used: date | None = None
    new_text: str = ""
    parts: tuple[Part, ...] = ()

    def __post_init__(self) -> None:
        if not self.conditions:
            raise ValueError(f"rule row {self.row}: no condition, so it would fit every row")
