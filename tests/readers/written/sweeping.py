"""A child that damages documents until its time is over: `sweeping SECONDS SEED`.

It gives itself little memory. The document it stumbles over goes to its output, in base 64.
"""

from __future__ import annotations

import base64
import random
import resource
import sys
import time
import zlib
from collections.abc import Iterator

from tests.readers.written.damage import damaged, is_sound, refused_or_read
from tests.readers.written.seeds import seeds

_MEMORY = 1 << 30
_SECONDS = 5.0


def main(seconds: float, seed: int) -> int:
    """Return 0 if nothing but our own errors was seen."""
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    chance = random.Random(seed)  # noqa: S311 - no secret
    chosen = seeds()
    end = time.monotonic() + seconds
    for number, content in enumerate(_endless(chance, chosen), 1):
        try:
            read = refused_or_read(content, _SECONDS)
            assert all(map(is_sound, read)), "not sound"
        except BaseException:
            print(base64.b64encode(zlib.compress(content)).decode())  # noqa: T201
            raise
        if time.monotonic() > end:
            print(number)  # noqa: T201
            return 0
    raise AssertionError("no end to it")


def _endless(chance: random.Random, chosen: tuple[bytes, ...]) -> Iterator[bytes]:
    while True:
        yield damaged(chance, chance.choice(chosen), chance.choice([1, 1, 2, 3, 6, 12]))


if __name__ == "__main__":
    sys.exit(main(float(sys.argv[1]), int(sys.argv[2])))
