"""The compression of VBA source and of a project's directory ([MS-OVBA] 2.4.1)."""

from __future__ import annotations

from dataclasses import dataclass, field

_SIGNATURE = b"\x01"
_CHUNK = 4096  # bytes of the original in a chunk, and the most that a chunk may hold
_SHORTEST = 3  # bytes that are worth a copy
_COPY = 2  # bytes that a copy takes
_COMPRESSED, _RAW = 0xB000, 0x3000
_FEWEST_OFFSET_BITS = 4


def compressed(content: bytes) -> bytes:
    """Return a compressed container.

    >>> compressed(b"aaaaaaaaaa").hex()
    '0103b002610600'
    """
    starts = range(0, len(content), _CHUNK)
    return _SIGNATURE + b"".join(_chunk(content[start : start + _CHUNK]) for start in starts)


def _chunk(content: bytes) -> bytes:
    body = _Chunk(content).body()
    if len(body) <= _CHUNK:
        return _header(_COMPRESSED, body) + body
    if len(content) < _CHUNK:
        # A raw chunk is filled up to 4,096 bytes, and a reader cannot tell what was filled in.
        raise ValueError("the end cannot be compressed: no text is like that")
    return _header(_RAW, content) + content


def _header(kind: int, body: bytes) -> bytes:
    return (kind | len(body) - 1).to_bytes(2, "little")


@dataclass(slots=True)
class _Chunk:
    """One chunk on its way: what is behind `position` can be copied."""

    content: bytes
    position: int = 0
    seen: dict[bytes, list[int]] = field(default_factory=dict)

    def body(self) -> bytes:
        parts = bytearray()
        while self.position < len(self.content):
            parts += self._eight_tokens()
        return bytes(parts)

    def _eight_tokens(self) -> bytes:
        flags, tokens = 0, bytearray()
        for bit in range(8):
            if self.position == len(self.content):
                break
            token = self._token()
            flags |= (len(token) == _COPY) << bit
            tokens += token
        return bytes([flags]) + tokens

    def _token(self) -> bytes:
        bits = offset_bits(self.position)
        start, length = self._longest((0xFFFF >> bits) + _SHORTEST)
        if length < _SHORTEST:
            return self._passed(1)
        copy = (self.position - start - 1) << (16 - bits) | length - _SHORTEST
        self._passed(length)
        return copy.to_bytes(2, "little")

    def _longest(self, most: int) -> tuple[int, int]:
        """Return start and length of the longest text behind that goes on as it does here."""
        here, content = self.position, self.content
        most = min(most, len(content) - here)
        best, length = 0, 0
        for start in reversed(self.seen.get(content[here : here + _SHORTEST], ())):
            reach = length + 1
            if content[start : start + reach] != content[here : here + reach]:
                continue  # no longer than what is found already
            while reach < most and content[start + reach] == content[here + reach]:
                reach += 1
            best, length = start, min(reach, most)
            if length == most:
                break
        return best, length

    def _passed(self, length: int) -> bytes:
        """Go on, remember the places passed, and return what stood there."""
        end = self.position + length
        for place in range(self.position, min(end, len(self.content) - _SHORTEST + 1)):
            self.seen.setdefault(self.content[place : place + _SHORTEST], []).append(place)
        passed, self.position = self.content[self.position : end], end
        return passed


def offset_bits(position: int) -> int:
    """Return how many bits of a copy hold its offset (2.4.1.3.19.1).

    >>> [offset_bits(position) for position in (1, 16, 17, 32, 33, 4095)]
    [4, 4, 5, 5, 6, 12]
    """
    return max((position - 1).bit_length(), _FEWEST_OFFSET_BITS)
