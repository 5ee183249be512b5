"""The preview as a sheet: Italian, like all that stands in a workbook."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from xl_recon.plan.changes import Table
from xl_recon.plan.report import Report
from xl_recon.plan.retelling import TOLD_FIELDS
from xl_recon.plan.rule_labels import rule_label
from xl_recon.records.journal import Columns, FieldValue, JournalRow
from xl_recon.records.notice import Notice
from xl_recon.records.preview import CellChange, PreviewGroup, PreviewLine
from xl_recon.records.rule import Rule
from xl_recon.ui.opened import first_row_of, header_of
from xl_recon.ui.voice import Language, Voice
from xl_recon.workbook.journal_workbook import JournalWorkbook
from xl_recon.workbook.layout import layout_of

_COLOURS: Mapping[PreviewGroup, str] = {
    PreviewGroup.IN_WITH_RULE: "E8F3E2",
    PreviewGroup.OUT_WITH_RULE: "E3EDF7",
    PreviewGroup.IN_WITHOUT_RULE: "F2F2F2",
    PreviewGroup.OUT_WITHOUT_RULE: "F2F2F2",
}
_DOUBTFUL = "FFF2CC"


class PreviewSheet:
    """Puts the lines of a preview into cells."""

    def __init__(self, workbook: JournalWorkbook) -> None:
        self._workbook, self._voice = workbook, Voice(Language.ITALIAN)
        self._first_row = first_row_of(workbook)
        self._journal = self._first_row(Table.JOURNAL)
        self._temporary = workbook.settings().temporary_account
        self._told: dict[CellChange, str] = {}  # most rows change as others do

    def report(self, lines: Sequence[PreviewLine]) -> Report:
        """Return the sheet."""
        cells = [self.cells(line) for line in lines]
        fields = [column.field for column in layout_of(Table.PREVIEW).columns]
        columns = {name: [row.get(name) for row in cells] for name in fields}
        return Report(
            table=Table.PREVIEW,
            columns=Columns(len(cells), columns),
            lines=self._head(lines),
            fills=_fills(lines),
        )

    def told(self, line: PreviewLine, voice: Voice) -> Iterator[str]:
        """Yield a line as it reads on a terminal."""
        cells = self.cells(line)
        shown = {name: cells[name] or "" for name in ("row", "date", "amount", "description")}
        yield voice.say("preview.line", **shown)
        if line.changes:
            yield voice.say("preview.would", rule=cells["rule"], effect=cells["effect"])
        if line.doubts:
            yield voice.say("preview.look", doubt=cells["doubt"])

    def effect(self, line: PreviewLine) -> str:
        """What changes in a row, cell by cell; a movement that is split by its parts."""
        cells = [
            self._change(change)
            for change in line.changes
            if not (line.parts and change.before == self._temporary)
            and (change.field, change.after) != ("notes", line.facts.description)
        ]
        parts = " + ".join(map(self._part, line.parts))
        told = [self._voice.say("preview.parts", parts=parts)] if parts else []
        return "; ".join([*told, *cells])

    def doubt(self, line: PreviewLine) -> str:
        """What a person should look at."""
        return " ".join(self._doubt(notice) for notice in line.doubts)

    def others(self, line: PreviewLine) -> str:
        """The other rules that fit, by their worksheet rows."""
        return "; ".join(f"{_place(rule)} {rule_label(rule)}" for rule in line.others)

    def cells(self, line: PreviewLine) -> dict[str, FieldValue]:
        """What stands in a line, by field of the sheet's table."""
        row, rule = line.facts, line.rule if line.changes else None
        return {
            "group": self._voice.say(f"preview.{line.group.value}"),
            "apply": self._voice.say("preview.yes") if rule else "",
            "row": row.row + self._journal - 1,
            "date": row.date,
            "description": row.description,
            "amount": row.amount,
            "bank": row.account,
            "rule_row": _place(rule) if rule else None,
            "rule": rule_label(rule) if rule else "",
            "effect": self.effect(line),
            "doubt": self.doubt(line),
            "others": self.others(line),
            "words": line.words,
            "row_digest": line.row_digest,
            "rule_digest": line.rule_digest,
        }

    def _head(self, lines: Sequence[PreviewLine]) -> tuple[str, ...]:
        count = Counter(line.group for line in lines)
        groups = (
            f"{self._voice.say(f'preview.{group.value}')}: {count[group]}" for group in PreviewGroup
        )
        return (
            " · ".join(groups),
            self._voice.say("preview.how_to_choose"),
            self._voice.say("preview.how_to_complete"),
            self._voice.say("preview.how_to_end"),
        )

    def _change(self, change: CellChange) -> str:
        if change.field in TOLD_FIELDS:
            return self._in_words(change)
        if change not in self._told:
            self._told[change] = self._in_words(change)
        return self._told[change]

    def _in_words(self, change: CellChange) -> str:
        header = header_of(self._workbook, Table.JOURNAL, change.field)
        before, after = (self._shown(value) for value in (change.before, change.after))
        if change.before in {"", None} or change.field == "description":
            return f"{header}: {after}"
        return f"{header}: {before} → {after}"

    def _part(self, row: JournalRow) -> str:
        return self._voice.say(
            "preview.part", amount=row.amount or "", account=row.debit or row.credit
        )

    def _doubt(self, notice: Notice) -> str:
        known = f"preview.{notice.code}"
        if self._voice.knows(known):
            return self._voice.say(known, detail=notice.detail)
        return self._voice.notice(notice, self._first_row)

    def _shown(self, value: FieldValue) -> str:
        blank = value in {"", None}
        return self._voice.say("plan.blank") if blank else self._voice.say("value", value=value)


def _place(rule: Rule) -> int:
    return rule.sheet_row or rule.row


def _fills(lines: Iterable[PreviewLine]) -> dict[str, list[int]]:
    fills: dict[str, list[int]] = {}
    for place, line in enumerate(lines, 1):
        fills.setdefault(_DOUBTFUL if line.doubts else _COLOURS[line.group], []).append(place)
    return fills
