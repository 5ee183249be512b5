from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from tests.ui.agent.conftest import spoken
from xl_recon.ui.agent.orders import Order
from xl_recon.ui.agent.runner import Busy, Runner
from xl_recon.ui.exit_codes import ExitCode

SLEEP = "import time; time.sleep(60)"


def ran(code: str, limit: float = 60) -> tuple[int | None, str]:
    ended = Runner(spoken, limit=limit).start(Order(command="apply", book=code)).ended()
    return ended.status, ended.sentence


@pytest.mark.parametrize(
    ("code", "ended"),
    [
        ("print('prima'); print('dopo')", (0, "dopo")),
        ("import os; os.write(1, 'però…'.encode())", (0, "però…")),
        ("pass", (0, "")),
        ("print('resta [CA]'); raise SystemExit(1)", (1, "resta [CA]")),
        ("import sys; sys.stderr.write('Riga 7: manca.\\n'); sys.exit(3)", (3, "Riga 7: manca.")),
        ("import sys; sys.stderr.write('Manca X.\\nUso: y\\n'); sys.exit(2)", (2, "Manca X.")),
        ("raise SystemExit(2)", (2, "")),
        ("raise SystemExit(4)", (4, "")),
        ("import os; os.write(1, b'a\\xff\\n')", (0, "a\ufffd")),
    ],
)  # fmt: skip
def test_a_command_ends_with_its_status_and_the_sentence_that_counts(
    code: str, ended: tuple[int, str]
) -> None:
    assert ran(code) == ended


def test_a_program_that_did_not_even_begin_is_not_taken_for_done() -> None:
    assert ran("raise ImportError('xl_recon')") == (ExitCode.REFUSED, "")


def test_a_python_that_is_not_there_is_told_as_a_failure() -> None:
    runner = Runner(lambda _: ["/non/esiste/python"], limit=5)
    ended = runner.start(Order(command="apply", book="a.xlsx")).ended()
    assert (ended.status, ended.is_done) == (ExitCode.REFUSED, False)
    assert runner.running is None


def test_a_command_that_says_very_much_is_heard_to_the_end() -> None:
    assert ran("print('x\\n' * 500_000); print('fine')") == (0, "fine")


def test_a_command_over_its_time_is_ended() -> None:
    began = time.monotonic()
    assert ran(SLEEP, limit=0.3) == (None, "")
    assert time.monotonic() - began < 10


@pytest.mark.skipif(sys.platform == "win32", reason="there a process cannot refuse to end")
def test_a_command_that_will_not_end_is_ended_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("xl_recon.ui.agent.runner._GRACE", 0.3)
    stubborn = f"import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN); {SLEEP}"
    assert ran(stubborn, limit=1) == (None, "")


@pytest.mark.skipif(sys.platform == "win32", reason="looks at processes as Linux and macOS do")
def test_no_process_but_the_command_is_ended(tmp_path: Path) -> None:
    pids = tmp_path / "pids"
    code = (
        f"import subprocess, sys, os; child = subprocess.Popen([sys.executable, '-c', {SLEEP!r}]);"
        f"open({str(pids)!r}, 'w').write(f'{{os.getpid()}} {{child.pid}}'); {SLEEP}"
    )
    stranger = subprocess.Popen([sys.executable, "-c", SLEEP])  # noqa: S603
    try:
        began = time.monotonic()
        assert ran(code, limit=1.5) == (None, "")
        assert time.monotonic() - began < 10  # the grandchild keeps nobody waiting
        command, grandchild = map(int, pids.read_text().split())
        assert not is_alive(command)
        assert is_alive(grandchild)
        assert stranger.poll() is None
        os.kill(grandchild, 9)
    finally:
        stranger.kill()
        stranger.wait()


def test_of_many_at_once_one_runs_and_the_others_hear_what_does() -> None:
    runner, heard = Runner(spoken, limit=60), []

    def ask(number: int) -> None:
        try:
            runner.start(Order(command="apply", book=SLEEP, rows=str(number)))
        except Busy as busy:
            heard.append(busy.running)

    callers = [threading.Thread(target=ask, args=(number,)) for number in range(1, 9)]
    for caller in callers:
        caller.start()
    for caller in callers:
        caller.join()
    assert len(heard) == 7
    assert set(heard) == {runner.running}
    runner.close()


def test_closing_ends_the_command_and_no_other_starts() -> None:
    runner = Runner(spoken, limit=60)
    errand = runner.start(Order(command="apply", book=SLEEP))
    time.sleep(0.2)
    runner.close()
    assert not errand.ended().is_done
    assert runner.start(Order(command="apply", book="print('fatto')")).ended().status is None


def test_a_command_reads_nothing_from_the_agents_keyboard() -> None:
    assert ran("import sys; print(repr(sys.stdin.read()))") == (0, "''")


def is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True
