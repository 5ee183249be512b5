"""Damage that files suffer, or that somebody does to them."""

from __future__ import annotations

import random
import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from xl_recon.errors import ReadError
from xl_recon.readers.document import Document
from xl_recon.readers.statements import read_statements
from xl_recon.records.statement import Check, Statement

SECONDS = 30.0  # of processor time for one small document, measured under coverage
_TOKENS = (
    *(b"1E999999", b"NaN", b"-Infinity", b"1e-999999", b"9" * 3_000, b"0." + b"0" * 999 + b"1"),
    *(b"9999-12-31", b"0000-00-00", b"99999999", b"00000000", b"999999", b"000000", b"2025-02-30"),
    *(b"\0", b"\x00\x00", b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf", b"\xed\xa0\x80", b"\xf4\x90"),
    *(b"\xe2\x80\xa8", b"\xc2\x85", b"\x1a", b"\x0c", b"\r", b"\r\n\r\n", b"\xd9\xa1\xd9\xa2"),
    *(b"<Ntry>", b"</Stmt>", b"<Stmt>", b"</Ntry>", b"<TxDtls>", b"&a;", b"&#xD800;", b"]]>"),
    *(b"<!--", b"<![CDATA[", b"<?x", b'xmlns="y"', b"<x:y/>", b"\n:61:", b"\n:86:", b"\n:20:"),
    *(b"\n:25:", b"\n:60F:", b"\n:62M:", b"\n-}", b"{4:", b"?20", b"+00", b"/NAME/", b"//"),
    *(b'"', b'""', b";", b",", b"\t", b"|", b"'", b"-", b"+", b"=", b"(", b")", b"%", b"EUR"),
)
Damage = Callable[[random.Random, bytes], bytes]


def damaged(chance: random.Random, content: bytes, times: int) -> bytes:
    """The content after as many accidents."""
    for _ in range(times):
        content = chance.choice(_DAMAGES)(chance, content)
    return content


def refused_or_read(content: bytes, seconds: float = SECONDS) -> tuple[Statement, ...]:
    """What is read, nothing where it is refused; any other error, or no end, is a fault."""
    with bounded(seconds):
        try:
            return read_statements(Document.of("damaged", content)).statements
        except ReadError as error:
            assert str(error)  # noqa: PT017 - any refusal has words
            return ()


def is_sound(statement: Statement) -> bool:
    """Whether what the statement proves is arithmetic, and its amounts are numbers of money."""
    finite = all(line.amount.amount.is_finite() for line in statement.lines)
    proved = statement.check is not Check.HOLDS or not statement.difference
    return finite and proved


class NoEnd(BaseException):
    """Reading took too long; not an `Exception`, so that nobody takes it for a bad document."""


@contextmanager
def bounded(seconds: float) -> Iterator[None]:
    """Raise `NoEnd` after so much processor time, where the system has such a clock."""
    if (
        not hasattr(signal, "setitimer")
        or threading.current_thread() is not threading.main_thread()
    ):
        yield
        return
    before = signal.signal(signal.SIGVTALRM, _ring)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def _ring(*_: object) -> None:
    raise NoEnd


def _flipped(chance: random.Random, content: bytes) -> bytes:
    place = chance.randrange(len(content) + 1)
    return content[:place] + bytes([chance.randrange(256)]) + content[place + 1 :]


def _cut(chance: random.Random, content: bytes) -> bytes:
    start, end = _span(chance, content)
    return content[:start] + content[end:]


def _truncated(chance: random.Random, content: bytes) -> bytes:
    return content[: chance.randrange(len(content) + 1)]


def _inserted(chance: random.Random, content: bytes) -> bytes:
    place = chance.randrange(len(content) + 1)
    return content[:place] + chance.choice(_TOKENS) + content[place:]


def _replaced(chance: random.Random, content: bytes) -> bytes:
    start, end = _span(chance, content)
    return content[:start] + chance.choice(_TOKENS) + content[end:]


def _repeated(chance: random.Random, content: bytes) -> bytes:
    start, end = _span(chance, content)
    return content[:end] + content[start:end] * chance.choice([1, 2, 50]) + content[end:]


def _swapped(chance: random.Random, content: bytes) -> bytes:
    start, end = _span(chance, content)
    middle = (start + end) // 2
    return content[:start] + content[middle:end] + content[start:middle] + content[end:]


def _in_another_encoding(chance: random.Random, content: bytes) -> bytes:
    encoding = chance.choice(["utf-16", "utf-16-be", "utf-32", "cp037", "utf-8-sig", "utf-7"])
    return content.decode("latin-1").encode(encoding, "replace")


def _number_for_a_number(chance: random.Random, content: bytes) -> bytes:
    places = [place for place, byte in enumerate(content) if 48 <= byte <= 57]
    if not places:
        return content
    start = end = chance.choice(places)
    while end < len(content) and content[end : end + 1].isdigit():
        end += 1
    return content[:start] + chance.choice(_TOKENS[:13]) + content[end:]


def _span(chance: random.Random, content: bytes) -> tuple[int, int]:
    start = chance.randrange(len(content) + 1)
    return start, min(len(content), start + chance.choice([1, 2, 5, 20, 200]))


_DAMAGES: Sequence[Damage] = (
    *(_flipped, _cut, _truncated, _inserted, _replaced, _repeated, _swapped),
    *(_in_another_encoding, _number_for_a_number, _number_for_a_number, _inserted, _flipped),
)
