from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xl_recon.records.reference import creditor_reference, is_iban


@pytest.mark.parametrize(
    ("value", "kind", "valid"),
    [
        ("210000000003139471430009017", "QRR", True),
        ("210000000003139471430009018", "QRR", False),
        ("0000000003139471430009017", "QRR", False),
        ("120000000000234478943216899", "ISR", True),
        ("12", "ISR", False),
        ("RF18539007547034", "SCOR", True),
        ("RF19539007547034", "SCOR", False),
        ("+++090/9337/55493+++", "SCOR", True),
        ("+++090/9337/55494+++", "SCOR", False),
        ("RIF 12", "SCOR", False),
    ],
)
def test_check_digits_decide(value: str, kind: str, *, valid: bool) -> None:
    assert creditor_reference(value, kind).valid is valid


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        ("rf18 5390 0754 7034", "SCOR"),
        ("21 00000 00003 13947 14300 09017", "QRR"),
        ("21 00000 00003 13947 14300 09018", ""),
        ("Fattura 12", ""),
    ],
)
def test_a_missing_kind_is_told_by_the_shape(value: str, kind: str) -> None:
    assert creditor_reference(value).kind == kind


def test_spaces_are_left_out() -> None:
    assert creditor_reference("RF18 5390 0754 7034").value == "RF18539007547034"


@given(st.from_regex(r"RF[0-9]{2}[0-9A-Z]{1,21}", fullmatch=True))
def test_iso_references_are_judged_by_iso_7064(value: str) -> None:
    digits = "".join(str(int(letter, 36)) for letter in value[4:] + value[:4])
    assert creditor_reference(value, "SCOR").valid == (int(digits) % 97 == 1)


@pytest.mark.parametrize(
    ("text", "valid"),
    [
        ("CH9300762011623852957", True),
        ("IT60X0542811101000000123456", True),
        ("CH9300762011623852958", False),
        ("87052000/123456789", False),
        ("", False),
    ],
)
def test_an_iban_is_known_by_its_check_digits(text: str, *, valid: bool) -> None:
    assert is_iban(text) is valid
