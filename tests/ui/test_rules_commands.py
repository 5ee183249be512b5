from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.ui.running import CommandLine
from xl_recon.ui.clock import now
from xl_recon.ui.commands.rules import _COMMANDS
from xl_recon.workbook.file_store import FileStore
from xl_recon.workbook.store import CellValue, CellWrite, TableWrite

RENT, STATIONERY = 5, 8  # rows of the journal


@pytest.fixture
def journal(xl_recon: CommandLine, workbook: Path, movements: Path) -> Path:
    assert xl_recon("import", workbook, movements, "--account", "1020").status == 0
    return workbook


@pytest.fixture
def completed(xl_recon: CommandLine, journal: Path) -> Path:
    xl_recon("apply", journal)
    return journal


def add_rule(path: Path, **columns: CellValue) -> int:
    """Append a rule and return its worksheet row."""
    store = FileStore(path, moment=now())
    table = "Registrazioni_ricorrenti"
    heads = {"Conto_Dare": "Conto Dare", "Conto_Avere": "Conto Avere"}
    cells = {heads.get(name, name): [value] for name, value in columns.items()}
    store.write([TableWrite(table=table, appended={"Doc": ["!Rule"], **cells})])
    return store.first_row(table) + store.read(table, ["Doc"]).height - 1


def set_cell(path: Path, header: str, row: int, value: CellValue) -> None:
    store = FileStore(path, moment=now())
    place = row - store.first_row("Registrazioni") + 1
    cell = CellWrite(header=header, rows=[place], value=value)
    store.write([TableWrite(table="Registrazioni", cells=[cell])])


def sheet(path: Path, name: str) -> list[Sequence[object]]:
    return [row for row in load_workbook(path)[name].iter_rows(values_only=True) if any(row)]


def test_a_waiting_row_is_told_its_rule(xl_recon: CommandLine, journal: Path) -> None:
    ran = xl_recon("rules", "explain", journal, "--row", str(RENT))
    assert ran.status == 0
    assert "La riga aspetta una regola.\nVince la regola alla riga 5 «Affitto»" in ran.out
    assert "va bene: il denaro esce" in ran.out


def test_a_completed_row_is_told_who_did_it(xl_recon: CommandLine, completed: Path) -> None:
    ran = xl_recon("rules", "explain", completed, "--row", str(RENT))
    assert "L'ha completata la regola «Affitto»" in ran.out
    assert "oggi le regole farebbero lo stesso." in ran.out


def test_a_row_completed_by_hand_is_called_so(xl_recon: CommandLine, journal: Path) -> None:
    set_cell(journal, "Conto Dare", STATIONERY, "6500")
    ran = xl_recon("rules", "explain", journal, "--row", str(STATIONERY))
    assert "È completata a mano (conto 6500); nessuna regola lo farebbe." in ran.out


def test_a_row_without_a_rule_is_told_what_misses(xl_recon: CommandLine, journal: Path) -> None:
    row = add_rule(journal, Descrizione="+cartoleria gomma", Conto_Dare="6500")
    ran = xl_recon("rules", "explain", journal, "--row", str(STATIONERY))
    assert ran.status == 1
    assert "Nessuna regola va bene. Le più vicine:" in ran.out
    assert f"Regola alla riga {row} «+cartoleria gomma» (conto 6500):" in ran.out
    assert "non va bene: manca la parola «gomma»" in ran.out


def test_rules_that_do_not_serve_are_told(xl_recon: CommandLine, journal: Path) -> None:
    off = add_rule(journal, Descrizione="matita", Conto_Dare="6500", Attiva="No")
    bad = add_rule(journal, Descrizione="cartoleria", Conto_Dare="6500", Importo="tanto")
    ran = xl_recon("rules", "explain", journal, "--row", str(STATIONERY))
    assert f"La regola alla riga {off} «matita» avrebbe il testo giusto, ma è spenta" in ran.out
    assert f"La regola alla riga {bad} «cartoleria» avrebbe il testo giusto" in ran.out
    assert "l'importo «tanto» non si capisce" in ran.out


def test_an_explanation_speaks_json(xl_recon: CommandLine, completed: Path) -> None:
    found = xl_recon("rules", "explain", completed, "--row", str(RENT), "--json").json
    assert (found["row"], found["amount"], found["date"]) == (RENT, "1950.00", "2026-01-12")
    assert (found["standing"], found["completed_by"]) == ("same_rule", "Affitto")
    assert found["fitting"][0]["conditions"][0]["found"][0]["within"] == "Affitto"


def test_what_is_near_and_what_is_off_speaks_json(xl_recon: CommandLine, journal: Path) -> None:
    off = add_rule(journal, Descrizione="matita", Conto_Dare="6500", Attiva="No")
    found = xl_recon("rules", "explain", journal, "--row", str(STATIONERY), "--json").json
    assert len(found["nearest"]) == 3
    assert [(it["rule_row"], it["code"]) for it in found["idle"]] == [(off, "off")]


def test_a_row_outside_the_table_is_refused(xl_recon: CommandLine, journal: Path) -> None:
    ran = xl_recon("rules", "explain", journal, "--row", "99")
    assert (ran.status, ran.err) == (3, "Registrazioni, riga 99: non è nella tabella.\n")


def test_a_row_without_a_bank_account_is_refused(xl_recon: CommandLine, journal: Path) -> None:
    set_cell(journal, "Conto Avere", STATIONERY, "2000")
    set_cell(journal, "Conto Dare", STATIONERY, "6500")
    ran = xl_recon("rules", "explain", journal, "--row", str(STATIONERY))
    assert ran.status == 3
    assert ran.err.startswith("Registrazioni, riga 8: non ha un conto bancario")


def test_a_trial_counts_and_sums(xl_recon: CommandLine, completed: Path) -> None:
    ran = xl_recon("rules", "try", completed, "--rule", "5")
    assert ran.status == 0
    assert "Prova della regola alla riga 5 «Affitto» (conto 6000)." in ran.out
    assert "Va bene per 1 riga del giornale su 4:" in ran.out
    assert "1 è già completata così (riga 5)" in ran.out
    assert "entrate 0,00, uscite 1.950,00." in ran.out


def test_a_trial_shows_rows_that_are_different_now(xl_recon: CommandLine, completed: Path) -> None:
    set_cell(completed, "Conto Dare", RENT, "6999")
    ran = xl_recon("rules", "try", completed, "--rule", "5")
    assert "1 ha adesso un altro conto o un altro codice IVA (riga 5)" in ran.out
    assert "1.950,00  6999 → 6000" in ran.out


def test_a_rule_that_is_off_is_tried_and_said_to_be_off(
    xl_recon: CommandLine, journal: Path
) -> None:
    row = add_rule(journal, Descrizione="matit", Conto_Dare="6500", Attiva="No")
    ran = xl_recon("rules", "try", journal, "--rule", str(row))
    assert "qui è provata come se fosse accesa" in ran.out
    assert "1 aspetta e sarebbe completata (riga 8)" in ran.out
    assert "il testo sta dentro una parola più lunga: controllare (riga 8)" in ran.out


def test_a_rule_that_is_refused_cannot_be_tried(xl_recon: CommandLine, journal: Path) -> None:
    row = add_rule(journal, Descrizione="matita", Conto_Dare="6500", Importo="tanto")
    ran = xl_recon("rules", "try", journal, "--rule", str(row))
    assert ran.status == 3
    assert f"La regola alla riga {row} non si può provare." in ran.out
    assert "l'importo «tanto» non si capisce" in ran.out


def test_a_rule_that_fits_nothing_says_so(xl_recon: CommandLine, journal: Path) -> None:
    row = add_rule(journal, Descrizione="zzz", Conto_Dare="6500")
    ran = xl_recon("rules", "try", journal, "--rule", str(row))
    assert "Nessuna riga del giornale va bene per questa regola (4 guardate)." in ran.out


def test_a_trial_speaks_json(xl_recon: CommandLine, completed: Path) -> None:
    found = xl_recon("rules", "try", completed, "--rule", "5", "--json").json
    assert found["counts"] == {"completes": 0, "same": 1, "different": 0, "taken": 0}
    assert [(row["row"], row["amount"]) for row in found["rows"]] == [(RENT, "1950.00")]
    assert found["totals"][0]["out"] == "1950.00"


def test_a_row_that_is_no_rule_cannot_be_tried(xl_recon: CommandLine, journal: Path) -> None:
    ran = xl_recon("rules", "try", journal, "--rule", "99")
    assert ran.status == 3
    assert "riga 99: non è nella tabella." in ran.err


def test_healthy_rules_are_in_order(xl_recon: CommandLine, tmp_path: Path) -> None:
    xl_recon("demo", tmp_path)
    ran = xl_recon("rules", "health", tmp_path / "Registrazioni-demo.xlsx")
    assert (ran.status, ran.out) == (0, "Le regole sono in ordine.\n")


def test_what_is_wrong_with_rules_is_told_with_its_proof(
    xl_recon: CommandLine, completed: Path
) -> None:
    row = add_rule(completed, Descrizione="affitto gennaio", Conto_Dare="6000")
    ran = xl_recon("rules", "health", completed)
    assert ran.status == 1
    assert f"! Regola alla riga {row} «affitto gennaio»: non può mai servire" in ran.out
    assert "la regola alla riga 5 prende già" in ran.out
    assert "Prova: Registrazioni, riga 5." in ran.out


def test_of_very_many_findings_the_first_hundred_are_told(
    xl_recon: CommandLine, completed: Path
) -> None:
    table = "Registrazioni_ricorrenti"
    many = {"Doc": ["!Rule"], "Descrizione": ["affitto"], "Conto Dare": ["6000"]}
    appended = {name: cells * 102 for name, cells in many.items()}
    FileStore(completed, moment=now()).write([TableWrite(table=table, appended=appended)])
    told = xl_recon("rules", "health", completed).out.splitlines()
    assert len([line for line in told if line.startswith("! ")]) == 100
    assert told[-2].startswith("… e ")


def test_findings_speak_json(xl_recon: CommandLine, completed: Path) -> None:
    row = add_rule(completed, Descrizione="matita", Conto_Dare="6500", Importo="tanto")
    found = xl_recon("rules", "health", completed, "--json").json["findings"]
    refused = next(it for it in found if it["kind"] == "refused")
    assert refused["rule_row"] == row
    assert "tanto" in refused["text"]


@pytest.mark.parametrize(
    ("arguments", "name", "cells"),
    [
        (["explain", "--row", "5"], "Spiega", {"Che cosa va bene", "vince"}),
        (["try", "--rule", "5"], "Prova regola", {"Conto della regola", "è già così"}),
        (["health"], "Salute regole", {"Spiegazione", "coperta da un'altra"}),
    ],
)
def test_a_result_can_be_put_on_a_sheet(
    xl_recon: CommandLine,
    completed: Path,
    arguments: list[str],
    name: str,
    cells: set[str],
) -> None:
    add_rule(completed, Descrizione="affitto gennaio", Conto_Dare="6000")
    asked, *options = arguments
    xl_recon("rules", asked, completed, *options, "--sheet", "--lang", "en")
    assert cells <= {value for row in sheet(completed, name) for value in row}


@pytest.mark.parametrize("command", _COMMANDS)
@pytest.mark.parametrize(("language", "use"), [("it", "Uso"), ("en", "Usage")])
def test_every_command_of_the_group_explains_itself(
    xl_recon: CommandLine, command: str, language: str, use: str
) -> None:
    ran = xl_recon("rules", command, "--help", "--lang", language)
    assert ran.status == 0
    assert ran.out.startswith(f"{use}: xl-recon rules {command} [")


def test_the_group_lists_its_commands(xl_recon: CommandLine) -> None:
    ran = xl_recon("rules", "--help")
    assert all(f"\n  {command} " in ran.out for command in _COMMANDS)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "Manca il comando dopo «rules». I comandi: "),
        (["vola"], "Il comando «vola» non c'è. I comandi: "),
        (["explain", "a.xlsx"], "Manca --row."),
        (["try", "a.xlsx", "--rule", "x"], "«x» non è il numero di una riga."),
    ],
)
def test_a_wrong_call_of_the_group_is_told_what_is_wrong(
    xl_recon: CommandLine, arguments: list[str], said: str
) -> None:
    ran = xl_recon("rules", *arguments)
    assert ran.status == 2
    assert ran.err.startswith(said)
