"""The order of rules, which decides who wins; parts always stay below their heads."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from xl_recon.matching.folding import folded
from xl_recon.records.rule import RuleRow

_RULE, _PART = "!rule", "!rulesplit"


def sorted_order(rows: Sequence[RuleRow], height: int) -> list[int]:
    """Return all rows of the table, rules by their descriptions.

    All other rows (groups to paste, headings, blank ones) stay where they are and divide the
    rules into sections, each sorted for itself.
    """
    found = {row.row: row for row in rows}
    order: list[int] = []
    section: list[list[int]] = []
    for block in _blocks(found, height):
        row = found.get(block[0])
        if row is not None and _kind(row) == _RULE:
            section.append(block)
            continue
        order += _sorted(section, found)
        order += block
        section = []
    return order + _sorted(section, found)


def moved_before(
    rows: Sequence[RuleRow], height: int, moves: Sequence[tuple[int, int]]
) -> list[int]:
    """Return all rows with some rules put right before others: pairs of rule, other rule.

    Pairs that contradict each other cannot all be met; which of them are is not said.
    """
    blocks = {block[0]: block for block in _blocks({row.row: row for row in rows}, height)}
    heads = list(blocks)
    known = [pair for pair in moves if blocks.keys() >= set(pair)]
    # A move may put a rule before one that is to stay before it: each pass settles one more.
    for _ in known:
        moved = [_moved(heads, *pair) for pair in known]
        if not any(moved):
            break
    return [row for head in heads for row in blocks[head]]


def _moved(heads: list[int], rule: int, other: int) -> bool:
    place, before = heads.index(rule), heads.index(other)
    if place <= before:
        return False
    heads.insert(before, heads.pop(place))
    return True


def _blocks(found: Mapping[int, RuleRow], height: int) -> Iterator[list[int]]:
    """Yield the table's rows, each head together with the parts right below it."""
    block: list[int] = []
    for number in range(1, height + 1):
        row = found.get(number)
        if block and row is not None and _kind(row) == _PART and block[0] in found:
            block.append(number)
            continue
        if block:
            yield block
        block = [number]
    if block:
        yield block


def _sorted(blocks: list[list[int]], found: Mapping[int, RuleRow]) -> list[int]:
    by_text = sorted(blocks, key=lambda block: folded(found[block[0]].description))
    return [row for block in by_text for row in block]


def _kind(row: RuleRow) -> str:
    return row.document.strip().casefold()
