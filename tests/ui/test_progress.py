from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from xl_recon.ui import progress


class Terminal(io.StringIO):
    """What a person looks at."""

    def isatty(self) -> bool:
        return True


def watched(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """Put a terminal in place; from a fixture, pytest would take it away before the test."""
    stream = Terminal()
    monkeypatch.setattr(sys, "stderr", stream)
    return stream


def test_a_bar_is_shown_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = watched(monkeypatch)
    assert list(progress.each([1, 2, 3], "Leggo i file")) == [1, 2, 3]
    assert "Leggo i file" in terminal.getvalue()


def test_one_file_needs_no_bar(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = watched(monkeypatch)
    assert list(progress.each([1], "Leggo")) == [1]
    assert terminal.getvalue() == ""


def test_nothing_is_shown_in_a_pipe(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    with progress.waiting("Lavoro", tmp_path):
        assert list(progress.each([1, 2], "Leggo")) == [1, 2]
    assert capsys.readouterr().err == ""


def test_a_large_workbook_is_waited_for_with_a_word(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    terminal = watched(monkeypatch)
    path = tmp_path / "grande.xlsx"
    path.write_bytes(bytes(4_000_001))
    with progress.waiting("Lavoro sulla cartella", path):
        pass
    assert "Lavoro sulla cartella" in terminal.getvalue()
