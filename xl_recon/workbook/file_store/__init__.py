"""Tables of a closed .xlsx or .xlsm file: read by streaming, written by splicing."""

from __future__ import annotations

from xl_recon.workbook.file_store.store import FileStore

__all__ = ["FileStore"]
