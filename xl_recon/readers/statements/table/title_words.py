"""What the labels around a table mean: balances and ends of the period, by folded words."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache

_SALDO = r"\b(sald[oi]\b|balance|solde|sold\b|konto ?stand|салдо|stanje|zustatek|egyenleg)"
_OPENING = re.compile(
    rf"{_SALDO}.*\b(inizial|initial|opening|inici|precedent|prec\b|начал|brought|prev(ious)?\b|"
    r"start|begin|ouverture|vortrag|poczatk|anterior|alt\b|apertura|pocetno)|"
    r"^(anfangs|eroffnungs|start|begin)(sald|best|konto)|^opening (balance|ledger)|"
    r"^(uber|saldo)?vortrag|^solde (au )?debut|^начално салдо|^previous bal|"
    r"^(alter|letzter) (konto ?stand|saldo)|^ancien solde|^start(ing)? balance|^pocatecni z|"
    r"^brought forward|^nyito egy"
)
_CLOSING = re.compile(
    rf"{_SALDO}.*\b(final|fine|clos|краи|carried|attuale|kon(cow|ecny)|chiusura|end(ing)?\b|"
    r"fin\b|neu\b|cloture|actual|zavrsno)|^dernier solde|"
    r"^(schluss|end|eind|abschluss)(sald|best|konto|stand)|"
    r"^closing (balance|ledger)|^краино салдо|^ending bal|^neuer (konto ?stand|saldo)|"
    r"^nouveau solde|^konecny z|^zaro egy"
)
# Another amount altogether, though it is called a balance.
_NO_BALANCE = re.compile(
    r"disponib|availab|verfugbar|verfuegbar|fido|limit|plafond|credit line|kreditlinie|разполаг|"
    r"previst|forecast|medio|average|durchschnitt|moyen|minim|maxim|differen|punti|points"
)
_SOME_DAY = re.compile(
    r"^((saldo|solde|balance|konto ?stand|kontosaldo|sold)( (contabile|contable|comptable|liquido|"
    r"conto|del conto|du compte|corrente|actual|account|euros?|"
    r"francs|eur|chf|usd|gbp|ron|bgn|in eur|in chf))*|"
    r"(current|account|ledger|book|aktueller|letzter|buchungs) ?(balance|saldo|konto ?stand))"
    r"( (al|vom|per|am|au|a|as of|as at|on|le|la|at|del|del di|zum)( giorno)?)?( \d+)*$"
)
_FIRST_DAY = re.compile(
    r"^((periodo|period|periode|zeitraum|movimenti|umsatze|mouvements|buchungen)? ?"
    r"(von|from|dal|du|desde|от|de la|dall)|start\w*|data dal|date from|datum von|date de debut|"
    r"data (di )?inizio|kontoauszug von|estratto conto da|releve de compte de|fecha inicio|"
    r"data inicial|start date|von datum|dal giorno|inizio( periodo)?)$"
)
_LAST_DAY = re.compile(
    r"^((periodo|period|zeitraum)? ?(bis|until|to|al|au|hasta|до|pana la)|end\w*|data al|date to|"
    r"datum bis|date de fin|data (di )?fine|kontoauszug bis|estratto conto fino|"
    r"releve de compte jusqu au|fecha fin|data final|bis datum|al giorno|fine( periodo)?)$"
)
_PERIOD = re.compile(
    r"period|zeitraum|\bdal\b.*\bal\b|\bvon\b.*\bbis\b|\bfrom\b.*\bto\b|\bdu\b.*\bau\b|"
    r"интервал|intervallo|date range|desde.*hasta"
)


class Said(StrEnum):
    """What a label beside an amount says of it."""

    OPENING = "opening"
    CLOSING = "closing"
    SOME_DAY = "some_day"  # a balance, of the day that is written with it


@lru_cache(4096)
def balance_said(label: str) -> Said | None:
    """Return which balance the folded label names.

    >>> balance_said("saldo iniziale al 31 01 2025"), balance_said("saldo disponibile")
    (<Said.OPENING: 'opening'>, None)
    """
    if _NO_BALANCE.search(label):
        return None
    if _OPENING.search(label):
        return Said.OPENING
    if _CLOSING.search(label):
        return Said.CLOSING
    return Said.SOME_DAY if _SOME_DAY.match(label) else None


def names_first_day(label: str) -> bool:
    """Whether the period's first day stands beside the label."""
    return _FIRST_DAY.match(label) is not None


def names_last_day(label: str) -> bool:
    """Whether the period's last day stands beside the label."""
    return _LAST_DAY.match(label) is not None


def names_period(label: str) -> bool:
    """Whether both days stand in it or beside it."""
    return _PERIOD.search(label) is not None
