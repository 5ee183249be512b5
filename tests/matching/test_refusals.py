from __future__ import annotations

import pytest

from xl_recon.matching.refusals import Refused, reading


def test_a_refusal_says_in_which_cell_it_was_met() -> None:
    with pytest.raises(Refused) as refused, reading("amount", 7):
        raise Refused("rule.bad_amount", "x")
    told = refused.value
    assert (told.code, told.found, told.field, told.row) == ("rule.bad_amount", "x", "amount", 7)


def test_a_cell_that_was_named_already_stays_named() -> None:
    with pytest.raises(Refused) as refused, reading("amount", 7), reading("debit", 8):
        raise Refused("rule.bad_amount", "x")
    assert (refused.value.field, refused.value.row) == ("debit", 8)
