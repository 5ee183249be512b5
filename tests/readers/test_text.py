# ruff: noqa: RUF001 - texts in the alphabets of the banks
from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xl_recon.readers.text import Decoded, decoded


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Bonifico a Società Prova", "utf-8"),
        ("Превод от Примерна фирма", "utf-8"),
        ("Превод от Примерна фирма", "cp1251"),
        ("Città, perché, così, più", "cp1252"),
        ("l’acqua – “prova” costa 5 €", "cp1252"),
        ("Miloš paga a Žan", "cp1252"),
        ("DUŠAN PROVA", "cp1252"),
        ("pago más grande", "cp1252"),
        ("Gebühren für Müller", "cp850"),
        ("STRAßE und GRÖßE", "cp850"),
        ("Società Prova", "cp850"),
        ("un po’ di più…", "cp1252"),
        ("plain ASCII", "utf-8"),
    ],
)
def test_code_page_is_told_by_the_letters(text: str, encoding: str) -> None:
    assert decoded(text.encode(encoding)) == Decoded(text, encoding)


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (b"\xef\xbb\xbf", "utf-8"),
        (b"\xff\xfe", "utf-16-le"),
        (b"\xfe\xff", "utf-16-be"),
        (b"\xff\xfe\x00\x00", "utf-32-le"),
        (b"\x00\x00\xfe\xff", "utf-32-be"),
    ],
)
def test_byte_order_mark_decides_and_is_left_out(mark: bytes, encoding: str) -> None:
    assert decoded(mark + "Città".encode(encoding)) == Decoded("Città", encoding)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_is_known_without_a_mark(encoding: str) -> None:
    assert decoded("Data;Importo\n".encode(encoding)) == Decoded("Data;Importo\n", encoding)


def test_a_head_that_ends_inside_a_character_is_still_utf_8() -> None:
    assert decoded("Società è".encode()[:-1]).encoding == "utf-8"


def test_a_last_accent_alone_is_no_half_character() -> None:
    assert decoded(b"Societ\xe0") == Decoded("Società", "cp1252")


def test_nothing_is_empty_text() -> None:
    assert decoded(b"") == Decoded("", "utf-8")


@given(st.binary(max_size=200))
def test_any_bytes_become_some_text(content: bytes) -> None:
    assert isinstance(decoded(content).text, str)


@given(st.text(alphabet=st.characters(exclude_characters="\x00\ufeff", codec="utf-8")))
def test_utf_8_reads_back(text: str) -> None:
    assert decoded(text.encode()).text == text
