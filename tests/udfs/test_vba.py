from __future__ import annotations

import inspect
import re

import pytest

from udfs.functions import ARGUMENTS, FUNCTIONS
from udfs.serving import CLASS_ID
from udfs.vba import LONGEST_HELP, vba_module

SOURCE = vba_module(r"C:\Utenti\È qui\pythonw.exe")
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
    assert f'Description:="{summary}"' in SOURCE
    for name in inspect.signature(function).parameters:
        assert 0 < len(ARGUMENTS[name]) <= LONGEST_HELP
        assert f'"{ARGUMENTS[name]}"' in SOURCE


def test_the_source_is_what_vba_takes() -> None:
    lines = SOURCE.splitlines()
    assert lines[0] == 'Attribute VB_Name = "XlReconFunctions"'
    assert max(map(len, lines)) <= LONGEST_LINE
    assert SOURCE.encode("cp1252").decode("cp1252") == SOURCE
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


def test_the_interpreter_and_the_server_are_named() -> None:
    assert r'PYTHON As String = "C:\Utenti\È qui\pythonw.exe"' in SOURCE
    assert CLASS_ID in SOURCE
    assert '"a""b"' in vba_module('a"b')


def test_the_same_source_is_made_each_time() -> None:
    assert vba_module() == vba_module()
