"""The tables of a workbook that is open in a running Excel, through xlwings' public members."""

from __future__ import annotations

from xl_recon.workbook.live_store.store import LiveStore, Progress

__all__ = ["LiveStore", "Progress"]
