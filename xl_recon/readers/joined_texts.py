"""Words of a statement that stand apart in the file, put together."""

from __future__ import annotations


def one_line(text: str) -> str:
    r"""Return a text with single blanks between its words, and none around them.

    >>> one_line("  Rata \n  mutuo ")
    'Rata mutuo'
    """
    return " ".join(text.split())


def name_and_memo(name: str, memo: str) -> str:
    """Return a name and what is said of it, without saying anything twice.

    A name that was cut off after 32 letters often goes on in the memo.

    >>> name_and_memo("Bar Sole", "BAR SOLE MILANO"), name_and_memo("Bar Sole", "31.01.")
    ('BAR SOLE MILANO', 'Bar Sole 31.01.')
    """
    if not memo or not name:
        return name or memo
    if name.casefold() in memo.casefold():
        return memo
    return name if memo.casefold() in name.casefold() else f"{name} {memo}"
