"""House rules that no linter knows."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "xl_recon"
MODULES = sorted(PACKAGE.rglob("*.py"))
ITALIAN = {"registrazioni", "regole", "fattura", "importo", "dare", "avere", "descrizione"}
MAY_SPEAK_ITALIAN = {"ui/italian.py", "readers/invoices/fatturapa.py"}


def name_of(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_module_fits_on_a_few_screens(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= 300


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_identifiers_are_english(path: Path) -> None:
    if name_of(path) in MAY_SPEAK_ITALIAN or "workbook/layout/" in name_of(path) + "/":
        return
    tree = ast.parse(path.read_text("utf-8"))
    names = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    names |= {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}
    assert not {part for name in names for part in name.lower().split("_")} & ITALIAN
