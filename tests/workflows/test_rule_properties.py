"""What always holds of the rules, over a workbook in memory and the real errands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal
from random import Random
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders import a_row, a_rule_row
from tests.workflows.desk import JOURNAL, Desk
from xl_recon.errors import BadDecision
from xl_recon.plan.changes import InsertRowsBelow
from xl_recon.records.journal import JournalRow
from xl_recon.records.rule import RuleRow
from xl_recon.workbook.store import CellValue

WORDS = ("luce", "gas", "acqua")
OURS = {"Conto Dare", "Conto Avere", "Regola", "Lotto", "Descrizione", "Note"}

texts = st.lists(st.sampled_from((*WORDS, "lucernario")), max_size=3).map(" ".join)
accounts = st.sampled_from(
    [("[CA]", "1020"), ("1020", "[CA]"), ("[CA]", "[1020]"), ("6400", "1020")]
)
amounts = st.sampled_from([None, *map(Decimal, ("0.01", "0.10", "10.00", "99.99", "1000.01"))])


@st.composite
def journal_rows(draw: st.DrawFn) -> JournalRow:
    debit, credit = draw(accounts)
    return a_row(
        debit=debit,
        credit=credit,
        description=draw(texts),
        amount=draw(amounts),
        notes=draw(st.sampled_from(["", "vista"])),
        vat_code=draw(st.sampled_from(["", "I25"])),
        rule=draw(st.sampled_from(["", "gas", "vedi Anna"])),
    )


SPLITS: Sequence[Sequence[str]] = (
    ("30%", "resto"),
    ("33.33%", "33.33%", "33.34%"),
    ("=importo*0.3", "5.00", "resto"),
    ("5.00", "=importo-5"),
    ("900.00",),
)


@st.composite
def rules(draw: st.DrawFn) -> list[RuleRow]:
    """A rule with what belongs to it; one in three splits."""
    word = draw(st.sampled_from(WORDS))
    head = a_rule_row(
        description=word,
        debit=draw(st.sampled_from(["6400", "6500"])),
        credit=draw(st.sampled_from(["", "1020"])),
        colour=draw(st.sampled_from(["", "FFF2CC"])),
        new_text=draw(st.sampled_from(["", "", "Nuovo {parola:1}", "{descrizione}"])),
        fill=draw(st.sampled_from([(), (("vat_code", "I81"),), (("notes", "n"),)])),
    )
    if draw(st.booleans()):  # money in
        head = replace(head, debit=head.credit, credit=head.debit)
    if draw(st.integers(0, 2)):
        return [head]
    return [*_split(head, draw(st.sampled_from(SPLITS)))]


def _split(head: RuleRow, amounts: Iterable[str]) -> Iterable[RuleRow]:
    is_in = head.credit not in {"", "1020"}
    yield replace(head, debit=head.debit if is_in else "[]", credit="[]" if is_in else head.credit)
    for amount in amounts:
        yield a_rule_row(
            document="!RuleSplit",
            description="",
            debit="" if is_in else "6500",
            credit="3400" if is_in else "",
            amount_filter=amount,
        )


some_rows = st.lists(journal_rows(), min_size=1, max_size=6)
some_rules = st.lists(rules(), max_size=4).map(
    lambda found: [row for rule in found for row in rule]
)


def lines(desk: Desk) -> list[dict[str, CellValue]]:
    """The journal row by row, without what tells when."""
    content = desk.store.read(JOURNAL)
    kept = {name: cells for name, cells in content.columns.items() if name not in {"Id", "Lotto"}}
    return [
        {name: cells[row] for name, cells in kept.items()} | {"fill": fill}
        for row, fill in enumerate(desk.store.fills(JOURNAL))
    ]


@given(some_rows, some_rules)
def test_parts_of_a_split_make_up_the_movement_to_the_cent(
    there: list[JournalRow], ruled: list[RuleRow]
) -> None:
    desk = Desk(there, ruled)
    plan = desk.complete()
    journal = desk.workbook.journal(("debit", "credit", "amount"))
    above = 0
    for change in sorted(
        (it for it in plan.changes if isinstance(it, InsertRowsBelow)), key=lambda it: it.row
    ):
        head = change.row + above
        parts = range(head + 1, head + 1 + len(change.rows))
        above += len(change.rows)
        assert journal.value("amount", head) == sum(
            (_decimal(journal.value("amount", row)) for row in parts), Decimal(0)
        )
        assert all(
            bool(journal.value("debit", row)) != bool(journal.value("credit", row)) for row in parts
        )


def _decimal(value: Any) -> Decimal:
    assert isinstance(value, Decimal)
    return value


@given(some_rows, some_rules)
def test_applying_twice_changes_nothing_more(there: list[JournalRow], ruled: list[RuleRow]) -> None:
    desk = Desk(there, ruled)
    desk.complete()
    once = desk.snapshot()
    assert desk.complete().changes == ()
    assert desk.snapshot() == once


@given(some_rows, some_rules)
def test_a_filled_cell_stays_and_so_does_a_row_that_does_not_wait(
    there: list[JournalRow], ruled: list[RuleRow]
) -> None:
    desk = Desk(there, ruled)
    for place, line in enumerate(lines(desk)):
        desk.set(JOURNAL, place + 1, "Link", f"L{place}")  # finds the row again
        assert line["Link"] is None
    before = {line["Link"]: line for line in lines(desk) if line["Link"] is not None}
    desk.complete()
    after = {line["Link"]: line for line in lines(desk) if line["Link"] is not None}
    assert after.keys() == before.keys()
    for link, was in before.items():
        now = after[link]
        waited = "[CA]" in {was["Conto Dare"], was["Conto Avere"]}
        changed = {name for name in was if was[name] != now[name]}
        assert waited or not changed
        assert {name for name in changed if was[name] not in {None, ""}} <= OURS - {"Note"}


@given(some_rows, some_rules)
def test_what_the_bank_wrote_is_never_lost(there: list[JournalRow], ruled: list[RuleRow]) -> None:
    desk = Desk(there, ruled)
    desk.complete()
    kept = Counter(
        str(text) for line in lines(desk) for text in {line["Descrizione"], line["Note"]} if text
    )
    written = Counter(row.description for row in there if row.description)
    assert written - kept == Counter()


@given(some_rows, some_rules, st.randoms(use_true_random=False))
def test_where_a_row_stands_is_irrelevant(
    there: list[JournalRow], ruled: list[RuleRow], order: Random
) -> None:
    mixed = list(there)
    order.shuffle(mixed)
    one, other = Desk(there, ruled), Desk(mixed, ruled)
    one.complete()
    other.complete()
    assert _as_set(lines(one)) == _as_set(lines(other))


def _as_set(found: Iterable[dict[str, CellValue]]) -> Counter[tuple[tuple[str, str], ...]]:
    return Counter(tuple((name, repr(value)) for name, value in row.items()) for row in found)


@given(some_rows, st.permutations(WORDS))
def test_the_order_of_rules_that_fit_other_rows_is_irrelevant(
    there: list[JournalRow], words: list[str]
) -> None:
    alone = [replace(row, description=row.description.split(" ")[0]) for row in there]
    ruled = [a_rule_row(description=word, debit=f"64{WORDS.index(word)}0") for word in WORDS]
    by_word = {rule.description: rule for rule in ruled}
    one, other = Desk(alone, ruled), Desk(alone, [by_word[word] for word in words])
    one.complete()
    other.complete()
    assert lines(one) == lines(other)


@settings(deadline=None)
@given(some_rows, some_rules)
def test_a_preview_confirmed_untouched_is_the_rules_applied(
    there: list[JournalRow], ruled: list[RuleRow]
) -> None:
    desk, plain = Desk(there, ruled), Desk(there, ruled)
    plain.complete()
    desk.preview()
    desk.confirm()
    assert desk.snapshot() == plain.snapshot()


@settings(deadline=None)
@given(some_rows, some_rules, st.data())
def test_undo_gives_back_every_cell_fill_row_and_order(
    there: list[JournalRow], ruled: list[RuleRow], data: st.DataObject
) -> None:
    desk = Desk(there, ruled)
    before = desk.snapshot()
    desk.preview()
    heads = [row for row in desk.workbook.rule_rows() if row.document == "!Rule"]
    for line in desk.workbook.decisions():
        _decide(desk, line.row, line.rule_row, [row.sheet_row for row in heads], data)
    _confirmed_or_refused(desk)
    if desk.snapshot() != before:
        assert desk.undo().notices == ()
    assert desk.snapshot() == before


def _decide(
    desk: Desk, row: int, rule: int | None, heads: Sequence[int], data: st.DataObject
) -> None:
    match data.draw(st.sampled_from(["as it is", "no", "another", "complete"])):
        case "no":
            desk.decide(row, apply="No")
        case "another" if heads:
            number = data.draw(st.sampled_from(heads))
            desk.decide(row, apply=number, keep=data.draw(st.sampled_from(["Sì", None])))
        case "complete" if rule is None:
            desk.decide(row, account="6500")


def _confirmed_or_refused(desk: Desk) -> None:
    before = desk.snapshot()
    try:
        plan = desk.confirmation()
    except BadDecision:
        assert desk.snapshot() == before
        return
    if plan.changes:
        desk.confirm()
