"""A workbook file replaced whole or not at all.

The new file is written beside the old one, flushed to the disk, read back, and only then takes
the old one's name. Until that instant the old file is untouched; a crash leaves at most a
temporary file, which the next save clears away.
"""

from __future__ import annotations

import errno
import os
import shutil
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import IO

from xl_recon.errors import CannotWrite, DiskFull, OpenElsewhere, ReadOnly

_NEWEST_BACKUPS = 10
_TEMPORARY = ".xl-recon-tmp"
_OWNER_BYTES = 54  # Excel's lock file begins with a length byte and the user's name
_NO_SPACE = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_NO_RIGHT = {errno.EACCES, errno.EPERM, errno.EROFS}

Writer = Callable[[IO[bytes]], None]
Verifier = Callable[[Path], None]


def refuse_if_locked(path: Path) -> None:
    """Raise `OpenElsewhere` where Excel or LibreOffice has the file open, `ReadOnly` likewise."""
    for lock in (path.with_name(f"~${path.name}"), path.with_name(f".~lock.{path.name}#")):
        if lock.exists():
            raise OpenElsewhere(path.name, _owner(lock))
    if path.exists() and not path.stat().st_mode & stat.S_IWUSR:
        raise ReadOnly(path.name)


def replace_file(path: Path, write: Writer, verify: Verifier, *, backup: str = "") -> None:
    """Write a new file and put it in the old one's place; `backup` stamps a copy of the old."""
    refuse_if_locked(path)
    path = path.resolve()  # a link stays a link
    refuse_if_locked(path)
    temporary = path.with_name(f".{path.name}.{os.getpid()}{_TEMPORARY}")
    with _translated(path):
        _clear_leftovers(path)
        try:
            _write_whole(path, temporary, write)
            verify(temporary)
            if backup and path.exists():
                _back_up(path, backup)
            temporary.replace(path)
        finally:
            with suppress(FileNotFoundError):
                temporary.unlink()
        _flush_folder(path.parent)


def backup_stamp(moment: datetime) -> str:
    """Return the time as it stands in a backup's name."""
    return moment.strftime("%Y%m%d-%H%M%S")


def _write_whole(path: Path, temporary: Path, write: Writer) -> None:
    with temporary.open("xb") as stream:
        _keep_mode(path, temporary)  # before anything stands in it that others may not read
        write(stream)
        stream.flush()
        os.fsync(stream.fileno())


def _keep_mode(path: Path, temporary: Path) -> None:
    if path.exists():
        temporary.chmod(stat.S_IMODE(path.stat().st_mode))


def _back_up(path: Path, stamp: str) -> None:
    """Keep the old file under another name; a link costs nothing where the disk has links."""
    copy = path.with_name(f"{path.stem}.backup-{stamp}{path.suffix}")
    if copy.exists():
        return
    try:
        os.link(path, copy)
    except OSError as refused:
        if refused.errno in _NO_SPACE:
            raise
        _copy_whole(path, copy)
    _drop_old_backups(path)


def _copy_whole(path: Path, copy: Path) -> None:
    try:
        shutil.copy2(path, copy)
    except OSError:
        copy.unlink(missing_ok=True)
        raise


def _drop_old_backups(path: Path) -> None:
    pattern = f"{_literal(path.stem)}.backup-????????-??????{path.suffix}"
    for old in sorted(path.parent.glob(pattern))[:-_NEWEST_BACKUPS]:
        old.unlink()


def _clear_leftovers(path: Path) -> None:
    for left in path.parent.glob(f".{_literal(path.name)}.*{_TEMPORARY}"):
        with suppress(OSError):
            left.unlink()


def _literal(name: str) -> str:
    return "".join(f"[{letter}]" if letter in "*?[" else letter for letter in name)


def _flush_folder(folder: Path) -> None:
    """Make the new name last: without this a power cut may bring the old one back."""
    with suppress(OSError):  # Windows cannot open a folder
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _owner(lock: Path) -> str:
    try:
        content = lock.read_bytes()[:_OWNER_BYTES]
    except OSError:
        return ""
    if lock.name.startswith("~$"):
        return content[1 : 1 + content[0]].decode("cp1252", "replace").strip() if content else ""
    return content.decode("utf-8", "replace").split(",")[0].strip()


@contextmanager
def _translated(path: Path) -> Iterator[None]:
    """Turn what the system says into what the user can act on."""
    try:
        yield
    except CannotWrite:
        raise
    except OSError as refused:
        if refused.errno in _NO_SPACE:
            raise DiskFull(path.name) from refused
        if refused.errno in _NO_RIGHT or isinstance(refused, PermissionError):
            raise ReadOnly(path.name) from refused
        raise
