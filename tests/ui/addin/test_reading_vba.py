"""Our reader of VBA against what Microsoft published, and against what it must refuse."""

from __future__ import annotations

import pytest

from tests.ui.addin.reading_vba import decompressed

# [MS-OVBA] 3.2.1 to 3.2.3, as they are printed there.
PUBLISHED = {
    "0119b000616263646566676800696a6b6c6d6e6f70007172737475762e": b"abcdefghijklmnopqrstuv.",
    "012fb000236161616263646582660070616768696a013808616b6c00306d"
    "6e6f700671027004107273747576107778797a003c": (
        b"#aaabcdefaaaaghijaaaaaklaaamnopqaaaaaaaaaaaarstuvwxyzaaa"
    ),
    "0103b002614500": b"a" * 73,
}


@pytest.mark.parametrize(("container", "content"), PUBLISHED.items(), ids=["no", "some", "best"])
def test_the_published_examples_are_read(container: str, content: bytes) -> None:
    assert decompressed(bytes.fromhex(container)) == content


def test_a_copy_is_measured_by_what_is_already_there() -> None:
    # Seventeen letters: from here on five bits say how far back.
    letters = b"abcdefghijklmnopq"
    tokens = b"\0" + letters[:8] + b"\0" + letters[8:16] + b"\2" + letters[16:] + b"\x00\x80"
    header = (0xB000 | len(tokens) - 1).to_bytes(2, "little")
    assert decompressed(b"\1" + header + tokens) == letters + b"abc"


@pytest.mark.parametrize(
    ("container", "told"),
    [
        ("", "a container begins"),
        ("02", "a container begins"),
        ("0103a002614500", "a chunk begins"),
        ("0109b002614500", "a chunk is as long"),
        ("0103b002614510", "a copy begins"),
    ],
)
def test_what_breaks_the_format_is_refused(container: str, told: str) -> None:
    with pytest.raises(AssertionError, match=told):
        decompressed(bytes.fromhex(container))
