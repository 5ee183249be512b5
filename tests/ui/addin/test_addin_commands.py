from __future__ import annotations

import ast
import inspect
import re
import sys
from pathlib import Path

import pytest

from tests.ui.running import CommandLine
from xl_recon.ui.addin import doctor
from xl_recon.ui.addin.build import Way, settings_of
from xl_recon.ui.addin.doctor import Finding, Health
from xl_recon.ui.commands.addin import _COMMANDS
from xl_recon.ui.commands.addin_doctor import tell
from xl_recon.ui.console import Console
from xl_recon.ui.voice import Language, Voice

CODES = sorted(
    str(node.args[0].value)
    for node in ast.walk(ast.parse(inspect.getsource(doctor)))
    if isinstance(node, ast.Call)
    and isinstance(node.func, ast.Name)
    and node.func.id in {"_good", "_hint", "_broken"}
    and isinstance(node.args[0], ast.Constant)
)
# What a broken link's sentence has to tell beside what is wrong: something to do.
TO_DO = {
    Language.ITALIAN: r"xl-recon addin|xl-recon agent|amministratore",
    Language.ENGLISH: r"xl-recon addin|xl-recon agent|administrator",
}


@pytest.fixture
def windows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """This machine, disguised as a Windows on which Excel was started once."""
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setenv("APPDATA", str(tmp_path / "Roaming"))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "Local"))
    excel = tmp_path / "Roaming" / "Microsoft" / "Excel"
    excel.mkdir(parents=True)
    return excel


@pytest.mark.parametrize("command", _COMMANDS)
@pytest.mark.parametrize(("language", "usage"), [("it", "Uso"), ("en", "Usage")])
def test_each_command_explains_itself(
    xl_recon: CommandLine, command: str, language: str, usage: str
) -> None:
    ran = xl_recon("addin", command, "--help", "--lang", language)
    assert ran.status == 0
    assert ran.out.startswith(f"{usage}: xl-recon addin {command} ")


def test_the_same_build_twice_is_the_same_file(xl_recon: CommandLine, tmp_path: Path) -> None:
    files = [tmp_path / "uno.xlam", tmp_path / "due.xlam"]
    for file in files:
        ran = xl_recon("addin", "build", "--out", file, "--python", "C:\\py\\pythonw.exe")
        assert (ran.status, ran.out) == (0, f"Creato {file}. Avvia C:\\py\\pythonw.exe.\n")
    assert files[0].read_bytes() == files[1].read_bytes()


def test_a_build_without_options_starts_this_interpreter(
    xl_recon: CommandLine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert xl_recon("addin", "build").status == 0
    settings = settings_of((tmp_path / "xl_recon.xlam").read_bytes())
    assert settings is not None
    assert (settings.python, settings.way) == (sys.executable, Way.DIRECT)


@pytest.mark.skipif(sys.platform != "linux", reason="of a system without Excel")
@pytest.mark.parametrize("command", ["install", "uninstall"])
def test_without_an_excel_nothing_is_installed(xl_recon: CommandLine, command: str) -> None:
    ran = xl_recon("addin", command)
    assert ran.status == 3
    assert ran.err.startswith("Su questo sistema non c'è Excel: l'add-in si installa su Windows")


@pytest.mark.skipif(sys.platform != "linux", reason="of a system without Excel")
def test_the_doctor_says_plainly_that_there_is_no_excel(xl_recon: CommandLine) -> None:
    ran = xl_recon("addin", "doctor", "--lang", "en", "--json")
    assert ran.status == 1
    assert [link["code"] for link in ran.json["links"]] == ["no_excel"]
    assert ran.json["links"][0]["text"].startswith("There is no Excel on this system")


def test_install_and_uninstall_tell_what_they_did(xl_recon: CommandLine, windows: Path) -> None:
    file = windows / "XLSTART" / "xl_recon.xlam"
    ran = xl_recon("addin", "install", "--through", "agent")
    assert ran.status == 0
    assert ran.out.startswith(f"Scritto {file}\nAl prossimo avvio Excel mostra la scheda")
    settings = settings_of(file.read_bytes())
    assert settings is not None
    assert settings.way is Way.AGENT
    assert xl_recon("addin", "uninstall").out == (
        f"Tolto {file}\nAl prossimo avvio Excel non ha più la scheda Riconciliazione.\n"
    )
    assert not file.exists()
    assert xl_recon("addin", "uninstall").out == "L'add-in non c'era: niente da togliere.\n"


def test_install_tells_when_excel_will_not_see_the_add_in(
    xl_recon: CommandLine, windows: Path, tmp_path: Path
) -> None:
    own = tmp_path / "Packages" / "Python" / "LocalCache"
    own.mkdir(parents=True)
    (windows / "XLSTART").symlink_to(own, target_is_directory=True)
    ran = xl_recon("addin", "install")
    assert ran.status == 1
    assert ran.err.startswith("Questo Python viene dal Microsoft Store")
    assert "Al prossimo avvio" not in ran.out


def test_an_unknown_way_is_refused(xl_recon: CommandLine) -> None:
    ran = xl_recon("addin", "install", "--through", "magia")
    assert ran.status == 2
    assert ran.err.startswith("«magia»: si può scegliere direct o agent.")


def test_the_doctor_finds_codes_to_speak_of() -> None:
    assert len(CODES) > 20


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("code", CODES)
def test_each_finding_has_a_sentence_that_ends(code: str, language: Language) -> None:
    said = Voice(language).say(f"addin.doctor.{code}", detail="C:\\Excel")
    assert re.match(r"[A-ZÈÀ]", said)
    assert said.endswith((".", "xl-recon agent run."))


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize(
    "code", sorted(set(re.findall(r'_broken\("(\w+)"', inspect.getsource(doctor))))
)
def test_what_is_broken_is_told_with_what_to_do(code: str, language: Language) -> None:
    said = Voice(language).say(f"addin.doctor.{code}", detail="C:\\Excel")
    assert re.search(TO_DO[language], said)


def test_the_doctor_is_understood_when_read_aloud(capsys: pytest.CaptureFixture[str]) -> None:
    findings = [
        Finding(code="excel", health=Health.GOOD, detail="C:\\XLSTART"),
        Finding(code="add_in_missing", health=Health.BROKEN, detail="C:\\XLSTART"),
        Finding(code="mac_macros", health=Health.HINT),
    ]
    assert tell(Console(Voice(Language.ITALIAN)), findings) == 1
    assert capsys.readouterr().out.splitlines() == [
        "  Excel apre all'avvio quello che sta in C:\\XLSTART.",
        "! L'add-in non è in C:\\XLSTART. Installarlo: xl-recon addin install.",
        "  Le macro: da qui non si può leggere se sono ammesse. In Excel: Preferenze, Sicurezza.",
    ]


def test_a_healthy_chain_ends_with_a_plain_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    findings = [Finding(code="agent", health=Health.GOOD)]
    assert tell(Console(Voice(Language.ENGLISH)), findings) == 0
    assert capsys.readouterr().out.splitlines() == [
        "  The agent runs.",
        "Nothing wrong can be seen from here.",
    ]
