"""What is said of rules and rows: why one fits, what it would do, what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import assert_never

from xl_recon.matching.written_spans import written_ranges
from xl_recon.plan.changes import Table
from xl_recon.plan.rule_labels import rule_label
from xl_recon.records.explanation import FoundText, NotAfter, Verdict
from xl_recon.records.journal import FieldValue
from xl_recon.records.notice import Notice
from xl_recon.records.rule import (
    AmountIn,
    DateIn,
    FitsExpression,
    HasAllWords,
    HasAnyPhrase,
    HasPhrase,
    LacksPhrases,
    MovesMoney,
    OnAccount,
    Rule,
    TextCondition,
    TextField,
)
from xl_recon.records.rule_health import HealthFinding
from xl_recon.records.trial import TrialOutcome
from xl_recon.ui.row_numbers import row_ranges
from xl_recon.ui.voice import FirstRow, Voice
from xl_recon.workbook.layout import JOURNAL


class RuleWords:
    """Puts verdicts, outcomes and findings into one language, with worksheet rows."""

    def __init__(self, voice: Voice, first_row: FirstRow) -> None:
        self._voice, self._first_row = voice, first_row

    def role(self, *, fits: bool, first: bool) -> str:
        """What a rule is to the row: the winner, beaten, near."""
        return self._voice.say("role.near" if not fits else f"role.{'wins' if first else 'beaten'}")

    def called(self, rule: Rule) -> str:
        """What a rule is called by."""
        return rule_label(rule)

    def how(self, account: str) -> str:
        """With which account a row is completed, or that it is split."""
        return self._voice.say("explain.account" if account else "explain.parts", account=account)

    def verdict(self, verdict: Verdict) -> str:
        """Why a condition holds or not, without a full stop."""
        asked = verdict.asked
        match asked:
            case MovesMoney(money_in):
                return self._say("money_in" if money_in else "money_out", verdict)
            case OnAccount(account):
                return self._compared("account", verdict, account)
            case AmountIn(ranges):
                return self._compared("amount", verdict, written_ranges(ranges))
            case DateIn(ranges):
                return self._compared("date", verdict, written_ranges(ranges))
            case NotAfter(until):
                return self._compared("end", verdict, until.isoformat())
            case _:
                return self._text(verdict, asked)

    def doubt(self, *, doubtful: bool) -> str:
        """What is to be checked where a text stands inside a longer word; else nothing."""
        return self._voice.say("explain.doubt") if doubtful else ""

    def direction(self, *, money_in: bool) -> str:
        """Whether money comes in or goes out."""
        return self._voice.say("direction.in" if money_in else "direction.out")

    def outcome(self, outcome: TrialOutcome) -> str:
        """What a rule would mean for a row."""
        return self._voice.say(f"outcome.{outcome.value}")

    def kind(self, finding: HealthFinding) -> str:
        """A finding in two or three words."""
        return self._voice.say(f"health_kind.{finding.kind.value}")

    def finding(self, finding: HealthFinding) -> str:
        """A finding as a sentence, with the rows that prove it."""
        if finding.notice:
            return self.notice(finding.notice)
        return " ".join(self._finding(finding))

    def notice(self, notice: Notice) -> str:
        """A notice of the rules table."""
        return self._voice.notice(notice, self._first_row)

    def rule_row(self, place: int) -> int:
        """The worksheet row of a rule."""
        return place + self._first_row(Table.RULES) - 1

    def journal_row(self, place: int) -> int:
        """The worksheet row of a journal row."""
        return place + self._first_row(Table.JOURNAL) - 1

    def journal_rows(self, places: Iterable[int]) -> str:
        """Worksheet rows of the journal, as ranges."""
        return row_ranges(map(self.journal_row, places))

    def _finding(self, finding: HealthFinding) -> Iterator[str]:
        yield self._voice.say(
            f"health.{finding.kind.value}",
            rule=self.rule_row(finding.rule),
            label=finding.label,
            others=row_ranges(map(self.rule_row, finding.others)) if finding.others else "",
            detail=finding.detail,
            count=finding.count,
            until=finding.until or "",
        )
        if finding.rows:
            rows = self.journal_rows(finding.rows)
            more = finding.count - len(finding.rows)
            key = "health.rows_and_more" if more > 0 else "health.rows"
            yield self._voice.say(key, rows=rows, more=more)

    def _text(self, verdict: Verdict, asked: TextCondition) -> str:
        match asked:
            case HasPhrase(text, field):
                return self._written(verdict, (text,), field)
            case HasAnyPhrase(texts, field) | HasAllWords(texts, field):
                return self._written(verdict, texts, field)
            case LacksPhrases(texts, field):
                return self._absent(verdict, texts, field)
            case FitsExpression(pattern, field):
                return self._say("expression", verdict, text=pattern, column=_column(field))
            case _:
                assert_never(asked)

    def _written(self, verdict: Verdict, texts: tuple[str, ...], field: TextField) -> str:
        found = _best(verdict.found)
        column = _column(field)
        if found:
            key = "found_alone" if found.alone else "found_inside"
            key = key if verdict.holds else "only_inside"
            return self._voice.say(
                f"verdict.{key}", text=found.text, within=found.within, column=column
            )
        if verdict.holds:  # an empty text: it asks for nothing
            return self._voice.say("verdict.any_text")
        key = _missing_key(texts)
        return self._voice.say(f"verdict.{key}", text=self._listed(texts), column=column)

    def _absent(self, verdict: Verdict, texts: tuple[str, ...], field: TextField) -> str:
        found = _best(verdict.found)
        within = found.within if found and not found.alone else ""
        return self._say(
            "absent", verdict, text=self._listed(texts), column=_column(field), within=within
        )

    def _compared(self, key: str, verdict: Verdict, wanted: str) -> str:
        if not verdict.holds and verdict.actual in {"", None}:
            return self._voice.say(f"verdict.{key}_blank", wanted=wanted)
        return self._say(key, verdict, wanted=wanted, actual=_as_rules_write(verdict.actual))

    def _say(self, key: str, verdict: Verdict, **facts: object) -> str:
        return self._voice.say(f"verdict.{key}_{'met' if verdict.holds else 'missed'}", **facts)

    def _listed(self, texts: Iterable[str]) -> str:
        return ", ".join(self._voice.say("explain.quoted", text=text) for text in texts)


def _best(found: tuple[FoundText, ...]) -> FoundText | None:
    return next((place for place in found if place.alone), found[0] if found else None)


def _missing_key(texts: tuple[str, ...]) -> str:
    if len(texts) != 1:
        return "missing_all"
    return "missing_text" if " " in texts[0].strip() else "missing_word"


def _column(field: TextField) -> str:
    """The heading of a field; the description needs none."""
    return "" if field is TextField.DESCRIPTION else JOURNAL.header_of(field.value)


def _as_rules_write(value: FieldValue) -> str:
    """A value as the rule beside it is written: 120.50, 2025-06-30."""
    return f"{value:.2f}" if isinstance(value, Decimal) else str(value or "")
