"""Profiles of tables on the command line: shown, corrected, saved, asked for, taken elsewhere."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.ui.running import CommandLine
from xl_recon.plan.changes import AppendRecords, Plan, Table, TableRow
from xl_recon.ui import files
from xl_recon.ui.clock import now, stamp
from xl_recon.ui.commands.profile import _COMMANDS
from xl_recon.workbook.file_store import FileStore
from xl_recon.workbook.journal_workbook import JournalWorkbook

UNMARKED = "Date,Text,Amount\n13/04/2026,Rent,-1.250\n14/04/2026,Oak,2.500\n15/04/2026,Ink,-3.125\n"
UNORDERED = "Date,Text,Amount\n03/04/2026,Rent,-1.25\n05/05/2026,Oak,2.50\n04/03/2026,Ink,-3.12\n"


@pytest.fixture
def doubtful(tmp_path: Path) -> Path:
    path = tmp_path / "dubbio.csv"
    path.write_text(UNMARKED, "utf-8")
    return path


@pytest.fixture
def saved(xl_recon: CommandLine, workbook: Path, movements: Path) -> Path:
    assert xl_recon("profile", "save", workbook, movements, "--name", "Betulla").status == 0
    return workbook


def profiles(path: Path) -> list[str]:
    workbook = JournalWorkbook(FileStore(path, moment=now()))
    return [profile.name for profile in workbook.profiles().profiles]


def test_a_file_is_shown_with_its_columns_and_its_proof(
    xl_recon: CommandLine, movements: Path
) -> None:
    ran = xl_recon("profile", "show", movements)
    assert ran.status == 0
    assert "Tabella con 4 movimenti, letta così:" in ran.out
    assert "  3  Importo      importo      -1950.00 · 400.50\n" in ran.out
    assert "Decimali con il punto; date: giorno, mese, anno; segno normale." in ran.out
    assert "Prova: saldo concorde in 3 righe su 3." in ran.out


def test_a_reading_speaks_json(xl_recon: CommandLine, movements: Path) -> None:
    (file,) = xl_recon("profile", "show", movements, "--json").json["files"]
    (table,) = file["tables"]
    assert table["columns"][2] == {
        "column": 3,
        "heading": "Importo",
        "uses": ["amount"],
        "samples": ["-1950.00", "400.50"],
    }
    assert table["proof"] == {"agreed": 3, "tested": 3, "totals": False}


def test_a_correction_against_the_balances_is_told(xl_recon: CommandLine, movements: Path) -> None:
    ran = xl_recon("profile", "show", movements, "--sign", "turned")
    assert ran.status == 1
    assert "! La correzione va contro i saldi: senza, il saldo è concorde in 3 righe su 3." in (
        ran.out
    )


def test_a_proof_given_up_is_told(xl_recon: CommandLine, movements: Path) -> None:
    ran = xl_recon("profile", "show", movements, "--column", "Saldo=ignora")
    assert ran.status == 0
    assert "! Con la correzione si perde la prova" in ran.out


def test_a_correction_without_effect_is_told(xl_recon: CommandLine, movements: Path) -> None:
    ran = xl_recon("profile", "show", movements, "--decimal", "punto")
    assert "La correzione non cambia nessun movimento di questo file." in ran.out


def test_movements_lost_by_a_correction_are_told(xl_recon: CommandLine, tmp_path: Path) -> None:
    path = tmp_path / "quote.csv"
    rows = "13.01.2026;Rovere;12.50;9.00\n14.01.2026;Matita;-3.00;\n15.01.2026;Olmo;-2.00;-1.00\n"
    path.write_text(f"Data;Testo;Importo;Quota\n{rows}", "utf-8")
    ran = xl_recon("profile", "show", path, "--column", "Quota=importo")
    assert "! Con la correzione i movimenti letti sono 2, senza sono 3." in ran.out


@pytest.mark.parametrize(
    ("option", "value", "said"),
    [
        ("--column", "Valuta", "non si capisce. Si scrive colonna=uso"),
        ("--column", "Valuta=boh", "non si capisce"),
        ("--decimal", "x", "«x»: si può scegliere virgola o punto."),
        ("--dates", "", "non è un ordine di date"),
        ("--sign", "storto", "si può scegliere normal o turned"),
        ("--reading", "due", "non è il numero di una lettura"),
    ],
)
def test_a_correction_that_makes_no_sense_is_a_wrong_call(
    xl_recon: CommandLine, movements: Path, option: str, value: str, said: str
) -> None:
    ran = xl_recon("profile", "show", movements, option, value)
    assert ran.status == 2
    assert said in ran.err


@pytest.mark.parametrize(
    ("correction", "said"),
    [
        ("Zeta=data", "la colonna «Zeta» non c'è."),
        ("Descrizione=importo", "nella colonna «Descrizione» non ci sono importi."),
        ("Descrizione=data", "nella colonna «Descrizione» non ci sono date."),
    ],
)
def test_a_correction_that_the_file_denies_is_refused(
    xl_recon: CommandLine, movements: Path, correction: str, said: str
) -> None:
    ran = xl_recon("profile", "show", movements, "--column", correction)
    assert (ran.status, ran.err) == (3, f"movimenti.csv: {said}\n")


def test_of_several_files_a_bad_one_does_not_stop_the_others(
    xl_recon: CommandLine, movements: Path, tmp_path: Path
) -> None:
    ran = xl_recon("profile", "show", tmp_path / "niente.csv", movements)
    assert ran.status == 1
    assert "Tabella con 4 movimenti" in ran.out


def test_a_saved_profile_reads_the_next_file(
    xl_recon: CommandLine, saved: Path, movements: Path
) -> None:
    assert profiles(saved) == ["Betulla"]
    ran = xl_recon("profile", "show", movements, saved)
    assert "  Con il profilo salvato «Betulla»." in ran.out
    imported = xl_recon("import", saved, movements, "--account", "1020", "--json")
    assert imported.status == 0
    read = xl_recon("read", movements, "--workbook", saved)
    assert "letta con il profilo «Betulla»." in read.out


def test_a_trial_of_saving_writes_nothing(
    xl_recon: CommandLine, workbook: Path, movements: Path
) -> None:
    ran = xl_recon("profile", "save", workbook, movements, "--name", "Betulla", "--dry-run")
    assert "Prova soltanto" in ran.out
    assert profiles(workbook) == []


def test_saving_is_logged_and_undone(xl_recon: CommandLine, saved: Path) -> None:
    assert "Salva profilo" in xl_recon("batches", saved).out
    ran = xl_recon("undo", saved)
    assert "Profili_estratto, cancellata la riga aggiunta" in ran.out
    assert profiles(saved) == []


def test_the_same_profile_is_not_saved_twice(
    xl_recon: CommandLine, saved: Path, movements: Path
) -> None:
    ran = xl_recon("profile", "save", saved, movements, "--name", "Betulla")
    assert (ran.status, profiles(saved)) == (0, ["Betulla"])
    assert "Betulla: in Registrazioni.xlsx c'è già, uguale." in ran.out


def test_another_profile_of_the_same_name_is_saved_only_when_told_to(
    xl_recon: CommandLine, saved: Path, movements: Path
) -> None:
    call = ("profile", "save", saved, movements, "--name", "Betulla", "--bank", "Banca Betulla")
    ran = xl_recon(*call)
    assert ran.status == 3
    assert "C'è già il profilo «Betulla»" in ran.err
    assert xl_recon(*call, "--replace", "--json").json["batch"] == 2


def test_an_undecided_file_is_held_back_and_the_others_go_on(
    xl_recon: CommandLine, workbook: Path, movements: Path, doubtful: Path
) -> None:
    ran = xl_recon("import", workbook, doubtful, movements, "--account", "1020")
    assert ran.status == 1
    assert "Importate 4 righe" in ran.out
    assert "dubbio.csv: la tabella si può leggere in 2 modi" in ran.err
    assert "Lettura 1: Date | Amount. Nella riga 2 del file il movimento è del 13.04.2026" in (
        ran.err
    )
    assert "-1.250,00" in ran.err
    assert "ripetere con --reading 1 / --reading 2." in ran.err


def test_an_undecided_file_alone_waits_for_a_person(
    xl_recon: CommandLine, workbook: Path, doubtful: Path
) -> None:
    ran = xl_recon("import", workbook, doubtful, "--account", "1020", "--json")
    assert ran.status == 1
    (refused,) = ran.json["refused"]
    assert refused["code"] == "ReadingNeeded"
    assert {option["amount"] for option in refused["readings"]} == {"-1.250", "-1250"}


def test_days_that_may_be_months_are_asked(
    xl_recon: CommandLine, workbook: Path, tmp_path: Path
) -> None:
    path = tmp_path / "date.csv"
    path.write_text(UNORDERED, "utf-8")
    found = xl_recon("import", workbook, path, "--account", "1020", "--json").json
    assert {option["date"] for option in found["refused"][0]["readings"]} == {
        "2026-04-03",
        "2026-03-04",
    }


def test_a_number_decides(xl_recon: CommandLine, workbook: Path, doubtful: Path) -> None:
    ran = xl_recon("import", workbook, doubtful, "--account", "1020", "--reading", "2")
    assert "Importate 3 righe" in ran.out


def test_a_number_that_is_not_there_is_refused(
    xl_recon: CommandLine, workbook: Path, doubtful: Path
) -> None:
    ran = xl_recon("import", workbook, doubtful, "--account", "1020", "--reading", "3")
    assert ran.status == 3
    assert "la lettura 3 non c'è: le letture sono 2." in ran.err


def test_a_saved_choice_decides_from_then_on(
    xl_recon: CommandLine, workbook: Path, doubtful: Path
) -> None:
    call = ("profile", "save", workbook, doubtful, "--name", "Dubbio")
    asked = xl_recon(*call)
    assert (asked.status, profiles(workbook)) == (1, [])
    assert "--reading 1 / --reading 2" in asked.err
    assert len(xl_recon(*call, "--json").json["readings"]) == 2
    assert xl_recon(*call, "--reading", "2").status == 0
    assert xl_recon("import", workbook, doubtful, "--account", "1020").status == 0


def test_reading_shows_the_best_and_claims_nothing(xl_recon: CommandLine, doubtful: Path) -> None:
    (statement,) = xl_recon("read", doubtful, "--json").json["statements"]
    assert (statement["check"], len(statement["readings"])) == ("none", 2)
    (decided,) = xl_recon("read", doubtful, "--reading", "2", "--json").json["statements"]
    assert "readings" not in decided


def test_an_undecided_file_is_shown_with_what_to_type(
    xl_recon: CommandLine, doubtful: Path
) -> None:
    ran = xl_recon("profile", "show", doubtful)
    assert ran.status == 1
    assert "Lettura 2: Date | Amount." in ran.out
    assert "Per scegliere: --reading con il numero" in ran.out


@pytest.mark.parametrize("name", ["profili.json", "profili.xlsx"])
def test_profiles_go_to_another_workbook(
    xl_recon: CommandLine, saved: Path, tmp_path: Path, name: str
) -> None:
    other = tmp_path / "Altra.xlsx"
    other.write_bytes(files.template())
    ran = xl_recon("profile", "export", saved, tmp_path / name)
    assert (ran.status, ran.out) == (0, f"1 profilo scritto in {name}.\n")
    assert xl_recon("profile", "import", other, tmp_path / name).status == 0
    assert profiles(other) == ["Betulla"]


def test_an_export_replaces_no_file(xl_recon: CommandLine, saved: Path, tmp_path: Path) -> None:
    target = tmp_path / "profili.json"
    target.write_text("{}", "utf-8")
    assert xl_recon("profile", "export", saved, target).status == 3
    assert json.loads(target.read_text("utf-8")) == {}


def test_an_export_needs_a_known_ending(xl_recon: CommandLine, saved: Path, tmp_path: Path) -> None:
    ran = xl_recon("profile", "export", saved, tmp_path / "profili.txt")
    assert (ran.status, "deve finire con .xlsx o .json" in ran.err) == (2, True)


def test_a_file_without_profiles_is_refused(
    xl_recon: CommandLine, workbook: Path, tmp_path: Path
) -> None:
    source = tmp_path / "profili.json"
    source.write_text("[]", "utf-8")
    ran = xl_recon("profile", "import", workbook, source)
    assert (ran.status, "dentro non ci sono profili" in ran.err) == (3, True)


def test_a_damaged_profile_is_told_with_its_row(
    xl_recon: CommandLine, workbook: Path, movements: Path
) -> None:
    cells = (("profile", "Rotto"), ("signature", "data"), ("columns", "1 Data = boh"))
    change = AppendRecords(table=Table.STATEMENT_PROFILES, rows=(TableRow(cells),), because="")
    JournalWorkbook(FileStore(workbook, moment=now())).apply(Plan((change,)), stamp("prova"))
    said = "Profili_estratto, riga 5: «boh» non si capisce, quindi il profilo non si usa."
    assert said in xl_recon("check", workbook).out
    assert said in xl_recon("import", workbook, movements, "--account", "1020").out


@pytest.mark.parametrize("name", _COMMANDS)
@pytest.mark.parametrize("language", ["it", "en"])
def test_every_command_has_help(xl_recon: CommandLine, name: str, language: str) -> None:
    ran = xl_recon("profile", name, "--help", "--lang", language)
    assert ran.status == 0
    assert f"xl-recon profile {name}" in ran.out


def test_readings_are_told_in_english(xl_recon: CommandLine, doubtful: Path) -> None:
    ran = xl_recon("profile", "show", doubtful, "--lang", "en")
    assert "Reading 2: Date | Amount. In row 2 of the file" in ran.out
