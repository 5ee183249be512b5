"""What a table's surroundings say of the order in which its dates are written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from xl_recon.readers.statements.table.tables import Table
from xl_recon.readers.statements.table.values import DateOrder, parsed_date
from xl_recon.readers.statements.table.words import folded_heading

_WRITTEN = re.compile(
    r"(?<!\d)(\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|20\d{2}[-_.]?\d{2}[-_.]?\d{2})(?!\d)"
)
# Month first is written in English only; a heading in another language settles it.
_NOT_ENGLISH = re.compile(
    r"\b(data|datum|fecha|importo|betrag|montant|importe|saldo|solde|libelle|buchung\w*|"
    r"descrizione|causale|дата|сума|suma|sold|valuta|descripcion|concepto|bedrag|kwota|castka|"
    r"operazione|dare|avere|uscite|entrate|haben|soll|umsatz|beschreibung|descriere|zahlung\w*|"
    r"valor|operation|valeur|iznos|osszeg|omschrijving|opis|popis|zustatek|egyenleg)\b"
)
_ENGLISH = re.compile(r"\b(amount|balance|details|payee|posted|withdrawal|deposit|running|type)\b")
_LATER = timedelta(days=7)  # value dates may lie past the period's end


@dataclass(frozen=True, slots=True, kw_only=True)
class DayHints:
    """Days written around the table, and whether its language writes the day first."""

    written: tuple[str, ...] = ()
    day_first: bool = False

    def allow(self, days: Iterable[date | None], order: DateOrder) -> bool:
        """Whether the days, read in this order, lie where the titles and the file's name say."""
        frame = [day for text in self.written if (day := parsed_date(text, order))]
        known = [day for day in days if day]
        if not frame or not known:
            return True
        after_all = max(known) <= max(frame) + _LATER
        return after_all and (len(set(frame)) == 1 or min(known) >= min(frame) - _LATER)


NO_HINTS = DayHints()


def hints_of(table: Table) -> DayHints:
    """Return what the titles, the headings and the file's name say."""
    texts = [table.document, *(cell for row in table.titles for cell in row)]
    written = (part.replace("_", "-") for text in texts for part in _WRITTEN.findall(text))
    return DayHints(written=tuple(dict.fromkeys(written)), day_first=_is_day_first(table.headings))


def _is_day_first(headings: Sequence[str]) -> bool:
    folded = [folded_heading(cell) for cell in headings]
    return any(map(_NOT_ENGLISH.search, folded)) and not any(map(_ENGLISH.search, folded))
