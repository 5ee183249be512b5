"""Live tables speak to Excel through public members of xlwings, all of them listed."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path
from typing import Any, TypeGuard

import pytest
from xlwings import main

from tests.workbook.xlwings_members import XLWINGS_MEMBERS
from xl_recon import workbook
from xl_recon.workbook import live_store

MODULES = sorted(Path(live_store.__file__).parent.glob("*.py"))
LISTED = {member.partition(".")[2] for member in XLWINGS_MEMBERS}
ALL_PUBLIC = {
    name
    for kind in {member.partition(".")[0] for member in XLWINGS_MEMBERS}
    for name in dir(getattr(main, kind))
    if not name.startswith("_")
}


def trees(folder: Path) -> list[ast.AST]:
    return [ast.parse(path.read_text("utf-8")) for path in sorted(folder.rglob("*.py"))]


@cache
def own_names() -> set[str]:
    """The fields and methods of our own classes, some of which xlwings' members share."""
    nodes = [node for tree in trees(Path(workbook.__file__).parent) for node in ast.walk(tree)]
    fields = {node.target.id for node in nodes if is_field(node)}
    methods = {node.name for node in nodes if isinstance(node, ast.FunctionDef)}
    return fields | methods | set(dir(dict)) | set(dir(tuple))


def is_field(node: ast.AST) -> TypeGuard[Any]:
    return isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name)


def names_used(path: Path) -> set[str]:
    """The attributes a module asks for, those by `setattr` among them."""
    nodes = list(ast.walk(ast.parse(path.read_text("utf-8"))))
    calls = [node for node in nodes if isinstance(node, ast.Call) and "setattr" in ast.dump(node)]
    named = {arg.value for call in calls for arg in call.args if isinstance(arg, ast.Constant)}
    return {node.attr for node in nodes if isinstance(node, ast.Attribute)} | set(map(str, named))


def imported(path: Path) -> set[str]:
    tree = ast.parse(path.read_text("utf-8"))
    plain = {alias.name for n in ast.walk(tree) if isinstance(n, ast.Import) for alias in n.names}
    modules = {n.module or "" for n in ast.walk(tree) if isinstance(n, ast.ImportFrom)}
    return {name for name in plain | modules if name.startswith("xlwings")}


@pytest.mark.parametrize("member", XLWINGS_MEMBERS)
def test_a_member_is_there(member: str) -> None:
    kind, _, name = member.partition(".")
    assert hasattr(getattr(main, kind), name)


def test_the_list_is_sorted_and_names_each_once() -> None:
    assert list(XLWINGS_MEMBERS) == sorted(set(XLWINGS_MEMBERS))


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.name)
def test_nothing_is_asked_of_excel_but_what_is_listed(path: Path) -> None:
    assert (names_used(path) - own_names()) & ALL_PUBLIC <= LISTED


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.name)
def test_nothing_goes_around_the_public_members(path: Path) -> None:
    assert not names_used(path) & {"api", "impl", "xl", "raw_value"}
    assert imported(path) <= {"xlwings", "xlwings.main"}


def test_all_that_is_listed_is_needed() -> None:
    used = set().union(*map(names_used, MODULES))
    assert used >= LISTED
