"""`FileStore`: the tables of an .xlsx or .xlsm file on disk.

Not python-calamine, which the design named for reading: its dense grid takes 800 MB for a million
rows of 24 columns, and it tells neither formulas from values nor styles (see DECISIONS.md).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from xl_recon.errors import FileChanged, MissingColumn, MissingTable
from xl_recon.workbook.file_store.edits import named_headers
from xl_recon.workbook.file_store.new_sheets import refuse_unknown_columns
from xl_recon.workbook.file_store.package import Package
from xl_recon.workbook.file_store.parts import Parts, TablePart, parsed, parts_of
from xl_recon.workbook.file_store.rewriting import Rewriting
from xl_recon.workbook.file_store.saving import backup_stamp, refuse_if_locked, replace_file
from xl_recon.workbook.file_store.shared_strings import SharedStrings, shared_strings
from xl_recon.workbook.file_store.sheet_reader import SheetReader
from xl_recon.workbook.file_store.styles import Styles
from xl_recon.workbook.file_store.values import CellReader
from xl_recon.workbook.file_store.verification import verify
from xl_recon.workbook.store import SheetWrite, TableContent, TableWrite

Progress = Callable[[int, int], None]


class FileStore:
    """A `TableStore` on disk. `out` names another file to write to, the original left alone."""

    def __init__(self, path: Path, *, moment: datetime, out: Path | None = None) -> None:
        self._path, self._out = path, out
        self._backup = backup_stamp(moment)
        self._load()

    @property
    def name(self) -> str:
        """The workbook's file name, for messages."""
        return self._path.name

    def version(self) -> object:
        """The names, sizes and checksums of the package's parts as they are on disk now."""
        with Package(self._path) as package:
            return package.fingerprint()

    def tables(self) -> Mapping[str, tuple[str, ...]]:
        """Every table's name and headings."""
        return {name: table.headers for name, table in self._parts.tables.items()}

    def read(self, table: str, headers: Sequence[str] | None = None) -> TableContent:
        """Return columns of a table (all of them by default)."""
        with self._current() as package:
            part = self._table(table)
            wanted = part.headers if headers is None else tuple(headers)
            self._refuse_missing(table, wanted)
            columns = self._sheets.columns(package, part, wanted, self._cells(package))
        return TableContent(part.headers, part.height, dict(zip(wanted, columns, strict=True)))

    def fills(self, table: str) -> Sequence[str]:
        """The fill of each body row: "" for none, heading by heading where its cells differ."""
        with self._current() as package:
            return self._sheets.fills(package, self._table(table))

    def first_row(self, table: str) -> int:
        """The worksheet row on which the table's body begins."""
        return self._table(table).first_row

    def write(self, writes: Sequence[TableWrite], sheets: Sequence[SheetWrite] = ()) -> None:
        """Save the file with all the writes in it, or leave it as it is and raise."""
        for write in writes:
            notes = (note.header for note in write.notes)
            self._refuse_missing(write.table, (*named_headers(write), *notes))
        for sheet in sheets:
            refuse_unknown_columns(self.name, sheet)
        target = self._out or self._path
        refuse_if_locked(target)
        with Package(self._path) as package:
            if package.fingerprint() != self._fingerprint:
                raise FileChanged(self.name)
            rewriting = Rewriting(package, self._parts, self._styles, self._sheets)
            rewriting.plan(writes, sheets)
            replace_file(
                target,
                rewriting.write,
                lambda new: verify(new, self.name, rewriting.heights, rewriting.rows_written),
                backup=self._backup,
            )
        self._path, self._out = target, None
        self._load()

    def _load(self) -> None:
        with Package(self._path) as package:
            self._learn(package)
        self._fingerprint = self._known

    def _learn(self, package: Package) -> None:
        self._known = package.fingerprint()
        self._parts: Parts = parts_of(package)
        self._styles = Styles(parsed(package, self._parts.styles))
        self._sheets = SheetReader(self._styles)
        self._strings: SharedStrings | None = None

    @contextmanager
    def _current(self) -> Iterator[Package]:
        """Open the file as it is now: what is read of a newer one is that one's.

        Writing is refused all the same; but first it can be said which cell has changed.
        """
        with Package(self._path) as package:
            if package.fingerprint() != self._known:
                self._learn(package)
            yield package

    def _cells(self, package: Package) -> CellReader:
        if self._strings is None:
            self._strings = shared_strings(package, self._parts.shared_strings)
        dates = self._styles.date_styles()
        return CellReader(self._strings, dates, y1904=self._parts.date_1904)

    def _refuse_missing(self, table: str, headers: Iterable[str]) -> None:
        known = self._table(table).headers
        missing = tuple(header for header in headers if header not in known)
        if missing:
            raise MissingColumn(self.name, table, missing)

    def _table(self, name: str) -> TablePart:
        found = self._parts.tables.get(name)
        if found is None:
            raise MissingTable(self.name, name)
        return found
