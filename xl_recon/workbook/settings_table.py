"""The settings sheet read: unknown keys are the user's own, blank values keep the default."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from decimal import Decimal

from xl_recon.matching.written_amounts import written_amount
from xl_recon.records.journal import Columns
from xl_recon.records.settings import Settings
from xl_recon.records.word_lists import DEFAULT_WORDS, WordLists, word_list
from xl_recon.workbook.layout.settings import SETTING_LINES, SettingLine
from xl_recon.workbook.master_tables import is_yes
from xl_recon.workbook.tables import fold

_DEFAULT = Settings()
_ADDED = "+"


def settings_from(columns: Columns) -> Settings:
    """Return the settings a sheet's rows say."""
    keys, values = columns.column("key"), columns.column("value")
    given = {
        fold(str(key)): str(value).strip()
        for key, value in zip(keys, values, strict=True)
        if str(value).strip()
    }
    lines = [(line, given[fold(line.key)]) for line in SETTING_LINES if fold(line.key) in given]
    found = {line.field: _value(line, text) for line, text in lines if line.field}
    lists = {line.word_list: text for line, text in lines if line.word_list}
    return replace(_DEFAULT, **found, words=_words(lists))  # type: ignore[arg-type]


def listed_words(text: str, own: Iterable[str]) -> tuple[str, ...]:
    """Return the words of a list: its own, or with a + before them the program's and its own.

    >>> listed_words("+canone; bollo", ["spese"]), listed_words("canone;bollo", ["spese"])
    (('spese', 'canone', 'bollo'), ('canone', 'bollo'))
    """
    entries = word_list(";".join(part.strip().removeprefix(_ADDED) for part in text.split(";")))
    is_added = text.strip().startswith(_ADDED)
    return tuple(dict.fromkeys((*own, *entries))) if is_added else entries


def _words(lists: Mapping[str, str]) -> WordLists:
    read = {name: listed_words(text, getattr(DEFAULT_WORDS, name)) for name, text in lists.items()}
    return replace(DEFAULT_WORDS, **{name: words for name, words in read.items() if words})


def _value(line: SettingLine, text: str) -> str | bool | Decimal:
    """Return a setting; of two choices the second is the one that is not the default."""
    default = getattr(_DEFAULT, line.field)
    match default:
        case bool():
            is_second = fold(text) == fold(line.choices.rpartition(",")[2])
            return is_yes(text) if line.choices == "Sì,No" else is_second
        case Decimal():
            return _amount(text, default)
        case _:
            return text


def _amount(text: str, default: Decimal) -> Decimal:
    """An amount as typed; what is none, or below nought, keeps the default."""
    found = written_amount(text.replace(" ", ""))
    return default if found is None else found
