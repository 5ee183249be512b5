from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.matching.case_files import cases
from xl_recon.matching.formulas import formula
from xl_recon.matching.part_amounts import part_amount
from xl_recon.matching.refusals import Refused
from xl_recon.matching.splits import Division, Undivided, divided, refuse_bad_parts
from xl_recon.records.split import FixedAmount, Part, PartAmount, Remainder, Share

FORMULAS = (
    "=importo/3", "=importo*0.3", "=importo-10", "=arrotonda(importo/1.077;2)",
    "=importo-arrotonda(importo/1.077;2)", "=min(importo;5)", "=max(importo-5;0)", "=1/(importo-1)",
)  # fmt: skip
MONEY = st.decimals("0.00", "99.99", places=2)
MOVEMENTS = st.decimals("0.01", "999.99", places=2)
PARTS = st.lists(
    st.builds(
        lambda amount, against: a_part(amount, against=against),
        MONEY.map(FixedAmount)
        | st.decimals("0", "110", places=2).map(Share)
        | st.just(Remainder())
        | st.sampled_from(FORMULAS).map(formula),
        st.sampled_from([False, False, False, True]),
    ),
    max_size=5,
)


def a_part(amount: PartAmount, *, against: bool = False, row: int = 2) -> Part:
    return Part(row=row, account="4000", against=against, amount=amount)


def parts_of(written: str) -> list[Part]:
    """The parts of `900.00 & bank resto`."""
    return [
        a_part(part_amount(it.removeprefix("bank ")), against=it.startswith("bank "), row=place)
        for place, it in enumerate(written.split(" & ") if written else (), 2)
    ]


def told(division: Division | Undivided) -> str:
    match division:
        case Division(amounts):
            return " ".join(map(str, amounts))
        case Undivided():
            return f"{division.code} {division.detail}".strip()


@st.composite
def whole_shares(draw: st.DrawFn) -> list[Part]:
    """Shares that make 100 %."""
    cuts = sorted(draw(st.lists(st.decimals("0", "100", places=3), max_size=6)))
    ends = zip([Decimal(0), *cuts], [*cuts, Decimal(100)], strict=True)
    return [a_part(Share(high - low)) for low, high in ends]


@pytest.mark.parametrize(("parts", "movement", "wanted"), cases("splits.txt"))
def test_the_table_of_cases_holds(parts: str, movement: str, wanted: str) -> None:
    amount = None if movement == "-" else Decimal(movement)
    assert told(divided(parts_of(parts), amount)) == wanted


@given(parts=PARTS, movement=MOVEMENTS)
def test_parts_add_up_to_the_cent_unless_they_are_refused(
    parts: list[Part], movement: Decimal
) -> None:
    match divided(parts, movement):
        case Division(amounts):
            sides = [(-1 if part.against else 1) for part in parts]
            assert sum(map(Decimal.__mul__, amounts, map(Decimal, sides))) == movement
            assert all(amount >= 0 and amount.as_tuple().exponent == -2 for amount in amounts)
        case Undivided() as refused:
            assert refused.code in {
                "rule.split_off", "rule.split_negative", "rule.part_division"
            }  # fmt: skip


@given(parts=PARTS, movement=MOVEMENTS)
def test_an_amount_that_stands_in_the_rule_is_never_touched(
    parts: list[Part], movement: Decimal
) -> None:
    division = divided(parts, movement)
    if isinstance(division, Division):
        fixed = [
            (part.amount.amount, amount)
            for part, amount in zip(parts, division.amounts, strict=True)
            if isinstance(part.amount, FixedAmount)
        ]
        assert all(written == amount for written, amount in fixed)


@given(parts=whole_shares(), movement=MOVEMENTS)
def test_shares_of_the_whole_are_never_refused(parts: list[Part], movement: Decimal) -> None:
    refuse_bad_parts(parts)
    division = divided(parts, movement)
    assert isinstance(division, Division)
    for part, amount in zip(parts, division.amounts, strict=True):
        assert isinstance(part.amount, Share)
        assert abs(amount - movement * part.amount.percent / 100) < Decimal("0.01")


@given(parts=PARTS, movement=MOVEMENTS)
def test_a_part_of_the_difference_makes_the_others_fit(
    parts: list[Part], movement: Decimal
) -> None:
    fixed = [part for part in parts if isinstance(part.amount, FixedAmount)]
    division = divided(fixed, movement)
    if isinstance(division, Undivided):
        missing = Decimal(division.detail)
        side = a_part(FixedAmount(abs(missing)), against=missing < 0)
        assert missing
        assert isinstance(divided([*fixed, side], movement), Division)


@pytest.mark.parametrize(
    ("parts", "fault"),
    [
        ("=importo-900 & resto", 2),
        ("resto & 200.00", 2),
        ("200.00 & =importo/(importo-100)", 3),
    ],
)
def test_the_part_at_fault_is_named(parts: str, fault: int) -> None:
    division = divided(parts_of(parts), Decimal("100.00"))
    assert isinstance(division, Undivided)
    assert division.part is not None
    assert division.part.row == fault


@pytest.mark.parametrize(
    ("parts", "code", "found"),
    [
        ("resto & 10.00 & resto", "rule.two_remainders", ""),
        ("resto & bank resto", "rule.two_remainders", ""),
        ("50% & 45%", "rule.shares_off", "95%"),
        ("33.33% & 33.33% & 33.33%", "rule.shares_off", "99.99%"),
        ("100% & 20%", "rule.shares_off", "120%"),
        ("100% & bank 3%", "rule.shares_off", "97%"),
        ("bank 100%", "rule.shares_off", "-100%"),
    ],
)
def test_parts_that_fit_no_movement_are_refused(parts: str, code: str, found: str) -> None:
    with pytest.raises(Refused) as refused:
        refuse_bad_parts(parts_of(parts))
    assert (refused.value.code, refused.value.found) == (code, found)


@pytest.mark.parametrize(
    "parts",
    [
        "50% & 50%",
        "103% & bank 3%",
        "50% & resto",
        "50% & 10.00",
        "50% & =importo*0.4",
        "900.00 & 100.00",
        "resto",
        "",
    ],
)
def test_parts_that_may_fit_a_movement_serve(parts: str) -> None:
    refuse_bad_parts(parts_of(parts))
