"""Raw deflate, by ISA-L where it is installed: it takes half the time of the whole write away."""

from __future__ import annotations

from typing import Protocol, cast

try:
    from isal import isal_zlib as fast_zlib
except ImportError:  # no wheel for this platform
    import zlib as fast_zlib  # type: ignore[no-redef]

_RAW = -15


class Squeezer(Protocol):
    """Turns bytes into deflated bytes, or back."""

    def flush(self) -> bytes:
        """Return what is left."""


class Deflater(Squeezer, Protocol):
    """A compressor."""

    def compress(self, chunk: bytes, /) -> bytes:
        """Return what is ready."""


class Inflater(Squeezer, Protocol):
    """A decompressor; `unconsumed_tail` holds what `max_length` kept back."""

    unconsumed_tail: bytes
    eof: bool

    def decompress(self, chunk: bytes, max_length: int = 0, /) -> bytes:
        """Return what is ready."""


def deflater() -> Deflater:
    """Return a fast compressor: a ledger is saved often and read rarely."""
    return cast("Deflater", fast_zlib.compressobj(1, fast_zlib.DEFLATED, _RAW))


def inflater() -> Inflater:
    """Return a decompressor."""
    return cast("Inflater", fast_zlib.decompressobj(_RAW))


def crc32(chunk: bytes, value: int = 0) -> int:
    """Return the running checksum of a part."""
    return fast_zlib.crc32(chunk, value)
