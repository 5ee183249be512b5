from __future__ import annotations

from hashlib import shake_128

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.ui.addin.reading_vba import decompressed
from xl_recon.ui.addin.compression import compressed, offset_bits

LINES = ("Public Sub Start()\r\n", "    Dim row As Long\r\n", "End Sub\r\n", "' è così\r\n")
# The examples of [MS-OVBA] 3.2.
PUBLISHED = [
    (b"abcdefghijklmnopqrstuv.", "0119b000616263646566676800696a6b6c6d6e6f70007172737475762e"),
    (b"a" * 73, "0103b002614500"),
]
REPEATING = b"#aaabcdefaaaaghijaaaaaklaaamnopqaaaaaaaaaaaarstuvwxyzaaa"
REPEATING_COMPRESSED = 51  # bytes


def noise(size: int) -> bytes:
    return shake_128(b"noise").digest(size)


def read_back(content: bytes) -> bytes:
    return decompressed(compressed(content))


@pytest.mark.parametrize(("content", "expected"), PUBLISHED)
def test_the_published_examples_come_out_byte_for_byte(content: bytes, expected: str) -> None:
    assert compressed(content).hex() == expected


def test_a_published_example_with_several_equal_copies_to_choose_from_is_as_short() -> None:
    assert len(compressed(REPEATING)) == REPEATING_COMPRESSED
    assert read_back(REPEATING) == REPEATING


def test_nothing_is_a_signature_only() -> None:
    assert compressed(b"") == b"\x01"


@given(lines=st.lists(st.sampled_from(LINES), min_size=1, max_size=400))
def test_source_of_any_length_reads_back(lines: list[str]) -> None:
    source = "".join(lines).encode("cp1252")
    assert read_back(source) == source


@pytest.mark.parametrize("size", [1, 2, 3, 4095, 4096, 4097, 4099, 8191, 8192, 8193, 8200])
@pytest.mark.parametrize("letters", [b"a", b"ab", b"abcdefgh "])
def test_text_reads_back_around_the_ends_of_chunks(size: int, letters: bytes) -> None:
    content = bytes(letters[byte % len(letters)] for byte in noise(size))
    assert read_back(content) == content


@given(
    start=st.binary(max_size=40),
    size=st.integers(4095, 8200),
    letters=st.binary(min_size=1, max_size=12),
)
def test_what_repeats_itself_reads_back(start: bytes, size: int, letters: bytes) -> None:
    content = (start + letters * size)[:size]
    assert read_back(content) == content


@given(content=st.binary(min_size=1, max_size=3600))
def test_random_bytes_read_back(content: bytes) -> None:
    assert read_back(content) == content


def test_a_full_chunk_that_cannot_be_compressed_is_kept_raw() -> None:
    content = noise(4096)
    written = compressed(content)
    assert written == b"\x01\xff\x3f" + content
    assert read_back(content + b"End Sub") == content + b"End Sub"


def test_an_end_that_cannot_be_compressed_is_refused_rather_than_padded() -> None:
    with pytest.raises(ValueError, match="cannot be compressed"):
        compressed(noise(4000))


@given(position=st.integers(1, 4095))
def test_a_copy_can_reach_back_to_the_beginning_of_its_chunk(position: int) -> None:
    assert 4 <= offset_bits(position) <= 12
    assert 1 << offset_bits(position) >= position
