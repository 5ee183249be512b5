"""Rules made from completed journal rows."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from xl_recon.matching.entries import Entry, Sides, sides
from xl_recon.matching.refusals import Refused
from xl_recon.matching.rule_meaning import Asked, Meaning, meanings
from xl_recon.matching.rule_rows import SPLIT
from xl_recon.matching.telling_words import telling_text
from xl_recon.matching.word_rarity import WordRarity
from xl_recon.records.journal import FieldValue, JournalRow
from xl_recon.records.notice import Notice, Severity
from xl_recon.records.rule import RuleRow
from xl_recon.records.settings import Settings

_FILLED = ("vat_code", "vat_amount_type", "cc1", "cc2", "cc3", "segment")
_MARK = re.compile(r"\[[^\[\]]+\]")

Fill = tuple[tuple[str, FieldValue], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleDraft:
    """A rule to be added: its `!Rule` row, and the `!RuleSplit` rows that come right below.

    `note` is the whole text of the bank; `sources` are the journal's rows it was made from. A
    rule is `contradicted` when another asks for the same and fills in something else.
    """

    rows: tuple[RuleRow, ...]
    note: str
    sources: tuple[int, ...]
    contradicted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Drafted:
    """The drafts in the order of their rows, and what is to be said of the others."""

    drafts: tuple[RuleDraft, ...]
    notices: tuple[Notice, ...]


def drafts(
    entries: Iterable[Entry],
    known: Sequence[RuleRow],
    rarity: WordRarity,
    settings: Settings,
    bank_accounts: frozenset[str],
) -> Drafted:
    """Return the rules that these entries give; `known` are the rows of the rules table.

    The new rows are numbered as they will stand below those.
    """
    banks = bank_accounts | {settings.bank_account} - {""}
    drafting = _Drafting(rarity=rarity, settings=settings, banks=banks)
    made, refusals = drafting.drafts(entries)
    standing = meanings(known, settings, banks)
    fresh, told = _told_apart(_once(drafting.meant(made)), standing)
    last = max((row.row for row in known), default=0)
    return Drafted(drafts=tuple(_numbered(fresh, last + 1)), notices=(*refusals, *told))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Meant:
    draft: RuleDraft
    meaning: Meaning

    @property
    def asked(self) -> Asked:
        return self.meaning.asked


@dataclass(frozen=True, slots=True, kw_only=True)
class _Drafting:
    rarity: WordRarity
    settings: Settings
    banks: frozenset[str]

    def drafts(self, entries: Iterable[Entry]) -> tuple[list[RuleDraft], list[Notice]]:
        made: list[RuleDraft] = []
        refusals: list[Notice] = []
        for entry in entries:
            try:
                made.append(self._draft(entry))
            except Refused as refused:
                places = _places(entry)
                refusals.append(Notice(refused.code, detail=refused.found, rows=places))
        return made, refusals

    def meant(self, made: Iterable[RuleDraft]) -> Iterator[_Meant]:
        for draft in made:
            (meaning,) = meanings(draft.rows, self.settings, self.banks)
            yield _Meant(draft=draft, meaning=meaning)

    def _draft(self, entry: Entry) -> RuleDraft:
        found = sides(entry.row, self.settings, self.banks)
        if not found.contra:
            _refuse_parts(entry, found)
        row = entry.row
        text = telling_text(row.description, self.rarity, row.counterparty, found.contra)
        others = () if text else self._other_conditions(row)
        debit, credit = _ordered(found, found.contra or SPLIT)
        head = RuleRow(
            row=0,
            document="!Rule",
            description=text,
            debit=debit,
            credit=credit,
            fill=others + _fill(row),
            colour=entry.colour,
        )
        parts = () if found.contra else tuple(_split(part, entry) for part in entry.parts)
        return RuleDraft(rows=(head, *parts), note=row.description, sources=_places(entry))

    def _other_conditions(self, row: JournalRow) -> Fill:
        """Who stands on the other side, where the description tells nothing."""
        name = telling_text(row.counterparty, self.rarity)
        if name:
            return (("counterparty", name),)
        if row.iban:
            return (("iban", row.iban),)
        raise Refused("create.no_text", row.description)


def _refuse_parts(entry: Entry, found: Sides) -> None:
    if not entry.parts:
        raise Refused("create.no_parts", found.bank)
    total = entry.row.amount or Decimal(0)
    against = [part.row for part in entry.parts if bool(part.row.debit) == found.money_in]
    beside = [part.row for part in entry.parts if bool(part.row.debit) != found.money_in]
    left = total + _sum(against) - _sum(beside)
    if left:
        raise Refused("create.parts_off", f"{left:.2f}")


def _sum(rows: Iterable[JournalRow]) -> Decimal:
    return sum((row.amount or Decimal(0) for row in rows), Decimal(0))


def _ordered(found: Sides, contra: str) -> tuple[str, str]:
    return (found.bank, contra) if found.money_in else (contra, found.bank)


def _split(part: Entry, whole: Entry) -> RuleRow:
    row = part.row
    own = row.description if row.description != whole.row.description else ""
    return RuleRow(
        row=0,
        document="!RuleSplit",
        description=own,
        debit=row.debit,
        credit=row.credit,
        amount_filter=row.amount,
        fill=_fill(row),
        colour=part.colour,
    )


def _fill(row: JournalRow) -> Fill:
    link = row.link.strip()
    values = [(name, getattr(row, name)) for name in _FILLED]
    # A path or an address is that row's own document: only a mark serves other rows.
    values.append(("link", link if _MARK.fullmatch(link) else ""))
    return tuple((name, value) for name, value in values if value)


def _places(entry: Entry) -> tuple[int, ...]:
    rows = (entry.row, *(part.row for part in entry.parts))
    return tuple(row.row for row in rows if row.row is not None)


def _once(meant: Iterable[_Meant]) -> list[_Meant]:
    """Join the drafts that ask and give the same; the first one's spelling and colour stay."""
    found: dict[object, _Meant] = {}
    for one in meant:
        key = one.meaning.asked, one.meaning.given
        first = found.get(key)
        if first is None:
            found[key] = one
        else:
            sources = first.draft.sources + one.draft.sources
            found[key] = replace(first, draft=replace(first.draft, sources=sources))
    return list(found.values())


def _told_apart(
    meant: Sequence[_Meant], standing: Sequence[Meaning]
) -> tuple[list[RuleDraft], list[Notice]]:
    by_text: defaultdict[str, list[Meaning]] = defaultdict(list)
    for meaning in standing:
        by_text[meaning.asked.text].append(meaning)
    rivals: defaultdict[Asked, list[_Meant]] = defaultdict(list)
    notices: list[Notice] = []
    for one in meant:
        rule = next((it for it in by_text[one.asked.text] if it.serves(one.asked)), None)
        if rule and rule.given == one.meaning.given:
            notices.append(_notice("create.known", one.draft, rule.rows[0].row, Severity.INFO))
            continue
        if rule:
            notices.append(_notice("create.contradicts", one.draft, rule.rows[0].row))
        marked = replace(one.draft, contradicted=rule is not None)
        rivals[one.asked].append(replace(one, draft=marked))
    return [*_marked(rivals)], [*notices, *_conflicts(rivals)]


def _marked(rivals: dict[Asked, list[_Meant]]) -> Iterator[RuleDraft]:
    for group in rivals.values():
        for one in group:
            contradicted = one.draft.contradicted or len(group) > 1
            yield replace(one.draft, contradicted=contradicted)


def _conflicts(rivals: dict[Asked, list[_Meant]]) -> Iterator[Notice]:
    for group in rivals.values():
        if len(group) > 1:
            head = group[0].draft.rows[0]
            rows = tuple(row for one in group for row in one.draft.sources)
            yield Notice("create.conflict", detail=_called(head), rows=tuple(sorted(rows)))


def _notice(code: str, draft: RuleDraft, row: int, severity: Severity = Severity.WARNING) -> Notice:
    return Notice(code, row, _called(draft.rows[0]), severity, draft.sources)


def _called(head: RuleRow) -> str:
    return head.description or str(head.fill[0][1])


def _numbered(made: Iterable[RuleDraft], first: int) -> Iterator[RuleDraft]:
    for draft in made:
        rows = tuple(replace(row, row=first + place) for place, row in enumerate(draft.rows))
        first += len(rows)
        yield replace(draft, rows=rows)
