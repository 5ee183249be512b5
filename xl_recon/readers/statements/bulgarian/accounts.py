"""Facts by their names: of a movement, and of the account that movements belong to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from xl_recon.readers.statements.bulgarian.names import (
    AMOUNTS,
    BOOKING_DAYS,
    CREDITS,
    DEBITS,
    HEAD_ACCOUNTS,
    VALUE_DAYS,
)

_SIZES = frozenset((*AMOUNTS, *DEBITS, *CREDITS))
_DAYS = frozenset((*BOOKING_DAYS, *VALUE_DAYS))


@dataclass(slots=True)
class Part:
    """Texts by path; the path is blank-free and in small letters. `line` counts from 1."""

    texts: dict[str, str] = field(default_factory=dict)
    line: int = 0

    def text(self, paths: Sequence[str]) -> str:
        """The text at the first of these paths that has one."""
        for path in paths:
            if path in self.texts:
                return self.texts[path]
        return ""

    def anywhere(self, names: Sequence[str]) -> str:
        """The text under the first of these names that stands at any depth."""
        by_name: dict[str, str] = {}
        for path, text in self.texts.items():
            by_name.setdefault(path.rpartition("/")[2], text)
        return next((by_name[name] for name in names if name in by_name), "")

    @property
    def is_movement(self) -> bool:
        """Whether it says an amount and a day."""
        names = self.texts.keys()
        return not (_SIZES.isdisjoint(names) or _DAYS.isdisjoint(names))

    @property
    def names_account(self) -> bool:
        """Whether it says which account it is about."""
        return bool(self.anywhere(HEAD_ACCOUNTS))


@dataclass(slots=True)
class Account:
    """What a file says of an account, and its movements."""

    head: Part
    movements: list[Part]
