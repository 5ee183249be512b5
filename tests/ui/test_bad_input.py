from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.ui import bad_files as bad
from tests.ui.running import CommandLine
from xl_recon.records.batch import Stamp
from xl_recon.ui import clock, command_group, crash_log, files

resource = pytest.importorskip("resource", reason="limits of a process are not known here")

WORKBOOKS = [
    (bad.missing, "questo file non c'è"),
    (bad.empty, "il file è vuoto"),
    (bad.truncated, "il file è danneggiato o incompleto"),
    (bad.no_zip, "il contenuto è di un altro tipo"),
    (bad.encrypted, "è protetta da una password"),
    (bad.old_xls, "è un file .xls di vecchio tipo"),
    (bad.bomb, "supererebbe il limite"),
    (bad.without_tables, "manca la tabella "),
    (bad.renamed_heading, "nella tabella Registrazioni manca la colonna Importo"),
    (bad.error_value, "Registrazioni, riga 5, colonna Importo: la cella contiene l'errore #REF!"),
    (bad.text_date, "Registrazioni, riga 5, colonna Data: c'è scritto «31 gennaio»"),
    (bad.text_amount, "Registrazioni, riga 5, colonna Importo: c'è scritto «mille»"),
    (bad.merged_cells, "le celle A5:B5 sono unite"),
]
DOCUMENTS = [
    (bad.missing, "questo file non c'è"),
    (bad.empty, "il file è vuoto"),
    (bad.wrong_format, "non si riconosce un estratto conto"),
    (bad.letter, "è un PDF"),
    (bad.session_ended, "è una pagina web senza un estratto"),
    (bad.own_workbook, "è una cartella di lavoro di xl-recon"),
    (bad.pipe, "non è un file"),
    (bad.wrong_encoding, "Scaricare di nuovo il file dalla banca"),
    (bad.truncated_statement, "Scaricare di nuovo il file dalla banca"),
    (bad.doctype, "DOCTYPE"),
    (bad.zipped_bomb, "supererebbe il limite"),
]
FOREIGN = re.compile(r"\b(error|invalid|Errno|parser|NoneType|line|found)\b", re.IGNORECASE)

Maker = Callable[[Path], None]
Case = tuple[Maker, str]


def named(value: Any) -> str:
    return str(getattr(value[0] if isinstance(value, tuple) else value, "__name__", ""))


def content(path: Path) -> bytes:
    return path.read_bytes() if path.exists() else b""


@pytest.mark.parametrize("command", ["apply", "import", "check"])
@pytest.mark.parametrize("case", WORKBOOKS, ids=named)
def test_a_bad_workbook_is_told_and_left_as_it_is(
    xl_recon: CommandLine, tmp_path: Path, statement: Path, case: Case, command: str
) -> None:
    path = tmp_path / "cartella.xlsx"
    make, said = case
    make(path)
    before = content(path)
    more = [statement] if command == "import" else []
    ran = xl_recon(command, path, *more)
    assert ran.status in ({1, 3} if command == "check" else {3})
    assert said in ran.said
    assert not FOREIGN.search(ran.said)
    assert content(path) == before


@pytest.mark.parametrize("command", ["read", "import"])
@pytest.mark.parametrize("case", DOCUMENTS, ids=named)
def test_a_bad_statement_is_told_and_the_workbook_left_as_it_is(
    xl_recon: CommandLine, workbook: Path, tmp_path: Path, case: Case, command: str
) -> None:
    path = tmp_path / "estratto.xml"
    make, said = case
    make(path)
    before = workbook.read_bytes()
    ran = xl_recon(command, *([workbook] if command == "import" else []), path)
    assert ran.status == 3
    assert said in ran.err
    assert not FOREIGN.search(ran.said)
    assert workbook.read_bytes() == before


def test_a_text_of_ten_megabytes_is_no_trouble(xl_recon: CommandLine, tmp_path: Path) -> None:
    path = tmp_path / "estratto.xml"
    bad.long_text(path)
    ran = xl_recon("read", path)
    assert ran.status == 0
    assert "0 movimenti" in ran.out


def test_a_folder_is_no_file(xl_recon: CommandLine, workbook: Path, tmp_path: Path) -> None:
    assert "è una cartella del disco" in xl_recon("import", workbook, tmp_path).err
    assert "è una cartella del disco" in xl_recon("check", tmp_path).err


def test_a_lock_file_names_who_has_it_open(
    xl_recon: CommandLine, workbook: Path, statement: Path
) -> None:
    workbook.with_name(f"~${workbook.name}").write_bytes(b"\x05Carla" + bytes(48))
    before = workbook.read_bytes()
    ran = xl_recon("import", workbook, statement)
    assert ran.status == 4
    assert "è aperta in un altro programma (Carla). Chiuderla e ripetere." in ran.err
    assert workbook.read_bytes() == before


def test_a_protected_file_is_not_written(
    xl_recon: CommandLine, workbook: Path, statement: Path
) -> None:
    workbook.chmod(0o444)
    ran = xl_recon("import", workbook, statement)
    assert ran.status == 4
    assert "sono protetti da scrittura" in ran.err


def test_a_cell_that_changed_meanwhile_stops_the_writing(
    xl_recon: CommandLine, workbook: Path, statement: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody saves the file between the reading and the writing."""

    def save_and_stamp(*facts: Any) -> Stamp:
        bad.text_amount(workbook)
        return clock.stamp(*facts)

    monkeypatch.setattr("xl_recon.ui.commands.importing.stamp", save_and_stamp)
    ran = xl_recon("import", workbook, statement)
    assert ran.status == 4
    assert "nel frattempo" in ran.err


def run_apart(arguments: list[str | Path], **kept: object) -> subprocess.CompletedProcess[str]:
    """The command line in a process of its own, under the limits given."""
    return subprocess.run(  # type: ignore[call-overload, no-any-return] # noqa: S603
        [sys.executable, "-m", "xl_recon", *map(str, arguments)],
        capture_output=True,
        check=False,
        encoding="utf-8",
        timeout=60,
        **kept,
    )


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (bad.missing, "questo file non c'è"),
        (bad.encrypted, "è protetta da una password"),
        (bad.error_value, "l'errore #REF!"),
    ],
    ids=named,
)
def test_a_process_of_its_own_ends_the_same_way(tmp_path: Path, make: Maker, said: str) -> None:
    path = tmp_path / "cartella.xlsx"
    make(path)
    ran = run_apart(["apply", path])
    assert ran.returncode == 3
    assert said in ran.stderr
    assert ran.stdout == ""


def test_a_full_disk_leaves_the_file_as_it_was(workbook: Path, statement: Path) -> None:
    before = workbook.read_bytes()
    room = len(before) // 2
    ran = run_apart(
        ["import", workbook, statement],
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (room, room)),
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
    )
    assert ran.returncode == 4
    assert "sul disco non c'è più spazio" in ran.stderr
    assert workbook.read_bytes() == before
    assert [path.name for path in workbook.parent.iterdir()] == [workbook.name]


def test_a_full_disk_leaves_no_half_made_workbook(tmp_path: Path) -> None:
    ran = run_apart(
        ["new", tmp_path / "nuova.xlsx"],
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (4_000, 4_000)),
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
    )
    assert ran.returncode == 4
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.name == "nt" or os.getuid() != 0, reason="needs to give up its rights")
def test_a_read_only_folder_is_told(statement: Path) -> None:
    """Another user's folder: the superuser may write anywhere, so the child stops being one."""
    folder = Path("/var/tmp") / f"xl-recon-{os.getpid()}"  # noqa: S108 - others cannot see ours
    folder.mkdir(mode=0o755)
    try:
        workbook = folder / "Registrazioni.xlsx"
        workbook.write_bytes(files.template())
        os.chmod(workbook, 0o666)  # noqa: PTH101, S103
        other = folder / "estratto.xml"
        shutil.copy(statement, other)
        source = (
            "import sys; sys.path[:0] = {path!r}\n"
            "from xl_recon.ui.cli import main\n"
            "import os\n"
            "main([*{arguments!r}, '--dry-run'])\n"  # loads what the child may not read later
            "os.setuid(65534)\n"
            "sys.exit(main({arguments!r}))\n"
        ).format(path=sys.path, arguments=["import", str(workbook), str(other)])
        ran = subprocess.run(  # noqa: S603
            [sys.executable, "-c", source], capture_output=True, check=False, encoding="utf-8"
        )
        assert ran.returncode == 4
        assert "sono protetti da scrittura" in ran.stderr
        assert workbook.read_bytes() == files.template()
    finally:
        shutil.rmtree(folder)


def test_a_fault_of_ours_is_a_sentence_and_a_log(
    xl_recon: CommandLine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(command_group, "_COMMANDS", {"check": "no_such_module"})
    ran = xl_recon("check", "a.xlsx", "--json")
    log = tmp_path / "state" / "xl-recon" / "errors.log"
    assert ran.status == 3
    assert ran.err.startswith("C'è un errore nel programma, non nei dati.")
    assert str(log) in ran.err
    assert ran.json["error"]["code"] == "Crash"
    assert "Traceback" in log.read_text("utf-8")


def test_a_log_that_cannot_be_written_is_no_second_fault(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "file"))
    assert crash_log.write_crash(ValueError("x")) is None


def test_an_interruption_is_told(xl_recon: CommandLine, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(files, "create", interrupted)
    ran = xl_recon("new", "a.xlsx")
    assert ran.status == 4
    assert ran.err.strip().startswith("Interrotto.")
