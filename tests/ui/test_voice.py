from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

import pytest

from xl_recon.plan.changes import Table
from xl_recon.records.notice import Notice
from xl_recon.records.source import SourceRef
from xl_recon.ui.voice import Language, Voice

ITALIAN, ENGLISH = Voice(Language.ITALIAN), Voice(Language.ENGLISH)


def first_row(table: Table) -> int:
    return {Table.JOURNAL: 5, Table.RULES: 8}.get(table, 1)


@pytest.mark.parametrize(
    ("value", "italian", "english"),
    [
        (Decimal("-1234567.5"), "-1.234.567,50", "-1,234,567.50"),
        (date(2026, 1, 31), "31.01.2026", "2026-01-31"),
        (datetime(2026, 1, 31, 9, 5), "31.01.2026 09:05", "2026-01-31 09:05"),  # noqa: DTZ001
        (12345, "12.345", "12,345"),
        ("testo", "testo", "testo"),
        (None, "None", "None"),
    ],
)
def test_values_are_written_as_one_writes_them(value: object, italian: str, english: str) -> None:
    assert (ITALIAN.say("value", value=value), ENGLISH.say("value", value=value)) == (
        italian,
        english,
    )


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (0, "0 punti da controllare."),
        (1, "1 punto da controllare."),
        (2, "2 punti da controllare."),
    ],
)
def test_nouns_stand_in_their_number(count: int, said: str) -> None:
    assert ITALIAN.say("check.found", count=count) == said


def test_amounts_and_days_inside_a_detail_are_rewritten() -> None:
    notice = Notice("import.balance_off", SourceRef("a.xml"), "-1234.50, 2026-01-31")
    assert "differenza -1.234,50, 31.01.2026." in ITALIAN.notice(notice)


def test_a_reference_in_a_detail_stays_as_it_is() -> None:
    notice = Notice("import.same_statement", SourceRef("a.sta", 3), "2026.01.7")
    assert ITALIAN.notice(notice).startswith("a.sta, riga 3: questo estratto (2026.01.7) è già")


def test_rows_of_rules_and_journal_are_worksheet_rows() -> None:
    notice = Notice("rule.outranked", 2, "3, 4", rows=(1, 2, 9))
    assert ITALIAN.notice(notice, first_row) == (
        "Regola alla riga 9: è stata usata, ma andavano bene anche altre (righe 10-11) "
        "in Registrazioni, righe 5-6, 13. Vince la prima dell'elenco."
    )


def test_a_table_is_called_as_on_the_sheet() -> None:
    notice = Notice("undo.edited", Table.RULES.value, "Usata", rows=(1,))
    assert ITALIAN.notice(notice, first_row).startswith(
        "Registrazioni_ricorrenti, colonna Usata: cambiato dopo, riga 8."
    )


def test_colours_and_added_rows_have_names() -> None:
    told = ITALIAN.notice(Notice("undo.edited", Table.JOURNAL.value, "(colore)", rows=(1,)))
    assert told.startswith("Registrazioni, colore: cambiato dopo, riga 1.")


def test_a_long_list_of_rows_is_cut() -> None:
    notice = Notice("check.no_date", rows=tuple(range(1, 60, 2)))
    assert "righe 1, 3, 5, 7, 9, 11, 13, 15, …:" in ITALIAN.notice(notice)


@pytest.mark.parametrize(
    ("field", "said"),
    [
        ("amount", "Regola alla riga 14, colonna Importo: l'importo «x» non si capisce. "),
        ("expenses", "Regola alla riga 14, colonna Uscite: l'importo «x» non si capisce. "),
        ("", "Regola alla riga 14: l'importo «x» non si capisce. "),
    ],
)
def test_a_rule_that_is_refused_is_told_with_its_row_and_column(field: str, said: str) -> None:
    notice = Notice("rule.bad_amount", 7, "x", rows=(7,), field=field)
    assert ITALIAN.notice(notice, first_row).startswith(said)
