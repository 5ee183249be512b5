from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xl_recon.ui.libreoffice.areas import SHEET, Area, address_of, areas_of
from xl_recon.ui.libreoffice.formulas import from_calc, moved, to_calc

LEAVES = st.sampled_from(
    ["A1", "$B$2:C9", "Conti!A1", "'Piano dei conti'!$A:$A", '"a,b;c"', "1.5", "{1,2;3,4}",
     "Prima[[#This Row],[Conto Dare]]", "Prima[Importo]", "#REF!", '"d""e"', "Soglia"]
)  # fmt: skip
FORMULAS = st.recursive(
    LEAVES,
    lambda inner: st.lists(inner, min_size=1, max_size=3).map(
        lambda some: f"SUM({','.join(some)})"
    ),
    max_leaves=8,
)


@given(FORMULAS)
def test_a_formula_there_and_back_is_the_same(formula: str) -> None:
    assert from_calc(to_calc(f"=({formula})")) == f"=({formula})"


@pytest.mark.parametrize(
    ("excel", "calc"),
    [
        ("=A1,B1", "=A1;B1"),
        ('="a,b"&Conti!A1', '="a,b"&$Conti.A1'),
        ("='It''s'!A1", "=$'It''s'.A1"),
        ("=[@Importo]*2", "=T[[#This Row];[Importo]]*2"),
        ("=[@[Conto Dare]]", "=T[[#This Row];[Conto Dare]]"),
        ("=Prima[@Importo]", "=Prima[[#This Row];[Importo]]"),
    ],
)
def test_excels_notation_becomes_libreoffices(excel: str, calc: str) -> None:
    assert to_calc(excel, "T") == calc


@pytest.mark.parametrize(
    ("formula", "down_and_right"),
    [
        ("=A1+$A1+A$1+$A$1", "=B3+$A3+B$1+$A$1"),
        ("=\"A1\"&T[A1]&'A1'!A1", "=\"A1\"&T[A1]&'A1'!B3"),
        ("=LOG10(A1)+A1B", "=LOG10(B3)+A1B"),
        ("=ZZZ9", "=ZZZ9"),
    ],
)
def test_relative_places_move_and_no_others(formula: str, down_and_right: str) -> None:
    assert moved(formula, 2, 1) == down_and_right


AREAS = st.builds(
    lambda top, left, height, width: Area(top, left, top, left).sized(height, width),
    st.integers(1, 1000), st.integers(1, 800), st.integers(1, 1000), st.integers(1, 800),
)  # fmt: skip


@given(st.lists(AREAS, min_size=1, max_size=5))
def test_an_address_reads_back(areas: list[Area]) -> None:
    assert areas_of(address_of(areas)) == tuple(areas)
    assert areas_of(address_of(areas, row="", column="")) == tuple(areas)
    assert all(SHEET.holds(area) for area in areas)


@pytest.mark.parametrize(
    "text", ["A", "1", "A1:", "A1:B", "A0", "XFE1", "A1048577", "Nome", "A1,x"]
)
def test_what_is_no_address_is_none(text: str) -> None:
    assert areas_of(text) is None
