from __future__ import annotations

import io
import sys

import pytest

from xl_recon.ui.console import prepare_streams

SAID = "«è già»: 10 €"


class Stream(io.TextIOWrapper):
    """A poor stream: it knows ASCII only."""

    def __init__(self, *, is_terminal: bool) -> None:
        super().__init__(io.BytesIO(), encoding="ascii")
        self._is_terminal = is_terminal

    def isatty(self) -> bool:
        return self._is_terminal

    def written(self) -> bytes:
        self.flush()
        buffer = self.buffer
        assert isinstance(buffer, io.BytesIO)
        return buffer.getvalue()


def spoken_to(stream: Stream, monkeypatch: pytest.MonkeyPatch) -> bytes:
    with monkeypatch.context() as patch:
        patch.setattr(sys, "stdout", stream)
        prepare_streams()
        print(SAID, end="")  # noqa: T201
    return stream.written()


def test_a_pipe_gets_every_letter(monkeypatch: pytest.MonkeyPatch) -> None:
    assert spoken_to(Stream(is_terminal=False), monkeypatch).decode("utf-8") == SAID


def test_a_poor_terminal_gets_a_stand_in(monkeypatch: pytest.MonkeyPatch) -> None:
    assert spoken_to(Stream(is_terminal=True), monkeypatch) == b"?? gi??: 10 ?"


def test_a_stream_of_another_kind_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    for kind in (io.StringIO(), None):
        with monkeypatch.context() as patch:
            patch.setattr(sys, "stdout", kind)
            prepare_streams()
            assert sys.stdout is kind
