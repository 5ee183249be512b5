from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from operator import add, mul, sub

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.matching.case_files import cases
from xl_recon.matching.formulas import formula, rounded, value
from xl_recon.matching.refusals import Refused

MOVEMENT = Decimal("107.70")
# What a formula says, and what it has to come to; None where something is divided by zero.
Worked = tuple[str, Fraction | None]
LEAVES: list[Worked] = [
    ("0", Fraction(0)), ("900", Fraction(900)), ("1,077", Fraction("1.077")),
    ("0.3", Fraction("0.3")), ("30%", Fraction("0.3")), ("importo", Fraction(MOVEMENT)),
]  # fmt: skip
SIGNS = {"+": add, "-": sub, "−": sub, "*": mul, "×": mul}  # noqa: RUF001 - as typed


def joined(left: Worked, sign: str, right: Worked) -> Worked:
    text = f"({left[0]} {sign}{right[0]})"
    if left[1] is None or right[1] is None:
        return text, None
    if sign in "/÷":
        return text, left[1] / right[1] if right[1] else None
    return text, SIGNS[sign](left[1], right[1])


def negated(inner: Worked) -> Worked:
    return f"-{inner[0]}", None if inner[1] is None else -inner[1]


def chosen(name: str, left: Worked, right: Worked) -> Worked:
    text = f"{name}({left[0]};{right[0]})"
    if left[1] is None or right[1] is None:
        return text, None
    return text, min(left[1], right[1]) if name == "min" else max(left[1], right[1])


def sized(inner: Worked) -> Worked:
    return f"ass({inner[0]})", None if inner[1] is None else abs(inner[1])


# Three deep at most: deeper ones than 20 are refused.
def _grown(inner: st.SearchStrategy[Worked]) -> st.SearchStrategy[Worked]:
    return (
        inner
        | st.builds(joined, inner, st.sampled_from([*SIGNS, "/", "÷"]), inner)
        | st.builds(negated, inner)
        | st.builds(chosen, st.sampled_from(["min", "MAX"]), inner, inner)
        | st.builds(sized, inner)
    )


FORMULAS = _grown(_grown(_grown(st.sampled_from(LEAVES))))


def outcome(text: str, amount: Decimal) -> Fraction | str:
    try:
        return value(formula(text), amount)
    except Refused as refused:
        return f"{refused.code} {refused.found}"


@pytest.mark.parametrize(("text", "amount", "wanted"), cases("formulas.txt"))
def test_the_table_of_cases_holds(text: str, amount: str, wanted: str) -> None:
    comes_to = f"rule.part_division {text}" if wanted == "division" else Fraction(wanted)
    assert outcome(text, Decimal(amount)) == comes_to


def test_a_formula_keeps_what_the_user_wrote() -> None:
    assert formula("= Importo * 0,3").text == "= Importo * 0,3"


@given(worked=FORMULAS)
def test_a_formula_comes_to_what_its_parts_come_to(worked: Worked) -> None:
    written, wanted = worked
    text = f"={written}"
    comes_to = f"rule.part_division {text}" if wanted is None else wanted
    assert outcome(text, MOVEMENT) == comes_to


@given(text=st.text("0123456789.,%+-*/(); importax", max_size=40))
def test_what_is_understood_yields_a_number_or_divides_by_zero(text: str) -> None:
    found = outcome(f"={text}", MOVEMENT)
    assert isinstance(found, Fraction) or found.startswith(("rule.part_division", "rule.bad_part"))


@pytest.mark.parametrize("inner", ["(" * 19 + "1" + ")" * 19, "-" * 19 + "1"])
def test_a_formula_may_be_twenty_deep(inner: str) -> None:
    assert isinstance(outcome(f"={inner}", MOVEMENT), Fraction)
    assert outcome(f"=({inner})", MOVEMENT) == f"rule.bad_part =({inner})"


def test_a_long_formula_is_worked_out() -> None:
    assert outcome("=" + "importo+" * 31 + "0", MOVEMENT) == 31 * Fraction(MOVEMENT)


@given(number=st.fractions(), places=st.integers(0, 6))
def test_rounding_moves_by_half_a_place_at_most(number: Fraction, places: int) -> None:
    near = rounded(number, places)
    assert (near * 10**places).denominator == 1
    assert abs(near - number) <= Fraction(1, 2 * 10**places)


@given(number=st.fractions(), places=st.integers(0, 6))
def test_rounding_takes_no_notice_of_the_sign(number: Fraction, places: int) -> None:
    assert rounded(-number, places) == -rounded(number, places)
