from __future__ import annotations

import pytest

from xl_recon.readers.statements.table.delimited import grid_of


@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
def test_the_delimiter_is_the_one_that_sets_days_and_amounts_apart(delimiter: str) -> None:
    lines = ["Data;Testo;Importo", "01.02.2025;Alfa;12.50", "02.02.2025;Beta;-3.00"]
    grid = grid_of("\n".join(lines).replace(";", delimiter))

    assert grid.delimiter == delimiter
    assert grid.rows[1] == ("01.02.2025", "Alfa", "12.50")


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_may_end_in_any_way(end: str) -> None:
    grid = grid_of(end.join(["Data;Importo", "", "01.02.2025;1,00"]))

    assert grid.lines == (1, 3)


def test_a_quoted_cell_may_run_over_lines_and_hold_delimiters() -> None:
    grid = grid_of('Data;Testo;Importo\n01.02.2025;"Alfa;\n""Beta""";1,00\n')

    assert grid.rows[1] == ("01.02.2025", 'Alfa;\n"Beta"', "1,00")


def test_a_quote_that_nobody_closes_is_only_a_character() -> None:
    grid = grid_of('Data;Testo;Importo\n01.02.2025;"Alfa;1,00\n02.02.2025;Beta;2,00\n')

    assert grid.rows[1:] == (("01.02.2025", "Alfa", "1,00"), ("02.02.2025", "Beta", "2,00"))


def test_two_rows_with_a_stray_quote_each_stay_two() -> None:
    text = 'Data;Testo;Importo\n01.02.2025;"Alfa;1,00\n02.02.2025;"Beta;2,00\n'

    assert [row[2] for row in grid_of(text).rows] == ["Importo", "1,00", "2,00"]


def test_a_row_quoted_as_a_whole_is_split() -> None:
    grid = grid_of('"Data;Testo;Importo"\n"01.02.2025;""Alfa"";1,00"\n')

    assert grid.rows[1] == ("01.02.2025", "Alfa", "1,00")


def test_a_cell_too_long_for_the_standard_reader_is_split_plainly() -> None:
    long = "x" * 200_000
    grid = grid_of(f'Data;Testo;Importo\n01.02.2025;"{long}";1,00\n')

    assert len(grid.rows[1]) == 3


def test_line_ends_may_be_mixed() -> None:
    grid = grid_of("Data;Importo\r\n01.02.2025;1,00\r02.02.2025;2,00\n03.02.2025;3,00")

    assert [row[1] for row in grid.rows[1:]] == ["1,00", "2,00", "3,00"]


def test_a_first_line_that_names_the_delimiter_is_believed() -> None:
    lines = ["sep=,", "Data,Testo,Importo", "01.02.2025,Alfa; Beta; Gamma,12.50"]
    grid = grid_of("\n".join(lines))

    assert grid.delimiter == ","
    assert grid.rows[-1] == ("01.02.2025", "Alfa; Beta; Gamma", "12.50")
