"""How a table is read, in words and as JSON: its columns, its proof, its other readings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from xl_recon.errors import ReadingNeeded, XlReconError
from xl_recon.records.statement_profile import (
    ColumnReading,
    ColumnUse,
    ReadingOption,
    TableReading,
)
from xl_recon.ui.reading_manner import is_asking
from xl_recon.ui.voice import Voice
from xl_recon.workflows.statement_profiles import ShownTable, option_object

_LONGEST_SAMPLE = 24
_LONGEST_HEADING = 28


def table_lines(shown: ShownTable, voice: Voice) -> Iterator[str]:
    """Yield a table as a person checks it: columns with samples, conventions, proof."""
    reading = shown.reading
    yield voice.say("profile.table", count=reading.rows, account=shown.account or "")
    if reading.profile:
        yield voice.say("profile.by", name=reading.profile)
    for title in reading.titles:
        yield voice.say("profile.title", text=_cut(title, 3 * _LONGEST_HEADING))
    yield from _column_lines(reading, voice)
    yield voice.say(
        "profile.conventions",
        mark=voice.say(f"mark.{'comma' if reading.decimal_mark == ',' else 'point'}"),
        style=voice.say(f"dates.{reading.date_style.value}"),
        sign=voice.say("sign.turned" if reading.turned else "sign.normal"),
    )
    yield _proof(reading, voice)
    yield from _correction_lines(shown, voice)
    yield from option_lines(reading.options, voice)


def question_lines(error: XlReconError, voice: Voice) -> Iterator[str]:
    """Yield what an error leaves to a person to decide, and how to say it."""
    if isinstance(error, ReadingNeeded):
        yield from option_lines(_options(error), voice)
        key = "live.reading_left" if is_asking() else "profile.how_to_choose"
        yield voice.say(key, numbers=_numbers(error))


def question_text(error: ReadingNeeded, voice: Voice) -> str:
    """Return the readings as a message at the screen, without the command line's words."""
    listed = (voice.say("live.reading_asked", file=error.document_name),)
    return "\n".join((*listed, *option_lines(_options(error), voice)))


def option_lines(options: Iterable[ReadingOption], voice: Voice) -> Iterator[str]:
    """Yield the readings between which nothing decides, by the row where they differ first."""
    for option in options:
        key = "profile.option" if option.day is not None else "profile.option_without_row"
        yield voice.say(
            key,
            number=option.number,
            columns=option.columns,
            line=option.line,
            date=option.day or "",
            style=voice.say(f"dates.{option.date_style.value}"),
            amount="" if option.amount is None else option.amount,
        )


def question_object(error: XlReconError) -> dict[str, object]:
    """Return what an error leaves to decide, as JSON; nothing for other errors."""
    if not isinstance(error, ReadingNeeded):
        return {}
    return {"readings": [option_object(option) for option in _options(error)]}


def table_object(shown: ShownTable) -> dict[str, object]:
    """Return a table's reading as JSON."""
    reading = shown.reading
    return {
        "account": shown.account,
        "currency": shown.currency,
        "profile": reading.profile,
        "signature": reading.signature,
        "titles": list(reading.titles),
        "columns": [_column_object(column) for column in reading.columns],
        "decimal_mark": reading.decimal_mark,
        "dates": reading.date_style.value,
        "sign": "turned" if reading.turned else "normal",
        "delimiter": reading.delimiter,
        "rows": reading.rows,
        "proof": {
            "agreed": reading.agreed,
            "tested": reading.tested,
            "totals": reading.totals_agree,
        },
        "contradicted": shown.contradicted,
        "readings": [option_object(option) for option in reading.options],
    }


def _column_lines(reading: TableReading, voice: Voice) -> Iterator[str]:
    uses = [_uses(column, voice) for column in reading.columns]
    headings = [_cut(column.heading or "-", _LONGEST_HEADING) for column in reading.columns]
    width, wide = (max(map(len, texts), default=0) for texts in (headings, uses))
    for column, heading, use in zip(reading.columns, headings, uses, strict=True):
        samples = " · ".join(_cut(sample, _LONGEST_SAMPLE) for sample in column.samples)
        line = f"  {column.place:>3}  {heading:<{width}}  {use:<{wide}}  {samples}"
        yield line.rstrip()


def _uses(column: ColumnReading, voice: Voice) -> str:
    return " + ".join(voice.say(f"use.{use.value}") for use in column.uses)


def _proof(reading: TableReading, voice: Voice) -> str:
    if reading.tested:
        key = "profile.proved" if reading.is_proved else "profile.not_proved"
        return voice.say(key, agreed=reading.agreed, tested=reading.tested)
    if reading.totals_agree:
        return voice.say("profile.totals")
    balance = any(ColumnUse.BALANCE in column.uses for column in reading.columns)
    return voice.say("profile.too_short" if balance else "profile.no_proof")


def _correction_lines(shown: ShownTable, voice: Voice) -> Iterator[str]:
    """Yield what a correction costs."""
    before, after = shown.uncorrected, shown.reading
    if before is None:
        return
    if shown.without_effect:
        yield voice.say("profile.no_effect")
    if before.is_proved and not after.is_proved:
        key = "profile.contradicted" if shown.contradicted else "profile.proof_lost"
        yield voice.say(key, agreed=before.agreed, tested=before.tested)
    if after.rows < before.rows:
        yield voice.say("profile.rows_lost", before=before.rows, after=after.rows)


def _column_object(column: ColumnReading) -> dict[str, object]:
    return {
        "column": column.place,
        "heading": column.heading,
        "uses": [use.value for use in column.uses],
        "samples": list(column.samples),
    }


def _options(error: ReadingNeeded) -> Sequence[ReadingOption]:
    return [option for option in error.readings if isinstance(option, ReadingOption)]


def _numbers(error: ReadingNeeded) -> str:
    return " / ".join(f"--reading {option.number}" for option in _options(error))


def _cut(text: str, longest: int) -> str:
    text = " ".join(text.split())
    return text if len(text) <= longest else text[: longest - 1] + "…"
