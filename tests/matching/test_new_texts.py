from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import a_candidate
from tests.matching.case_files import cases
from xl_recon.matching.new_texts import asked_fields, new_text, refuse_bad_text
from xl_recon.matching.refusals import Refused

ROW = a_candidate(
    date=date(2025, 3, 5),
    amount=Decimal("1234.5"),
    counterparty="Rossi Srl",
    external_reference="2025-0042",
)
GROUPS = {"0": "Rata 7 di 12", "1": "7", "2": "12", "rata": "7"}
MONTHS = (
    "gennaio", "febbraio", "marzo", "aprile", "maggio", "giugno",
    "luglio", "agosto", "settembre", "ottobre", "novembre", "dicembre",
)  # fmt: skip


def outcome(template: str, description: str = "") -> str:
    try:
        refuse_bad_text(template, has_expression=True)
    except Refused as refused:
        return f"{refused.code} {refused.found}"
    return new_text(template, ROW._replace(description=description), GROUPS)


@pytest.mark.parametrize(("template", "description", "wanted"), cases("new_texts.txt"))
def test_the_table_of_cases_holds(template: str, description: str, wanted: str) -> None:
    assert outcome(template, description) == wanted.replace("refused", "rule.bad_placeholder")


@pytest.mark.parametrize("month", range(1, 13))
def test_months_have_their_italian_names(month: int) -> None:
    row = a_candidate(date=date(2025, month, 1))
    name = MONTHS[month - 1]
    assert new_text("{data:%B} {data:%b}", row, {}) == f"{name} {name[:3]}"


def test_a_fact_that_the_row_lacks_leaves_nothing() -> None:
    row = a_candidate(date=None, amount=None, account="")
    template = "Affitto {data} {data:%m} {importo} {controparte}{riferimento}{conto} {gruppo} qui"
    assert new_text(template, row, {}) == "Affitto qui"


def test_an_expression_without_groups_gives_all_that_it_found() -> None:
    assert new_text("{gruppo}", ROW, {"0": "RATA 7"}) == "RATA 7"


@pytest.mark.parametrize("template", ["", "  "])
def test_a_blank_template_keeps_the_banks_text(template: str) -> None:
    assert new_text(template, ROW._replace(description=" Due  parole "), {}) == " Due  parole "


def test_a_text_is_cut_at_what_a_cell_holds() -> None:
    row = a_candidate(description="x" * 32_000)
    assert new_text("{descrizione} {descrizione}", row, {}) == "x" * 32_000 + " " + "x" * 766


def test_a_cut_text_ends_in_no_blank() -> None:
    row = a_candidate(description="x" * 32_766)
    assert new_text("{descrizione} y", row, {}) == "x" * 32_766


def test_a_group_needs_an_expression() -> None:
    refuse_bad_text("{parola:1} {{gruppo}}", has_expression=False)
    with pytest.raises(Refused) as refused:
        refuse_bad_text("{parola:1} {Gruppo:2}", has_expression=False)
    assert (refused.value.code, refused.value.found) == ("rule.bad_placeholder", "{Gruppo:2}")


def test_a_bad_template_is_refused_when_it_is_used_as_well() -> None:
    with pytest.raises(Refused, match=r"rule\.bad_placeholder"):
        new_text("{foo}", ROW, {})


def test_a_template_tells_which_columns_it_looks_at() -> None:
    asked = asked_fields("{parola:1} {data:%m} {importo} {controparte} {riferimento} {{x}}")
    assert asked == {"description", "date", "amount", "counterparty", "external_reference"}
    assert asked_fields("Affitto") == frozenset()


@given(template=st.text("{}%:0129 descrizonpalatguB") | st.text())
def test_any_template_gives_a_text_or_is_refused(template: str) -> None:
    told = outcome(template, "BONIFICO ROSSI")
    assert told.strip() == told != ""
