"""A rule's own words for a row: the bank's text goes to the notes, where nothing stands there."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from xl_recon.matching.expressions import expression_groups
from xl_recon.matching.new_texts import new_text
from xl_recon.plan.changes import SetCells
from xl_recon.plan.rule_labels import because, rule_label
from xl_recon.records.journal import Candidate, Columns, FieldValue
from xl_recon.records.notice import Notice, Severity
from xl_recon.records.rule import Rule

TOLD_FIELDS = ("description", "notes")


@dataclass(frozen=True, slots=True)
class Retelling:
    """The new descriptions by row, and the rows that keep the bank's because of their notes."""

    texts: dict[int, str] = field(default_factory=dict)
    kept: list[int] = field(default_factory=list)

    def of_rows(self, rows: frozenset[int]) -> Retelling:
        """The same for some of the rows."""
        texts = {row: text for row, text in self.texts.items() if row in rows}
        return Retelling(texts, [row for row in self.kept if row in rows])

    def changes(self, rule: Rule, journal: Columns) -> Iterator[SetCells]:
        """Yield the cells that change, rows with the same texts together."""
        alike: defaultdict[tuple[FieldValue, ...], list[int]] = defaultdict(list)
        for row, text in self.texts.items():
            told, notes = (journal.value(name, row) for name in TOLD_FIELDS)
            alike[told, notes, text].append(row)
        for (told, notes, new), rows in alike.items():
            yield _set(rule, rows, "notes", notes, told)
            yield _set(rule, rows, "description", told, new)

    def notices(self, rule: Rule) -> Iterator[Notice]:
        """Yield what of the rule was not done."""
        if self.kept:
            kept = tuple(self.kept)
            yield Notice("rule.text_kept", rule.row, rule_label(rule), Severity.INFO, kept)


def retelling(
    rule: Rule, rows: Sequence[int], journal: Columns, facts: Mapping[int, Candidate]
) -> Retelling:
    """Return the descriptions that a rule gives to rows; `journal` holds the `TOLD_FIELDS`.

    The bank's text is never lost: where the notes hold something already, it stays.
    """
    result = Retelling()
    if not rule.new_text:
        return result
    notes = journal.column("notes")
    for row in rows:
        told = facts[row]
        text = new_text(rule.new_text, told, expression_groups(rule, told))
        if text == told.description:
            continue
        if notes[row - 1] in {"", None}:
            result.texts[row] = text
        else:
            result.kept.append(row)
    return result


def _set(
    rule: Rule, rows: Sequence[int], name: str, before: FieldValue, after: FieldValue
) -> SetCells:
    cells = array("I", rows)  # four bytes a row
    return SetCells(field=name, rows=cells, before=before, after=after, because=because(rule))
