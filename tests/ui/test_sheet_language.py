from __future__ import annotations

import pytest

from xl_recon.plan.changes import Outcome, Plan
from xl_recon.records.notice import Notice
from xl_recon.ui import sheet_language
from xl_recon.ui.clock import stamp


def first_row(_: object) -> int:
    return 5


def test_notices_are_counted_by_kind() -> None:
    notices = [
        Notice("import.known_lines", "a.xml", "2/9"),
        Notice("import.known_lines", "b.xml", "1/1"),
        Notice("rule.outranked", 3, "4", rows=(1, 2, 7)),
        Notice("rule.outranked", 5, "6", rows=(8,)),
    ]
    assert sheet_language.summary(notices) == "3 movimenti già presenti; 4 righe con più regole"


@pytest.mark.parametrize(
    ("notice", "told"),
    [
        (Notice("rules.rows_left", "", "1952"), "1.952 righe senza regola"),
        (
            Notice("import.pending", "a.xml", "1"),
            "1 movimento non ancora contabilizzato dalla banca",
        ),
        (Notice("import.same_file", "a.xml", "7"), "1 file già importato"),
        (Notice("import.other_account", "a.xml", "1020"), "1 estratto di un altro conto"),
        (Notice("rule.bad_text", 3, "+", rows=(3,)), "1 regola con testo non valido"),
    ],
)
def test_a_number_in_a_detail_counts_only_where_it_is_a_count(notice: Notice, told: str) -> None:
    assert sheet_language.summary([notice]) == told


def test_what_was_only_done_is_not_summed_up() -> None:
    assert sheet_language.summary([Notice("table.reading", "a.csv", "Data, Importo")]) == ""
    assert sheet_language.summary([]) == ""


def test_an_outcome_is_a_sentence_on_the_sheet() -> None:
    plan = Plan(outcomes=(Outcome(code="import.maybe_known", row="a.xml", detail="3"),))
    (outcome,) = sheet_language.for_the_sheet(plan, first_row).outcomes
    assert outcome.detail.startswith("a.xml: 1 movimento potrebbe essere già nel giornale (riga 7)")


def test_a_stamp_carries_the_summary_and_the_user(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOGNAME", "bianchi")
    stamped = stamp("Applica regole", "8 righe con più regole")
    assert (stamped.user, stamped.summary) == ("bianchi", "8 righe con più regole")
    assert stamped.moment.microsecond == 0


def test_an_account_without_a_name_leaves_the_user_blank(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LOGNAME", "USER", "LNAME", "USERNAME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("os.getuid", lambda: 4_000_000_000)
    assert stamp("Annulla").user == ""
