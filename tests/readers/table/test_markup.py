from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xl_recon.errors import ReadError, TooLarge
from xl_recon.readers.document import Document
from xl_recon.readers.statements import table
from xl_recon.readers.statements.table import markup
from xl_recon.readers.statements.table.containers import grids_of
from xl_recon.records.statement import Check

MOVEMENTS = (
    "<table><tr><th>Data<th>Descrizione<th>Importo<th>Saldo</tr>"
    "<tr><td>03/02/2025<td>Bonifico<td>-1.234,56<td>8.765,44</tr>"
    "<tr><td>04/02/2025<td>Accredito&nbsp;citt&agrave;<td>12,10<td>8.777,54</tr>"
    "<tr><td>05/02/2025<td>Canone<br>mensile<td>-3,00<td>8.774,54</tr></table>"
)


def page(body: str, head: str = "") -> Document:
    return Document.of("x.xls", f"<html><head>{head}</head><body>{body}</body></html>".encode())


def rows_of(body: str) -> list[tuple[str, ...]]:
    (grid,) = grids_of(page(body))
    return list(grid.rows)


def test_a_page_called_xls_is_read_and_proved_by_its_balances() -> None:
    (statement,) = table.read(page(MOVEMENTS))
    assert statement.check is Check.HOLDS
    assert [line.description for line in statement.lines] == [
        "Bonifico",
        "Accredito città",
        "Canone mensile",
    ]


def test_a_list_of_accounts_and_words_above_are_titles_of_the_movements() -> None:
    accounts = "<table><tr><td>Conto<td>CH9300762011623852957</table><h2>Movimenti</h2>"
    (statement,) = table.read(page(accounts + MOVEMENTS))
    assert statement.account == "CH9300762011623852957"
    assert len(statement.lines) == 3


def test_a_table_laid_out_in_another_is_read_once() -> None:
    nested = f"<table><tr><td><p>Banca Esempio</p>{MOVEMENTS}</td></tr></table>"
    rows = rows_of(nested)
    assert rows[0] == ("Banca Esempio",)
    assert len(rows) == 5


def test_cells_that_span_columns_leave_them_blank() -> None:
    assert rows_of("<table><tr><td colspan=2>a<td>b<tr><td>1<td>2<td>3</table>") == [
        ("a", "", "b"),
        ("1", "2", "3"),
    ]


def test_a_day_that_spans_rows_holds_for_each_and_a_sum_for_the_first() -> None:
    body = (
        "<table><tr><td rowspan=3>03/02/2025<td>a<td rowspan=2>-5,00"
        "<tr><td>b<tr><td>c<td>-7,00</table>"
    )
    assert rows_of(body) == [
        ("03/02/2025", "a", "-5,00"),
        ("03/02/2025", "b", ""),
        ("03/02/2025", "c", "-7,00"),
    ]


@pytest.mark.parametrize("attribute", ["x:num", "sdval"])
def test_the_number_kept_beside_the_text_is_exact(attribute: str) -> None:
    body = (
        f'<table><tr><td {attribute}="-1234.5">-1.234,5<td {attribute}="45691">03.02.2025</table>'
    )
    assert rows_of(body) == [("-1234.50", "03.02.2025")]


@pytest.mark.parametrize("kept", ["", "x", "NaN"])
def test_a_kept_number_that_is_none_leaves_the_text(kept: str) -> None:
    assert rows_of(f'<table><tr><td x:num="{kept}">-1.234,50</table>') == [("-1.234,50",)]


@pytest.mark.parametrize("span", ["0", "-1", "x", "99999999999999", ""])
def test_odd_spans_are_borne(span: str) -> None:
    (row,) = rows_of(f'<table><tr><td colspan="{span}">a<td rowspan="{span}">b</table>')
    assert [cell for cell in row if cell] == ["a", "b"]


def test_scripts_styles_and_comments_are_not_read() -> None:
    unseen = "<script>var a = 1</script><style>td {}</style><!-- 03/02/2025 -->"
    assert rows_of(f"{unseen}<p>Banca <b>Esem</b>pio</p><table><tr><td>{unseen}a</table>") == [
        ("Banca Esempio",),
        ("a",),
    ]


@pytest.mark.parametrize(
    ("declared", "written"), [("iso-8859-2", "iso-8859-2"), ("utf-8", "cp1252"), ("no", "cp1252")]
)
def test_letters_are_as_declared_where_that_fits(declared: str, written: str) -> None:
    head = f'<meta http-equiv="Content-Type" content="text/html; charset={declared}">'
    text = "Zażółć" if written == "iso-8859-2" else "città però"
    content = f"<html><head>{head}</head><table><tr><td>{text}</table></html>".encode(written)
    (grid,) = grids_of(Document.of("x.xls", content))
    assert grid.rows == ((text,),)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig"])
def test_a_page_may_say_at_its_beginning_how_it_is_written(encoding: str) -> None:
    content = f'<?xml version="1.0" encoding="x"?><html><body>{MOVEMENTS}</body></html>'
    (statement,) = table.read(Document.of("x.xls", content.encode(encoding)))
    assert statement.check is Check.HOLDS


def test_a_page_saved_by_excel_with_its_sheets_is_read() -> None:
    parts = (
        'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="B"\n\n'
        "--B\nContent-Type: text/html\n\n<html><frameset></frameset></html>\n"
        "--B\nContent-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: base64\n\n"
        "PHRhYmxlPjx0cj48dGQ+MTwvdGFibGU+\n"
        "--B\nContent-Type: image/png\n\nx\n--B--\n"
    )
    (grid,) = grids_of(Document.of("x.xls", parts.encode()))
    assert grid.rows == (("1",),)


def test_more_than_fits_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(markup, "_LARGEST", 100)
    archive = b"MIME-Version: 1.0\nContent-Type: multipart/related\n\n" + b"x" * 100
    for document in (page(MOVEMENTS), Document.of("x.mht", archive)):
        with pytest.raises(TooLarge):
            grids_of(document)


def test_cells_without_end_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(markup, "_MOST_CELLS", 10)
    with pytest.raises(TooLarge):
        grids_of(page(MOVEMENTS))


def test_a_row_wider_than_any_table_is_cut() -> None:
    (row,) = rows_of("<table><tr>" + "<td>x" * 600 + "</table>")
    assert len(row) == 500


def test_a_page_of_nothing_holds_nothing() -> None:
    (grid,) = grids_of(page(""))
    assert grid.rows == ()


def test_a_page_nested_without_end_is_read_or_refused() -> None:
    document = page("<table><tr><td>" * 20_000 + "a")
    try:
        grids = grids_of(document)
    except ReadError:
        return
    assert len(grids) == 1


@given(st.data())
def test_only_our_errors_leave_a_damaged_page(data: st.DataObject) -> None:
    damaged = bytearray(page(MOVEMENTS).content)
    for _ in range(data.draw(st.integers(1, 6))):
        place = data.draw(st.integers(0, len(damaged)))
        damaged[place : place + data.draw(st.integers(0, 6))] = data.draw(
            st.binary(max_size=4) | st.sampled_from([b"<td>", b"</table>", b"<tr>", b"&#0;"])
        )
    try:
        grids = grids_of(Document.of("x.xls", bytes(damaged)))
    except ReadError:
        return
    assert all(len(grid.rows) == len(grid.lines) for grid in grids)
