"""What each column of a table was taken for, so that it can be shown, corrected and saved."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import assert_never

from xl_recon.readers.statements.table.alternatives import (
    columns_in_words,
    is_turned,
    style_of,
)
from xl_recon.readers.statements.table.choice import Understood
from xl_recon.readers.statements.table.lines import texts_of
from xl_recon.readers.statements.table.signature import signature_of
from xl_recon.readers.statements.table.sources import (
    AmountSource,
    Directed,
    Paired,
    Signed,
    mark_of,
)
from xl_recon.readers.statements.table.tables import Table
from xl_recon.records.statement_profile import ColumnReading, ColumnUse, TableReading

_SAMPLES = 2
_SAMPLE_ROWS = 300
_TITLES = 3


def table_reading(found: Understood) -> TableReading:
    """Return how a table was read: to show it, to correct it, to save it."""
    body, chain = found.body, found.chain
    return TableReading(
        signature=signature_of(body.table),
        titles=_titles(body.table),
        columns=_columns(found),
        label=columns_in_words(found),
        decimal_mark=mark_of(found.reading.amount),
        date_style=style_of(found),
        turned=is_turned(found),
        delimiter=body.table.delimiter,
        rows=sum(1 for amount in found.amounts if amount is not None),
        rows_without_day=len(body.undated),
        agreed=chain.agreed,
        tested=chain.tested,
        totals_agree=found.totals,
        profile=found.profile,
        options=found.options,
    )


def _titles(table: Table) -> tuple[str, ...]:
    filled = (" ".join(filter(None, row)) for row in table.titles)
    return tuple(text for text in filled if text)[:_TITLES]


def _columns(found: Understood) -> tuple[ColumnReading, ...]:
    uses = _uses(found)
    rows = [found.body.rows[index] for index in found.body.dated[:_SAMPLE_ROWS]]
    return tuple(
        ColumnReading(
            place=index + 1,
            heading=heading,
            uses=tuple(uses[index]) or (ColumnUse.IGNORED,),
            samples=tuple(dict.fromkeys(row[index] for row in rows if row[index]))[:_SAMPLES],
        )
        for index, heading in enumerate(found.body.table.headings)
    )


def _uses(found: Understood) -> dict[int, list[ColumnUse]]:
    """The uses by column; one may serve twice, as text and as a name."""
    uses: dict[int, list[ColumnUse]] = defaultdict(list)
    for use, index in (*_day_uses(found), *_money_uses(found), *_text_uses(found)):
        if index is not None:
            uses[index].append(use)
    return uses


def _day_uses(found: Understood) -> Iterator[tuple[ColumnUse, int]]:
    """The day, the value date, and the days that stand in for either."""
    days = found.day_columns
    first, *others = (column.index for column in days.columns)
    value = days.value
    yield ColumnUse.DATE, first
    if value:
        yield ColumnUse.VALUE_DATE, value.index
    for index in others:
        if value is None or index != value.index:
            yield ColumnUse.OTHER_DATE, index


def _money_uses(found: Understood) -> Iterator[tuple[ColumnUse, int]]:
    yield from _amount_uses(found.reading.amount)
    if found.reading.balance:
        yield ColumnUse.BALANCE, found.reading.balance.index


def _amount_uses(source: AmountSource) -> list[tuple[ColumnUse, int]]:
    match source:
        case Signed(amount=amount, fee=fee):
            fees = [(ColumnUse.FEE, fee.index)] if fee else []
            return [(ColumnUse.AMOUNT, amount.index), *fees]
        case Paired(debit=debit, credit=credit):
            return [(ColumnUse.DEBIT, debit.index), (ColumnUse.CREDIT, credit.index)]
        case Directed(amount=amount, direction=direction):
            return [(ColumnUse.AMOUNT, amount.index), (ColumnUse.DIRECTION, direction)]
        case _:
            assert_never(source)


def _text_uses(found: Understood) -> list[tuple[ColumnUse, int | None]]:
    texts = texts_of(found)
    return [
        *((ColumnUse.DESCRIPTION, index) for index in texts.description),
        *((ColumnUse.KIND, index) for index in texts.kind),
        (ColumnUse.COUNTERPARTY, texts.name),
        (ColumnUse.IBAN, texts.iban),
        (ColumnUse.OWN_ACCOUNT, texts.own_iban),
        (ColumnUse.REFERENCE, texts.reference),
        (ColumnUse.CURRENCY, texts.currency),
        *((ColumnUse.STATUS, index) for index in found.body.status),
    ]
