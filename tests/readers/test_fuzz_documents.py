from __future__ import annotations

import random
import subprocess
import sys
from pathlib import Path
from typing import NoReturn

import pytest

from tests.readers.written.damage import NoEnd, bounded, damaged, is_sound, refused_or_read
from tests.readers.written.seeds import seeds

ROOT = Path(__file__).parents[2]
QUICK = 200
SWEEP_SECONDS = 40
SEEDS = seeds()


@pytest.mark.parametrize("seed", range(4))
def test_a_damaged_document_is_refused_in_our_words_or_read(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - no secret
    for _ in range(QUICK // 4):
        content = damaged(chance, chance.choice(SEEDS), chance.choice([1, 1, 2, 4, 9]))
        assert all(map(is_sound, refused_or_read(content)))


@pytest.mark.parametrize("content", SEEDS)
def test_what_is_damaged_was_sound(content: bytes) -> None:
    assert all(map(is_sound, refused_or_read(content)))


def test_reading_without_end_would_be_noticed() -> None:
    with pytest.raises(NoEnd), bounded(0.05):
        _go_round_and_round()


def _go_round_and_round() -> NoReturn:
    while True:
        pass


@pytest.mark.sweep
@pytest.mark.skipif(sys.platform == "win32", reason="limits of a process are not known here")
def test_thousands_of_damaged_documents_take_little_memory_and_time() -> None:
    command = [sys.executable, "-m", "tests.readers.written.sweeping", str(SWEEP_SECONDS), "7"]
    ran = subprocess.run(  # noqa: S603
        command, cwd=ROOT, capture_output=True, check=False, encoding="utf-8"
    )
    assert ran.returncode == 0, f"{ran.stderr[-3000:]}\n{ran.stdout}"
    assert int(ran.stdout) > SWEEP_SECONDS
