"""What banks write beside or above movements that are not booked, and beside balances."""

from __future__ import annotations

import re
from functools import lru_cache

from xl_recon.readers.statements.table.words import folded_heading

_PENDING = re.compile(
    r"pending|pdng|autoriz|authori[sz]ed|authori[sz]ation|in sospeso|sospes[ei]\b|"
    r"non (ancora )?(contabil|registrat)|da (contabil|registr)|in attesa|"
    r"vorgemerkt|vormerk|ausstehend|offene ums|^offen$|^open$|outstanding|"
    r"en attente|provvisor|provisor|reserv|riservat|prenotat|очакване|блокиран|in elaborazione|"
    r"^(en|in) (cours|corso)$|(operations?|mouvements?) (en cours|a venir)|"
    r"movimenti (in corso|in arrivo|non)|unbooked|(nicht|noch nicht) (gebucht|verbucht)|"
    r"pendient|asteptare|neprocesat|non comptab|a venir|vorbehalt|processing|"
    r"in bearbeitung|retenid|por liquidar|oczekuj|nezauctovan|cekajici|"
    r"^(af)?venter$|^vantar$|^ventende$"
)
_BOOKED = re.compile(
    r"contabilizzat|gebucht|verbucht|booked|comptabilis|posted|registrat|completed|eseguit|"
    r"passees|осчетовод|contabilizad|procesat|cleared"
)
# A row that only says what is in the account, dated like a movement.
_BALANCE = re.compile(
    r"(saldo (contabile |liquido )?(iniziale|finale|precedente|inicial|final|anterior)|"
    r"(anfangs|eroffnungs|start|schluss|end|abschluss)sald[oi]|saldovortrag|"
    r"saldo (vortrag|ubertrag|alt|neu|(al|per|vom|am|a)( \d+)+)|"
    r"(alter|neuer|letzter) (konto ?stand|saldo)|kontostand (am|vom|per)|"
    r"(ancien|nouveau) solde|solde (initial|final|pr.?c.?dent|reporte|au( \d+)+)|"
    r"(opening|closing|starting|ending|beginning) balance|"
    r"balance (brought|carried) forward|(brought|carried) forward|"
    r"sold (initial|final)|начално салдо|краино салдо|saldo poczatkowe|saldo koncowe|"
    r"pocatecni zustatek|konecny zustatek|(begin|eind)saldo|"
    r"(saldo )?a riportare|riporto( saldo| da pagina( \d+)?)?|saldo riportato|"
    r"(solde )?a reporter|report a nouveau)\b"
)
# Folding is slow, and nearly every text in a file is another.
_MAYBE_BALANCE = re.compile(
    r"(?i)sald|stand|sold|balance|r[ei]port|carried|brought|салдо|z[uů]statek|vortrag"
)
_INFO = re.compile(
    r"revert|declin|failed|cancel|annul|rifiut|reject|abgelehnt|storniert|refus|expired|fallit|"
    r"fehlgeschlagen|ruckgangig|rechaz|отказан|scadut[ao]$|denied|voided|respins|odrzucon|zamitnut"
)
_TOTAL = re.compile(
    r"(sub|zwischen|sotto|umsatz|gesamt)? ?(tot|summe\b|somma\b|suma\b|sum\b)|общо|сума"
)
_SHORT = 60
_NO_LETTERS = frozenset("0123456789+-") | {""}


@lru_cache(4096)
def says_pending(text: str) -> bool:
    """Whether the text says that something is not booked yet."""
    return bool(_PENDING.search(folded_heading(text)))


@lru_cache(4096)
def says_booked(text: str) -> bool:
    """Whether the text says that something is booked."""
    return not says_pending(text) and bool(_BOOKED.search(folded_heading(text)))


@lru_cache(4096)
def says_refused(text: str) -> bool:
    """Whether the text says that something never was or will be booked."""
    return bool(_INFO.search(folded_heading(text)))


@lru_cache(1 << 16)
def names_balance(text: str) -> bool:
    """Whether the text begins with the name of a balance: opening, closing, carried forward."""
    if len(text) > _SHORT or text[:1] in _NO_LETTERS or not _MAYBE_BALANCE.search(text):
        return False
    return _BALANCE.match(folded_heading(text)) is not None


@lru_cache(4096)
def names_total(text: str) -> bool:
    """Whether the text begins with the name of a sum."""
    return len(text) <= _SHORT and _TOTAL.match(folded_heading(text)) is not None
