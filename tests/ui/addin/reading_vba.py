"""VBA read by oletools, which is not ours."""

from __future__ import annotations

import warnings

with warnings.catch_warnings():  # oletools imports what is deprecated
    warnings.simplefilter("ignore")
    from oletools.olevba import VBA_Parser, decompress_stream


def decompressed(content: bytes) -> bytes:
    return bytes(decompress_stream(bytearray(content)))


def sources_in(content: bytes) -> dict[str, str]:
    """Each module's name and source, to the letter."""
    parser = VBA_Parser("test.bin", content)
    try:
        return {path.rpartition("/")[2]: code for _, path, _, code in parser.extract_macros()}
    finally:
        parser.close()
