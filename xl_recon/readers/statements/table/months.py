"""The months by name, in the languages of the banks we know."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_LETTERS = range(7, 2, -1)  # the longest known beginning wins: červenec is July, červen June
_NAMES = (
    "jan gen ene янu ian яну sty led",
    "feb fev feb фев lut uno",
    "mar mrz mae мар brez",
    "apr avr abr апр kwi dub",
    "may mag mai маи mei maj kve",
    "jun giu juin iun юни cze cerv",
    "jul lug juil iul юли lip cervene",
    "aug ago aou авг sie srp",
    "sep set сеп wrz zari szep",
    "oct okt ott окт out paz rij",
    "nov noi ное lis",
    "dec dez dic дек gru pro",
)
_MONTHS = {name: month for month, names in enumerate(_NAMES, 1) for name in names.split()}


@lru_cache(4096)
def month_named(name: str) -> int:
    """Return the month's number, or 0 for another word.

    >>> month_named("février"), month_named("DIC"), month_named("Migros")
    (2, 12, 0)
    """
    plain = unicodedata.normalize("NFKD", name.casefold())
    letters = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return next((_MONTHS[letters[:n]] for n in _LETTERS if letters[:n] in _MONTHS), 0)
