from __future__ import annotations

import inspect
import re

import pytest

from udfs.functions import ARGUMENTS, FUNCTIONS
from udfs.serving import CLASS_ID
from udfs.vba import LONGEST_HELP, vba_module

SOURCE = vba_module()
# What Excel's compiler takes: letters of a line, and lines joined by an underscore.
LONGEST_LINE, MOST_CONTINUED = 1023, 24


@pytest.mark.parametrize("function", FUNCTIONS, ids=lambda it: it.__name__)
def test_each_function_has_a_wrapper_with_its_arguments(function: type) -> None:
    name = function.__name__
    found = re.search(rf"^Public Function {name}\((.*)\) As Variant$", SOURCE, re.MULTILINE)
    assert found
    declared = found[1].split(", ")
    parameters = inspect.signature(function).parameters
    assert [it.removeprefix("Optional ").removesuffix(" As Variant") for it in declared] == [
        *parameters
    ]
    assert [it.startswith("Optional ") for it in declared] == [
        it.default is None for it in parameters.values()
    ]
    assert f'    {name} = XlRecon_Answered("{name}", Array({", ".join(parameters)}))' in SOURCE


@pytest.mark.parametrize("function", FUNCTIONS, ids=lambda it: it.__name__)
def test_the_function_wizard_has_help_for_each_function_and_argument(function: type) -> None:
    summary = (inspect.getdoc(function) or "").splitlines()[0]
    assert f'Macro:="{function.__name__}"' in SOURCE
    assert 0 < len(summary) <= LONGEST_HELP
    assert f"Description:={written(summary)}, _\n" in SOURCE
    for name in inspect.signature(function).parameters:
        assert 0 < len(ARGUMENTS[name]) <= LONGEST_HELP
        assert written(ARGUMENTS[name]) in SOURCE


def written(text: str) -> str:
    """A text as VBA has it, its accents by number."""
    whole = re.sub("[^ -~]", lambda found: f'" & ChrW({ord(found[0])}) & "', f'"{text}"')
    return whole.replace('"" & ', "").replace(' & ""', "")


def test_the_source_is_what_vba_takes() -> None:
    lines = SOURCE.splitlines()
    assert lines[0] == 'Attribute VB_Name = "XlReconFunctions"'
    assert max(map(len, lines)) <= LONGEST_LINE
    assert SOURCE.isascii()  # a Mac has another code page
    assert "\r" not in SOURCE
    runs = re.findall(r"(?:^.* _\n)+", SOURCE, re.MULTILINE)
    assert max(run.count("\n") for run in runs) <= MOST_CONTINUED


def test_every_block_that_is_opened_is_closed() -> None:
    for word in ("Function", "Sub"):
        opened = re.findall(rf"^(?:Public|Private) {word} ", SOURCE, re.MULTILINE)
        assert len(opened) == SOURCE.count(f"End {word}\n")
    assert len(re.findall(r"^\s*#If ", SOURCE, re.MULTILINE)) == SOURCE.count("#End If")
    assert all(line.count('"') % 2 == 0 for line in SOURCE.splitlines() if "'" not in line)


def test_the_macro_calls_nothing_that_firms_forbid() -> None:
    for word in ("Declare ", "WScript", "cmd.exe", "powershell", "CreateObject"):
        assert word.lower() not in SOURCE.lower()


def test_the_server_is_named_and_the_interpreter_is_not() -> None:
    assert f'CLASS_ID As String = "{CLASS_ID}"' in SOURCE
    assert '"udfs.serving"' in SOURCE
    assert "python" not in SOURCE.replace("XlRecon_PythonLine", "").lower()


def test_a_server_that_does_not_come_is_not_waited_for_in_each_cell() -> None:
    body = SOURCE.partition("Sub XlRecon_FindServer()")[2].partition("End Sub")[0]
    order = ["< PAUSE Then Exit Sub", "theLastStart = Timer", "Shell ", "> PATIENCE"]
    places = [body.index(words) for words in order]
    assert places == sorted(places)
    patience, pause = (
        int(re.findall(rf"{name} As Single = (\d+)", SOURCE)[0]) for name in ("PATIENCE", "PAUSE")
    )
    assert patience < pause


def test_a_mac_shows_the_functions_as_not_available_and_compiles_nothing_of_windows() -> None:
    answered = SOURCE.partition("Function XlRecon_Answered(")[2].partition("#Else")[0]
    assert "XlRecon_Answered = CVErr(NOT_AVAILABLE)" in answered
    assert "NOT_AVAILABLE As Long = 2042" in SOURCE
    described = SOURCE.partition("Sub XlRecon_DescribeFunctions()")[2].partition("#End If")[0]
    assert described.lstrip().startswith("#If Not Mac Then")
    assert SOURCE.count("MacroOptions") == described.count("MacroOptions") == len(FUNCTIONS)
    assert "hwnd" not in SOURCE


def test_the_same_source_is_made_each_time() -> None:
    assert vba_module() == vba_module()
