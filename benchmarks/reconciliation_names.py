"""Invented names, and what banks make of them."""

# ruff: noqa: PLR2004, RUF001, SIM905 - random shares; Cyrillic is meant; lists as one reads them

from __future__ import annotations

from collections.abc import Iterator
from random import Random

_SURNAMES = tuple(
    """
    Albertoni Bernasca Calderari Delmonte Ermotti Ferrandi Galfetti Hubmann Inverardi Jelmoni
    Keltz Lanfranchi Mondelli Nessi Olgiati Pedretti Quadranti Realini Solcari Tettamanti
    Urbani Valsangia Wyssler Zanolari Brenni Croci Donati Frapolli Gianinazzi Luraschi
    """.split()
)
_TRADES = tuple(
    """
    Impianti Forniture Grafica Legnami Ascensori Cantine Molini Vetreria Cartiera Traslochi
    Serramenti Tessuti Giardini Marmi Ottica Pneumatici Sementi Utensili Carpenteria Ceramiche
    """.split()
)
_FIRST = ("Ada", "Bruno", "Carla", "Dario", "Elisa", "Fabio", "Gemma", "Ivo", "Lidia", "Marco")
_FORMS = ("Srl", "Spa", "Sagl", "SA", "Snc", "GmbH", "AG")
_CYRILLIC = tuple("Балкан Витоша Рила Пирин Родопи Странджа Дунав Марица Тракия Мизия".split())
_CYRILLIC_TRADES = tuple("Строй Мебел Текстил Принт Агро Мода Вино Метал Стъкло Хартия".split())
_SOUNDS = "a b v g d e zh z i y k l m n o p r s t u f h ts ch sh sht a y yu ya".split()
_LATIN = dict(zip("абвгдежзийклмнопрстуфхцчшщъьюя", _SOUNDS, strict=True))
_BANKS_WIDTH = 27


def new_names(random: Random) -> Iterator[str]:
    """Yield names, each once; after some of them one that looks like it."""
    seen: set[str] = set()
    while True:
        name = a_name(random)
        if name in seen:
            continue
        seen.add(name)
        yield name
        first, *rest = name.split()
        other = " ".join([first, "Nuova", *rest])
        if random.random() < 0.05 and len(rest) == 2 and other not in seen:
            seen.add(other)
            yield other


def a_name(random: Random) -> str:
    """A firm's or a person's name."""
    pick = random.choice
    match random.randrange(10):
        case 0:
            return f"{pick(_CYRILLIC)} {pick(_CYRILLIC_TRADES)} {random.randrange(2, 99)} ЕООД"
        case 1 | 2:
            return f"{pick(_FIRST)} {pick(_FIRST)} {pick(_SURNAMES)}"
        case 3:
            return f"{pick(_TRADES)} {pick(_SURNAMES)} & {pick(_SURNAMES)} {pick(_FORMS)}"
        case _:
            return f"{pick(_SURNAMES)} {pick(_TRADES)} {pick(_FORMS)}"


def reordered(name: str, random: Random) -> str:
    """The same words in another order, the legal form last."""
    words = name.split()
    form = [words.pop()] if words[-1] in (*_FORMS, "ЕООД") else []
    random.shuffle(words)
    return " ".join([*words, *form])


def without_form(name: str) -> str:
    """The name without its legal form."""
    words = name.split()
    return " ".join(words[:-1] if words[-1] in (*_FORMS, "ЕООД") else words)


def words_of(name: str) -> frozenset[str]:
    """The words that tell a name, in no order."""
    return frozenset(without_form(name).replace("&", " ").split())


def dotted_form(name: str) -> str:
    """The legal form with points: S.R.L."""
    words = name.split()
    if words[-1] in ("Srl", "Spa", "Snc", "SA"):
        words[-1] = "".join(f"{letter}." for letter in words[-1].upper())
    return " ".join(words)


def latin(name: str) -> str:
    """A Bulgarian name in Latin letters, by the official table."""
    return "".join(_LATIN.get(letter, letter) for letter in name.lower())


def cut(name: str) -> str:
    """The name as far as a bank's field goes."""
    return name[:_BANKS_WIDTH].strip()


def with_typo(name: str, random: Random) -> str:
    """The name with two letters changed places, or one lost."""
    at = random.randrange(1, max(len(without_form(name)) - 2, 2))
    if random.random() < 0.5:
        return name[:at] + name[at + 1] + name[at] + name[at + 2 :]
    return name[:at] + name[at + 1 :]
