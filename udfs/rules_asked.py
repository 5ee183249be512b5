"""The rules that a worksheet function is given, understood once and kept."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from udfs.cells import Cells, Grid, Spread, WrongShape, answers, grid
from xl_recon.errors import XlReconError
from xl_recon.matching.loose_texts import LooseRules, LooseText
from xl_recon.records.rule import Rule
from xl_recon.ui.voice import Language, Voice
from xl_recon.workbook.cells import CellProblem, to_amount, to_text
from xl_recon.workbook.given_cells import given_rules
from xl_recon.workbook.store import CellValue

NO_RULES = "Indicare le regole: Registrazioni_ricorrenti[#Tutti]"
BAD_AMOUNT = "L'importo non è un numero."
_KEPT = 4  # rules tables at once: a sheet asks for the same one in each of its cells


def asked(
    descriptions: Cells, amounts: Cells, rules: Cells, accounts: Cells, tell: Callable[[Rule], str]
) -> Cells:
    """Return what `tell` says of the rule that would take each description, "" for none.

    Where the ranges make no sense, each cell says so.
    """
    main = grid(descriptions)
    try:
        sizes, banks = Spread.beside(amounts, main), Spread.beside(accounts, main)
        known = _understood(_frozen(grid(rules)), _named(banks)) if grid(rules) else None
    except (XlReconError, WrongShape) as wrong:
        sentence = _sentence(wrong)
        return answers(descriptions, lambda *_: sentence)

    def answer(text: str, row: int, column: int) -> str:
        if known is None:
            return NO_RULES
        try:
            amount = to_amount(sizes.at(row, column))
        except CellProblem:
            return BAD_AMOUNT
        account = to_text(banks.at(row, column)).strip()
        rule = known.rule_for(LooseText(text=text, amount=amount, account=account))
        return tell(rule) if rule else ""

    return answers(descriptions, answer)


@lru_cache(_KEPT)
def _understood(cells: tuple[tuple[CellValue, ...], ...], banks: frozenset[str]) -> LooseRules:
    return LooseRules(given_rules(cells), banks)


def _frozen(cells: Grid) -> tuple[tuple[CellValue, ...], ...]:
    # True equals 1: as text they are told apart among the tables that are kept.
    return tuple(
        tuple(to_text(cell) if isinstance(cell, bool) else cell for cell in row) for row in cells
    )


def _named(banks: Spread) -> frozenset[str]:
    return frozenset(to_text(cell).strip() for row in banks.cells for cell in row) - {""}


def _sentence(wrong: Exception) -> str:
    return Voice(Language.ITALIAN).error(wrong) if isinstance(wrong, XlReconError) else str(wrong)
