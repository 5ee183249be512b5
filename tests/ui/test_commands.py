from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.ui.running import CommandLine

HEADER_ROW = 4


def sheet_rows(path: Path, sheet: str = "Registrazioni") -> list[dict[str, object]]:
    """The rows under the headings, as an independent reader sees them."""
    cells = load_workbook(path)[sheet].iter_rows(min_row=HEADER_ROW, values_only=True)
    headings = [str(value) for value in next(cells)]
    return [dict(zip(headings, row, strict=True)) for row in cells if any(row)]


def journal(path: Path) -> list[dict[str, object]]:
    return [row for row in sheet_rows(path) if row["Data"]]


def with_rows(xl_recon: CommandLine, workbook: Path, movements: Path) -> Path:
    assert xl_recon("import", workbook, movements, "--account", "1020").status == 0
    return workbook


def test_new_makes_a_workbook_that_passes_its_check(xl_recon: CommandLine, tmp_path: Path) -> None:
    path = tmp_path / "nuova.xlsx"
    assert xl_recon("new", path).status == 0
    checked = xl_recon("check", path)
    assert checked.status == 0
    assert "Tutto a posto." in checked.out


def test_new_never_replaces_a_file(xl_recon: CommandLine, workbook: Path) -> None:
    before = workbook.read_bytes()
    ran = xl_recon("new", workbook)
    assert ran.status == 3
    assert "esiste già" in ran.err
    assert workbook.read_bytes() == before


def test_new_asks_for_a_name_that_excel_opens(xl_recon: CommandLine, tmp_path: Path) -> None:
    ran = xl_recon("new", tmp_path / "nuova.xls")
    assert ran.status == 2
    assert ".xlsx" in ran.err


def test_new_in_a_folder_that_is_not_there_says_so(xl_recon: CommandLine, tmp_path: Path) -> None:
    assert xl_recon("new", tmp_path / "manca" / "nuova.xlsx").status == 3


def test_demo_ends_with_a_workbook_of_completed_rows(xl_recon: CommandLine, tmp_path: Path) -> None:
    ran = xl_recon("demo", tmp_path)
    made = tmp_path / "Registrazioni-demo.xlsx"
    assert ran.status == 0
    assert str(made.resolve()) in ran.out
    assert sum(1 for row in journal(made) if row["Regola"]) > 15


def test_demo_twice_makes_two_workbooks_and_no_backups(
    xl_recon: CommandLine, tmp_path: Path
) -> None:
    folder = tmp_path / "prove"
    xl_recon("demo", folder)
    xl_recon("demo", folder)
    names = sorted(path.name for path in folder.iterdir())
    assert names == ["Registrazioni-demo-2.xlsx", "Registrazioni-demo.xlsx"]


def test_demo_speaks_json(xl_recon: CommandLine, tmp_path: Path) -> None:
    found = xl_recon("demo", tmp_path, "--json").json
    assert found["rows_added"] == 28
    assert found["rules"]["rows"] + found["rules"]["left"] <= found["rows_added"]


def test_read_tells_balances_and_movements(xl_recon: CommandLine, statement: Path) -> None:
    ran = xl_recon("read", statement)
    assert ran.status == 0
    assert "Saldo iniziale 24.318,40, saldo finale 26.191,20." in ran.out
    assert "I saldi quadrano con i movimenti." in ran.out


def test_read_speaks_json(xl_recon: CommandLine, statement: Path) -> None:
    found = xl_recon("read", statement, "--json").json
    assert found["kind"] == "statement"
    assert found["statements"][0]["check"] == "holds"


def test_read_goes_on_after_a_bad_file(
    xl_recon: CommandLine, statement: Path, tmp_path: Path
) -> None:
    ran = xl_recon("read", tmp_path / "manca.xml", statement, "--json")
    assert ran.status == 1
    assert [each.get("kind", "error") for each in ran.json["files"]] == ["error", "statement"]
    assert "manca.xml: questo file non c'è" in ran.err


def test_read_of_nothing_but_bad_files_is_refused(xl_recon: CommandLine, tmp_path: Path) -> None:
    assert xl_recon("read", tmp_path / "a", tmp_path / "b").status == 3


def test_import_adds_a_row_for_each_movement(
    xl_recon: CommandLine, workbook: Path, movements: Path
) -> None:
    ran = xl_recon("import", workbook, movements, "--account", "1020")
    assert ran.status == 0
    assert "Importate 4 righe in Registrazioni.xlsx, righe 5-8 (lotto 1)." in ran.out
    assert [row["Conto Avere"] for row in journal(workbook)] == ["1020", "[CA]", "1020", "1020"]


def test_import_tells_in_words_that_the_balance_holds(
    xl_recon: CommandLine, workbook: Path, statement: Path
) -> None:
    ran = xl_recon("import", workbook, statement)
    assert "il saldo torna (24.318,40 + 1.872,80 = 26.191,20)" in ran.out


def test_import_of_the_same_file_says_so_and_writes_nothing(
    xl_recon: CommandLine, workbook: Path, movements: Path
) -> None:
    with_rows(xl_recon, workbook, movements)
    before = workbook.read_bytes()
    ran = xl_recon("import", workbook, movements, "--account", "1020")
    assert ran.status == 0
    assert "movimenti.csv: questo file è già stato importato (lotto 1)" in ran.out
    assert workbook.read_bytes() == before


def test_import_again_counts_the_movements_that_are_known(
    xl_recon: CommandLine, workbook: Path, movements: Path
) -> None:
    with_rows(xl_recon, workbook, movements)
    ran = xl_recon("import", workbook, movements, "--account", "1020", "--again")
    assert "4 movimenti erano già nel giornale." in ran.out
    assert len(journal(workbook)) == 4


def test_import_goes_on_after_a_bad_file(
    xl_recon: CommandLine, workbook: Path, movements: Path, tmp_path: Path
) -> None:
    ran = xl_recon("import", workbook, tmp_path / "manca.xml", movements, "--account", "1020")
    assert ran.status == 1
    assert "manca.xml: questo file non c'è" in ran.err
    assert len(journal(workbook)) == 4


def test_import_leaves_out_only_the_file_whose_account_is_unknown(
    xl_recon: CommandLine, workbook: Path, movements: Path, statement: Path
) -> None:
    ran = xl_recon("import", workbook, movements, statement, "--json")
    assert ran.status == 1
    assert [refused["code"] for refused in ran.json["refused"]] == ["AccountNeeded"]
    assert ran.json["rows_added"] == 13


def test_import_of_nothing_but_bad_files_is_refused(
    xl_recon: CommandLine, workbook: Path, tmp_path: Path
) -> None:
    before = workbook.read_bytes()
    assert xl_recon("import", workbook, tmp_path / "manca.xml").status == 3
    assert workbook.read_bytes() == before


def test_import_with_dates_takes_only_those_days(
    xl_recon: CommandLine, workbook: Path, movements: Path
) -> None:
    days = ("--from", "2026-01-13", "--to", "14.01.2026")
    ran = xl_recon("import", workbook, movements, "--account", "1020", *days, "--json")
    assert ran.json["rows_added"] == 2


@pytest.mark.parametrize(("per", "rows"), [("entry", 10), ("detail", 13)])
def test_import_per_entry_or_per_detail(
    xl_recon: CommandLine, workbook: Path, statement: Path, per: str, rows: int
) -> None:
    ran = xl_recon("import", workbook, statement, "--per", per, "--json")
    assert ran.json["rows_added"] == rows


def test_import_and_rules_in_one_run_are_two_batches(
    xl_recon: CommandLine, workbook: Path, movements: Path
) -> None:
    ran = xl_recon("import", workbook, movements, "--account", "1020", "--apply-rules")
    assert ran.status == 1
    assert "Applicate 2 regole a 2 righe; restano 2 righe con [CA]." in ran.out
    assert len(xl_recon("batches", workbook, "--json").json["batches"]) == 2


def test_import_stays_when_the_rules_cannot_be_applied(
    xl_recon: CommandLine, workbook: Path, movements: Path
) -> None:
    book = load_workbook(workbook)
    sheet = book["Registrazioni ricorrenti"]
    headings = [cell.value for cell in sheet[HEADER_ROW]]
    sheet.cell(HEADER_ROW + 1, headings.index("Fine") + 1).value = "fra poco"
    book.save(workbook)
    ran = xl_recon("import", workbook, movements, "--account", "1020", "--apply-rules")
    assert ran.status == 1
    assert "le regole non sono state applicate" in ran.err
    assert len(journal(workbook)) == 4


@pytest.mark.parametrize("more", [(), ("--apply-rules",)])
def test_a_dry_run_of_an_import_shows_rows_and_writes_nothing(
    xl_recon: CommandLine, workbook: Path, statement: Path, more: tuple[str, ...]
) -> None:
    before = workbook.read_bytes()
    ran = xl_recon("import", workbook, statement, "--dry-run", *more)
    assert "conto-corrente.camt053.xml: 13 righe nuove" in ran.out
    assert "… e ancora 3 righe" in ran.out
    assert workbook.read_bytes() == before
    assert [path.name for path in workbook.parent.iterdir()] == [workbook.name]


def test_out_leaves_the_original_alone(
    xl_recon: CommandLine, workbook: Path, movements: Path
) -> None:
    before = workbook.read_bytes()
    other = workbook.with_name("altra.xlsx")
    ran = xl_recon(
        "import", workbook, movements, "--account", "1020", "--apply-rules", "--out", other
    )
    assert ran.status == 1
    assert workbook.read_bytes() == before
    assert [row["Conto Dare"] for row in journal(other)] == ["6000", "1020", "6200", "[CA]"]


def test_apply_completes_rows_and_says_how_many_are_left(
    xl_recon: CommandLine, workbook: Path, movements: Path
) -> None:
    with_rows(xl_recon, workbook, movements)
    ran = xl_recon("apply", workbook)
    assert ran.status == 1
    assert "Applicate 2 regole a 2 righe; restano 2 righe con [CA]." in ran.out
    assert [row["Regola"] for row in journal(workbook)] == ["Affitto", None, "Carburante", None]


def test_apply_with_nothing_left_ends_with_zero(
    xl_recon: CommandLine, workbook: Path, movements: Path
) -> None:
    days = ("--to", "2026-01-12", "--apply-rules")
    assert xl_recon("import", workbook, movements, "--account", "1020", *days).status == 0


def test_apply_takes_worksheet_rows(xl_recon: CommandLine, workbook: Path, movements: Path) -> None:
    with_rows(xl_recon, workbook, movements)
    ran = xl_recon("apply", workbook, "--rows", "6-7", "--json")
    assert (ran.json["rows"], ran.json["left"]) == (1, 3)
    assert [row["Conto Dare"] for row in journal(workbook)] == ["[CA]", "1020", "6200", "[CA]"]


@pytest.mark.parametrize("rows", ["3", "9", "5-9"])
def test_apply_refuses_rows_outside_the_table(
    xl_recon: CommandLine, workbook: Path, movements: Path, rows: str
) -> None:
    with_rows(xl_recon, workbook, movements)
    ran = xl_recon("apply", workbook, "--rows", rows)
    assert ran.status == 2
    assert "che occupa le righe 5-8" in ran.err


def test_apply_takes_one_bank_account(
    xl_recon: CommandLine, workbook: Path, movements: Path
) -> None:
    with_rows(xl_recon, workbook, movements)
    assert xl_recon("apply", workbook, "--account", "1021", "--json").json["rows"] == 0
    assert xl_recon("apply", workbook, "--account", "1020", "--json").json["rows"] == 2


def test_apply_refuses_an_account_that_the_chart_lacks(
    xl_recon: CommandLine, workbook: Path
) -> None:
    ran = xl_recon("apply", workbook, "--account", "9999")
    assert ran.status == 3
    assert "Il conto 9999 non è nella tabella Conti." in ran.err


def test_a_dry_run_of_apply_shows_rule_rows_and_cells(
    xl_recon: CommandLine, workbook: Path, movements: Path
) -> None:
    before = with_rows(xl_recon, workbook, movements).read_bytes()
    ran = xl_recon("apply", workbook, "--dry-run")
    assert "Regola alla riga 5 «[Affitto] affitto»: 1 riga (5)" in ran.out
    assert "Conto Dare: [CA] → 6000" in ran.out
    assert "2 regole completerebbero 2 righe; resterebbero 2 righe con [CA]." in ran.out
    assert workbook.read_bytes() == before


def test_a_dry_run_gives_the_plan_as_json(
    xl_recon: CommandLine, workbook: Path, movements: Path
) -> None:
    with_rows(xl_recon, workbook, movements)
    plan = xl_recon("apply", workbook, "--dry-run", "--json").json["plan"]
    first = plan[0]
    assert (first["column"], first["rows"], first["after"]) == ("Conto Dare", "5", "6000")


def test_a_rule_that_would_fit_as_well_is_told_by_its_worksheet_row(
    xl_recon: CommandLine, workbook: Path, movements: Path
) -> None:
    book = load_workbook(workbook)
    sheet = book["Registrazioni ricorrenti"]
    headings = [cell.value for cell in sheet[HEADER_ROW]]
    sheet.cell(6, headings.index("Descrizione") + 1).value = "immobiliare|telefonia"
    book.save(workbook)
    with_rows(xl_recon, workbook, movements)
    ran = xl_recon("apply", workbook, "--dry-run")
    assert "andavano bene anche altre (riga 6) in Registrazioni, riga 5." in ran.out


def test_a_rule_without_a_text_is_called_by_its_worksheet_row(
    xl_recon: CommandLine, workbook: Path, movements: Path
) -> None:
    book = load_workbook(workbook)
    sheet = book["Registrazioni ricorrenti"]
    headings = [cell.value for cell in sheet[HEADER_ROW]]
    sheet.cell(6, headings.index("Descrizione") + 1).value = None
    sheet.cell(6, headings.index("Importo") + 1).value = "[!>=18 !<=19]"
    book.save(workbook)
    with_rows(xl_recon, workbook, movements)
    plan = xl_recon("apply", workbook, "--dry-run", "--json").json["plan"]
    assert "!Rule 6" in {change["because"] for change in plan}
    xl_recon("apply", workbook)
    assert [row["Regola"] for row in journal(workbook)][3] == "riga 6"


def test_batches_lists_what_was_done(
    xl_recon: CommandLine, workbook: Path, movements: Path
) -> None:
    assert "Nessuna operazione finora." in xl_recon("batches", workbook).out
    with_rows(xl_recon, workbook, movements)
    heading, line = xl_recon("batches", workbook).out.splitlines()
    assert heading.split() == ["Lotto", "Data", "e", "ora", "Comando", "File", "Righe", "Stato"]
    assert "Importa estratto conto  movimenti.csv  4      confermato" in line


def test_the_log_sums_up_in_words_what_was_noticed(
    xl_recon: CommandLine, workbook: Path, movements: Path
) -> None:
    with_rows(xl_recon, workbook, movements)
    xl_recon("apply", workbook, "--lang", "en")
    assert [row["Avvisi"] for row in sheet_rows(workbook, "Importazioni")] == [
        "1 saldo controllato",
        "2 righe senza regola",
    ]


def test_undo_takes_the_last_batch_back(
    xl_recon: CommandLine, workbook: Path, movements: Path
) -> None:
    with_rows(xl_recon, workbook, movements)
    xl_recon("apply", workbook)
    ran = xl_recon("undo", workbook)
    assert ran.status == 0
    assert "Registrazioni, Conto Dare: 6000 → [CA] (riga 5)" in ran.out
    assert "Annullato il lotto 2: 2 righe ripristinate" in ran.out
    assert [row["Regola"] for row in journal(workbook)] == [None] * 4


def test_undo_of_an_import_leaves_rows_that_the_rules_completed(
    xl_recon: CommandLine, workbook: Path, movements: Path
) -> None:
    with_rows(xl_recon, workbook, movements)
    xl_recon("apply", workbook)
    ran = xl_recon("undo", workbook, "1")
    assert ran.status == 1
    assert "cancellate le righe aggiunte (righe 6, 8)" in ran.out
    assert "righe 5-6: ci ha lavorato un'operazione più recente" in ran.out


def test_a_dry_run_of_undo_writes_nothing(
    xl_recon: CommandLine, workbook: Path, movements: Path
) -> None:
    before = with_rows(xl_recon, workbook, movements).read_bytes()
    ran = xl_recon("undo", workbook, "--dry-run", "--json")
    assert ran.json["changes"] == [{"table": "journal", "rows": "5-8", "deleted": True}]
    assert workbook.read_bytes() == before


def test_undo_of_a_batch_that_is_not_there_says_so(xl_recon: CommandLine, workbook: Path) -> None:
    assert "Annulla: non c'è niente da annullare." in xl_recon("undo", workbook).err
    ran = xl_recon("undo", workbook, "7")
    assert ran.status == 3
    assert "Annulla (lotto 7): non c'è." in ran.err


def test_check_finds_rows_that_wait_and_tells_balances(
    xl_recon: CommandLine, workbook: Path, movements: Path
) -> None:
    with_rows(xl_recon, workbook, movements)
    ran = xl_recon("check", workbook)
    assert ran.status == 1
    assert "Registrazioni: 4 righe hanno ancora [CA] (righe 5-8)." in ran.out
    assert "Conto 1020 Banca, conto corrente: saldo -1.659,25, 4 righe." in ran.out
    found = xl_recon("check", workbook, "--json").json
    assert found["balances"][0]["balance"] == "-1659.25"


@pytest.mark.parametrize("language", [("--lang", "en"), ("--lang=en",)])
def test_english_is_one_option_away(
    xl_recon: CommandLine, workbook: Path, movements: Path, language: tuple[str, ...]
) -> None:
    with_rows(xl_recon, workbook, movements)
    assert (
        "Applied 2 rules to 2 rows; 2 rows are left with [CA]."
        in xl_recon("apply", workbook, *language).out
    )


def test_text_that_looks_like_a_formula_stays_text(
    xl_recon: CommandLine, workbook: Path, tmp_path: Path
) -> None:
    texts = ["=1+1", "+39 02 1234", "-sconto", "@utente"]
    lines = [f'1{n}.01.2026;"{text}";-1.00;{99 - n}.00' for n, text in enumerate(texts)]
    path = tmp_path / "testi.csv"
    path.write_text("\n".join(["Data;Descrizione;Importo;Saldo", *lines]), "utf-8")
    assert xl_recon("import", workbook, path, "--account", "1020").status == 0
    sheet = load_workbook(workbook)["Registrazioni"]
    column = [cell.value for cell in sheet[HEADER_ROW]].index("Descrizione") + 1
    cells = [sheet.cell(row, column) for row in range(5, 9)]
    assert [cell.value for cell in cells] == texts
    assert {cell.data_type for cell in cells} == {"s"}
