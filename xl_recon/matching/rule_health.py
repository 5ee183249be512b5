"""What is wrong with rules: among themselves, against the journal, against the accounts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from xl_recon.matching.candidates import is_bracketed
from xl_recon.matching.implication import Demands, demands
from xl_recon.matching.rule_evidence import (
    MOST_ROWS,
    Evidence,
    broad_texts,
    evidence,
    inside_words_only,
    is_text,
)
from xl_recon.matching.rule_overlaps import Overlap, overlaps
from xl_recon.records.journal import Candidate, FieldValue
from xl_recon.records.rule import AmountIn, DateIn, OnAccount, Rule
from xl_recon.records.rule_health import HealthFinding, HealthKind

_ENDS_SOON = timedelta(days=30)
_TOO_SHORT = 3  # letters; fewer stand in too many words
_SHORT = 4  # letters; fewer are told when they were found inside longer words
_FEW_ROWS = 20  # of a smaller journal, half proves nothing
_KINDS = tuple(HealthKind)
_SAID_ELSEWHERE = {HealthKind.ENDED, HealthKind.CONTRADICTING, HealthKind.DUPLICATE}


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownCodes:
    """What the workbook's tables hold; an empty table knows nothing and refuses nothing."""

    accounts: frozenset[str] = frozenset()
    vat_codes: frozenset[str] = frozenset()
    cost_centres: frozenset[str] = frozenset()


def health_findings(
    rules: Sequence[Rule],
    candidates: Sequence[Candidate],
    known: KnownCodes,
    today: date,
    *,
    whole_words: bool,
) -> tuple[HealthFinding, ...]:
    """Return what is to be looked at, rule by rule, the gravest first."""
    found = evidence(rules, candidates, whole_words=whole_words)
    covered = {overlap.later.row: overlap for overlap in overlaps(rules)}
    texts = _Texts(
        inside=inside_words_only(rules, candidates, found) if not whole_words else frozenset(),
        broad=broad_texts(filter(_only_text_narrows, rules), candidates, whole_words=whole_words),
        height=len(candidates),
    )
    findings = [
        finding
        for rule in rules
        for finding in (
            *_overlap(rule, covered.get(rule.row), found[rule.row]),
            *_unknown(rule, known, found[rule.row]),
            *texts.findings(rule, found[rule.row]),
            *_end(rule, found[rule.row], today),
        )
    ]
    findings += _never_used(rules, found, findings)
    return tuple(sorted(findings, key=lambda it: (it.rule, _KINDS.index(it.kind))))


def _overlap(rule: Rule, overlap: Overlap | None, own: Evidence) -> Iterator[HealthFinding]:
    if overlap:
        kind = _overlap_kind(overlap)
        yield _finding(kind, rule, own, others=(overlap.earlier.row,))
    elif own.fits and not own.wins:
        winners = tuple(sorted(own.winners)[:MOST_ROWS])
        yield _finding(HealthKind.SHADOWED_SO_FAR, rule, own, others=winners)


def _overlap_kind(overlap: Overlap) -> HealthKind:
    if not overlap.same_conditions:
        return HealthKind.SHADOWED
    return HealthKind.DUPLICATE if overlap.same_completion else HealthKind.CONTRADICTING


def _unknown(rule: Rule, known: KnownCodes, own: Evidence) -> Iterator[HealthFinding]:
    asked = (
        (HealthKind.UNKNOWN_ACCOUNT, known.accounts, _accounts(rule)),
        (HealthKind.UNKNOWN_VAT_CODE, known.vat_codes, _filled(rule, ("vat_code",))),
        (HealthKind.UNKNOWN_COST_CENTRE, known.cost_centres, _filled(rule, ("cc1", "cc2", "cc3"))),
    )
    for kind, table, codes in asked:
        for code in dict.fromkeys(codes) if table else ():
            # In brackets it is a mark for later; with a minus the cost centre is on the credit.
            if code and not is_bracketed(code) and code.removeprefix("-") not in table:
                yield _finding(kind, rule, own, detail=code)


def _accounts(rule: Rule) -> Iterator[str]:
    yield rule.account
    yield from (part.account for part in rule.parts)
    yield from (it.account for it in rule.conditions if isinstance(it, OnAccount))


def _filled(rule: Rule, fields: Sequence[str]) -> Iterator[str]:
    for fill in (rule.fill, *(part.fill for part in rule.parts)):
        yield from (_text(value) for name, value in fill if name in fields)


def _text(value: FieldValue) -> str:
    return str(value).strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Texts:
    """What the journal says of the rules' texts."""

    inside: frozenset[int]
    broad: Mapping[int, int]
    height: int

    def findings(self, rule: Rule, own: Evidence) -> Iterator[HealthFinding]:
        if not _only_text_narrows(rule):
            return
        if rule.row in self.broad and self.height >= _FEW_ROWS:
            count = self.broad[rule.row]
            yield _finding(HealthKind.BROAD_TEXT, rule, own, detail=rule.text, count=count)
        if rule.row in self.inside and _length(demands(rule)):
            yield _finding(HealthKind.INSIDE_WORDS, rule, own, detail=rule.text)
        elif _is_short(_length(demands(rule)), own):
            yield _finding(HealthKind.SHORT_TEXT, rule, own, detail=rule.text)


def _only_text_narrows(rule: Rule) -> bool:
    """Whether the text alone tells the rows: with an amount or a date any text will do."""
    others = any(isinstance(it, (AmountIn, DateIn)) for it in rule.conditions)
    return not others and any(map(is_text, rule.conditions))


def _length(asked: Demands) -> int:
    """The letters of the longest text that has to be there."""
    shortest = (min(map(_letters, it.texts), default=0) for it in asked.groups)
    return max(shortest, default=0)


def _letters(text: str) -> int:
    return sum(map(str.isalnum, text))


def _is_short(length: int, own: Evidence) -> bool:
    return 0 < length < _TOO_SHORT or (0 < length < _SHORT and bool(own.doubtful))


def _end(rule: Rule, own: Evidence, today: date) -> Iterator[HealthFinding]:
    if rule.until and rule.until < today:
        yield _finding(HealthKind.ENDED, rule, own, until=rule.until)
    elif rule.until and rule.until - today <= _ENDS_SOON:
        yield _finding(HealthKind.ENDING, rule, own, until=rule.until)


def _never_used(
    rules: Iterable[Rule], found: Mapping[int, Evidence], findings: Iterable[HealthFinding]
) -> list[HealthFinding]:
    """The rules that did nothing and have nothing to do, unless it was said why already."""
    told = {it.rule for it in findings if it.kind in _SAID_ELSEWHERE}
    return [
        _finding(HealthKind.NEVER_USED, rule, found[rule.row])
        for rule in rules
        if not rule.used and not found[rule.row].fits and rule.row not in told
    ]


def _finding(  # noqa: PLR0913 - each finding names what it is about
    kind: HealthKind,
    rule: Rule,
    own: Evidence,
    *,
    others: tuple[int, ...] = (),
    detail: str = "",
    until: date | None = None,
    count: int | None = None,
) -> HealthFinding:
    doubtful = kind in {HealthKind.SHORT_TEXT, HealthKind.INSIDE_WORDS} and own.doubtful_rows
    return HealthFinding(
        kind=kind,
        rule=rule.row,
        label=rule.name or rule.text,
        others=others,
        rows=tuple(doubtful or own.rows),
        count=own.fits if count is None else count,
        detail=detail,
        until=until,
    )
