from __future__ import annotations

import io
import string

import olefile
import pytest
from hypothesis import given
from hypothesis import strategies as st

from xl_recon.ui.addin.compound_file import Storage, Stream, compound_file

NONE = 0xFFFFFFFF
RED = 0
NAMES = st.text(string.ascii_letters + string.digits + "_è", min_size=1, max_size=31)
CONTENTS = st.one_of(
    st.binary(max_size=200),
    st.sampled_from([63, 64, 65, 4095, 4096, 4097, 512 * 9, 20_000]).map(lambda size: b"x" * size),
)
STREAMS = st.lists(
    st.builds(lambda name, content: Stream(name=name, content=content), NAMES, CONTENTS),
    max_size=40,
    unique_by=lambda stream: stream.name.upper(),
)


def file_of(*members: Storage | Stream) -> bytes:
    return compound_file(Storage(name="", members=members))


def opened(content: bytes) -> olefile.OleFileIO:
    """Open a file; raise for the smallest defect."""
    found = olefile.OleFileIO(io.BytesIO(content), raise_defects=olefile.DEFECT_UNSURE)
    assert found.parsing_issues == []
    return found


def black_height(file: olefile.OleFileIO, number: int, *, below_red: bool = False) -> int:
    """Walk a tree of names: in order, no red on red, equally many black ones on each way."""
    if number == NONE:
        return 1
    entry = file.direntries[number]
    is_red = entry.color == RED
    assert not (is_red and below_red)
    left, right = (
        black_height(file, side, below_red=is_red) for side in (entry.sid_left, entry.sid_right)
    )
    assert left == right
    return left + (not is_red)


def in_order(file: olefile.OleFileIO, number: int) -> list[str]:
    if number == NONE:
        return []
    entry = file.direntries[number]
    return [*in_order(file, entry.sid_left), entry.name, *in_order(file, entry.sid_right)]


def sort_key(name: str) -> tuple[int, str]:
    return len(name.encode("utf-16le")), name.upper()


@given(streams=STREAMS)
def test_every_stream_reads_back_without_a_defect(streams: list[Stream]) -> None:
    inner = Storage(name="Inside", members=tuple(streams))
    with opened(file_of(inner, Stream(name="beside", content=b"x"))) as file:
        for stream in streams:
            assert file.openstream(["Inside", stream.name]).read() == stream.content
        assert len(file.listdir()) == len(streams) + 1


@pytest.mark.parametrize("count", [*range(1, 40), 150])
def test_the_names_form_a_red_black_tree(count: int) -> None:
    names = [f"Module{number * 7919 % 1000}" for number in range(count)]
    with opened(file_of(*(Stream(name=name, content=b"") for name in names))) as file:
        top = file.root.sid_child
        assert file.direntries[top].color != RED
        assert black_height(file, top) > 0
        assert in_order(file, top) == sorted(names, key=sort_key)


def test_an_empty_storage_has_no_tree() -> None:
    with opened(file_of(Storage(name="Empty", members=()))) as file:
        assert file.direntries[1].sid_child == NONE


def test_every_sector_belongs_to_one_chain() -> None:
    content = file_of(Stream(name="a", content=b"a" * 5000), Stream(name="b", content=b"b" * 100))
    with opened(content) as file:
        follows = [number for number in file.fat if number < 0xFFFFFFF0]
        assert len(follows) == len(set(follows))
        assert len(content) % 512 == 0


def test_equal_content_makes_equal_bytes() -> None:
    stream = Stream(name="a", content=b"a" * 5000)
    assert file_of(stream) == file_of(stream)


def test_a_name_that_the_directory_cannot_hold_is_refused() -> None:
    with pytest.raises(ValueError, match="longer than 31"):
        file_of(Stream(name="x" * 32, content=b""))


def test_seven_megabytes_are_too_much() -> None:
    with pytest.raises(ValueError, match="too large"):
        file_of(Stream(name="a", content=bytes(7_200_000)))


def test_a_large_file_has_several_sectors_of_its_table() -> None:
    content = bytes(range(256)) * 4000
    with opened(file_of(Stream(name="a", content=content))) as file:
        assert file.openstream(["a"]).read() == content
        assert file.num_fat_sectors > 10
