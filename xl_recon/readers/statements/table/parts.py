"""The accounts and currencies that one table may mix: each has a balance of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from xl_recon.readers.statements.table.columns import Column, Kind
from xl_recon.readers.statements.table.evidence import Amounts, Chain, Days, chain_of
from xl_recon.readers.statements.table.tables import Row

_MOST = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """The rows that change one balance, by their places, and how that balance chains."""

    name: str
    places: tuple[int, ...]
    chain: Chain


def parts_of(
    keys: Sequence[str], days: Days, amounts: Amounts, balances: Amounts
) -> tuple[Part, ...]:
    """Return the parts that the keys make of the rows, in the order they appear."""
    names = dict.fromkeys(keys)
    if len(names) > _MOST:
        names, keys = {"": None}, [""] * len(keys)
    return tuple(_part(name, keys, days, amounts, balances) for name in names)


def joint_chain(parts: Sequence[Part]) -> Chain:
    """Return the parts' chains as one."""
    return Chain(
        agreed=sum(part.chain.agreed for part in parts),
        tested=sum(part.chain.tested for part in parts),
        order=tuple(place for part in parts for place in part.chain.order),
        steps=max((part.chain.steps for part in parts), default=0),
        broken=next((p.chain.broken for p in parts if p.chain.broken is not None), None),
    )


def possible_keys(columns: tuple[Column, ...], rows: Sequence[Row]) -> Iterator[tuple[str, ...]]:
    """Yield the columns that could name several accounts: few words, one on every row."""
    for column in columns:
        few = 1 < len(column.texts) <= _MOST
        if column.kind is Kind.TEXT and few and column.filled == 1:
            yield tuple(row[column.index] for row in rows)


def _part(name: str, keys: Sequence[str], days: Days, amounts: Amounts, balances: Amounts) -> Part:
    mine = [key == name for key in keys]
    own = [amount if yes else None for amount, yes in zip(amounts, mine, strict=True)]
    known = [balance if yes else None for balance, yes in zip(balances, mine, strict=True)]
    return Part(
        name=name,
        places=tuple(place for place, yes in enumerate(mine) if yes),
        chain=chain_of(days, own, known) if any(x is not None for x in known) else Chain(),
    )
