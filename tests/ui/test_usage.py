from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.ui.running import CommandLine
from xl_recon.ui.command_group import _COMMANDS


@pytest.mark.parametrize("command", _COMMANDS)
def test_every_command_explains_itself_in_italian(xl_recon: CommandLine, command: str) -> None:
    ran = xl_recon(command, "--help")
    assert ran.status == 0
    assert ran.out.startswith(f"Uso: xl-recon {command} [OPZIONI]")
    assert "Opzioni:" in ran.out
    assert "Show" not in ran.out


@pytest.mark.parametrize("command", _COMMANDS)
def test_every_command_explains_itself_in_english(xl_recon: CommandLine, command: str) -> None:
    ran = xl_recon(command, "--help", "--lang", "en")
    assert ran.out.startswith(f"Usage: xl-recon {command} [OPTIONS]")


def test_help_lists_the_commands(xl_recon: CommandLine) -> None:
    ran = xl_recon("--help")
    assert ran.status == 0
    assert all(f"\n  {command} " in ran.out for command in _COMMANDS)


def test_the_version_is_told(xl_recon: CommandLine) -> None:
    assert xl_recon("--version").out.strip() == "0.1.0"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["vola"], "Il comando «vola» non c'è. I comandi: demo, new,"),
        (["import"], "Manca CARTELLA.xlsx."),
        (["import", "a.xlsx"], "Manca ESTRATTO…."),
        (["apply", "a.xlsx", "--veloce"], "L'opzione --veloce non c'è."),
        (["apply", "a.xlsx", "--rows"], "Dopo --rows manca il valore."),
        (["apply", "a.xlsx", "--rows", "tutte"], "«tutte» non indica delle righe."),
        (["apply", "a.xlsx", "--rows", "0"], "«0» non indica delle righe."),
        (["apply", "a.xlsx", "b.xlsx"], "Il comando è scritto male."),
        (["import", "a.xlsx", "b", "--from", "ieri"], "«ieri» non è una data."),
        (["import", "a.xlsx", "b", "--per", "mese"], "«mese»: si può scegliere entry o detail."),
        (["undo", "a.xlsx", "due"], "«due» non è il numero di un lotto."),
        (["check", "--lang", "xx"], "--lang: si può scegliere it o en."),
        (["check", "--lang"], "--lang: si può scegliere it o en."),
    ],
)
def test_a_wrong_call_is_told_what_is_wrong(
    xl_recon: CommandLine, arguments: list[str], said: str
) -> None:
    ran = xl_recon(*arguments)
    assert ran.status == 2
    assert ran.err.startswith(said)
    assert ran.out == ""


def test_no_command_at_all_shows_the_help(xl_recon: CommandLine) -> None:
    ran = xl_recon()
    assert ran.status == 2
    assert "Comandi:" in ran.said


def test_an_error_is_an_object_where_json_is_asked_for(
    xl_recon: CommandLine, tmp_path: Path
) -> None:
    ran = xl_recon("check", tmp_path / "manca.xlsx", "--json")
    assert ran.status == 3
    assert ran.json["error"]["code"] == "MissingFile"
    assert "manca.xlsx" in ran.err


@pytest.mark.parametrize("command", ["apply", "import", "check"])
def test_a_command_starts_without_loading_what_is_slow(command: str) -> None:
    slow = ["pandas", "openpyxl", "rich", "hypothesis", "numpy"]
    source = (
        "import sys; from xl_recon.ui.cli import main\n"
        f"main([{command!r}, '--help'])\n"
        f"print('slow:', *[name for name in {slow} if name in sys.modules])"
    )
    ran = subprocess.run(  # noqa: S603
        [sys.executable, "-c", source], capture_output=True, check=True, encoding="utf-8"
    )
    assert ran.stdout.splitlines()[-1] == "slow:"


@pytest.mark.parametrize(("language", "word"), [("it", "[obbligatoria]"), ("en", "[required]")])
def test_an_option_that_must_be_given_says_so(
    xl_recon: CommandLine, language: str, word: str
) -> None:
    assert word in xl_recon("statement", "release", "--help", "--lang", language).out
