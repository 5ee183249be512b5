"""What stands in a bank's line of who pays and for what, with the noise that banks make."""

# ruff: noqa: RUF001 - Cyrillic words are meant

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from benchmarks.reconciliation_names import (
    cut,
    dotted_form,
    latin,
    reordered,
    with_typo,
    without_form,
    words_of,
)
from xl_recon.records.party import Party

_PROCESSORS = ("PayPal Europe", "Stripe Payments", "SumUp Ltd")


@dataclass(frozen=True, slots=True, kw_only=True)
class Who:
    """The line's fields about the other side; `is_silent`: nothing in them names anybody."""

    name: str = ""
    iban: str = ""
    text: str = ""
    enough: bool
    is_silent: bool = False


SILENT = Who(enough=False, is_silent=True)


def iban(number: int) -> str:
    """An IBAN with right check digits, of a bank that does not exist."""
    account = f"X{number:022}"
    digits = "".join(str(int(letter, 36)) for letter in f"{account}IT00")
    return f"IT{98 - int(digits) % 97:02}{account}"


class NameCounts:
    """How many parties have a name of these words, or one that begins so."""

    def __init__(self, parties: Sequence[Party]) -> None:
        self.by_words = Counter(words_of(party.name) for party in parties)
        self.by_start = Counter(cut(party.name) for party in parties)


def who_pays(party: Party, names: NameCounts, random: Random) -> Who:
    """Return how a line tells its party."""
    written, is_clear = _as_written(party.name, names, random)
    own = party.ibans[0] if party.ibans else ""
    foreign = iban(500_000 + random.randrange(99_999))
    match random.choices(
        ("iban", "iban alone", "name", "text", "damaged", "silent", "processor", "third"),
        (50, 8, 20, 8, 3, 5, 3, 3),
    )[0]:
        case "iban":
            return Who(name=written, iban=own or foreign, enough=bool(own) or is_clear)
        case "iban alone":
            return Who(iban=own or foreign, enough=bool(own), is_silent=not own)
        case "name":
            return Who(name=written, iban=random.choice(["", foreign]), enough=is_clear)
        case "text":
            return Who(text=f"da {written}", enough=is_clear and written == written.strip())
        case "damaged":
            damaged = own[:-1] + str((int(own[-1]) + 1) % 10) if own else foreign
            return Who(name=written, iban=damaged, enough=is_clear)
        case "silent":
            return Who(enough=False, is_silent=True)
        case "processor":
            processor = random.choice(_PROCESSORS)
            return Who(name=processor, iban=iban(800_000), enough=False, is_silent=True)
        case _:
            return Who(name="Zeno Kappeler", iban=foreign, enough=False, is_silent=False)


def _as_written(name: str, names: NameCounts, random: Random) -> tuple[str, bool]:
    """Return a name as a bank may have it, and whether it still tells one party from all others."""
    is_only = names.by_words[words_of(name)] == 1
    match random.choices(
        ("plain", "reordered", "bare", "dotted", "latin", "cut", "typo"), (40, 15, 12, 8, 8, 8, 9)
    )[0]:
        case "plain":
            return name.upper(), is_only
        case "reordered":
            return reordered(name, random).upper(), is_only
        case "bare":
            return without_form(name), is_only
        case "dotted":
            return dotted_form(name), is_only
        case "latin":
            return latin(name), is_only
        case "cut":
            return cut(name), is_only and names.by_start[cut(name)] == 1
        case _:
            return with_typo(name, random), False


def numbers_as_written(numbers: Sequence[str], random: Random) -> str:
    """Return the numbers of documents as people write them."""
    if len(numbers) > 1:
        anchor = random.choice(["fatture", "ft", "Fatt.", "invoices", "Rechnungen"])
        *first, last = numbers
        return f"{anchor} {', '.join(first)} {random.choice(['e', 'und', 'and', ','])} {last}"
    anchor = random.choice(
        ["Fattura", "fatt.", "ft", "FT n.", "saldo ft", "inv", "Rechnung", "ф-ра"]
    )
    (number,) = numbers
    return f"{anchor} {_respelled(number, random)}"


def _respelled(number: str, random: Random) -> str:
    year, mark, rest = number.partition("/")
    if year == "2026" and mark:
        styles = (number, f"2026-{rest}", f"2026/{rest.lstrip('0') or 0}", f"2026 / {rest}")
        return random.choice(styles)
    return random.choice((number, number.lower(), number.replace("-", "")))
