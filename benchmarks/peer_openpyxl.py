"""The peer: the same completion with openpyxl and a loop over the rules, as a script would do it.

`python -m benchmarks.peer_openpyxl IN.xlsx OUT.xlsx`
"""

from __future__ import annotations

import sys

from openpyxl import load_workbook
from openpyxl.styles import PatternFill


def main() -> None:
    source, target = sys.argv[1:3]
    book = load_workbook(source)
    rules = []
    sheet = book["Registrazioni ricorrenti"]
    first, *body = sheet[sheet.tables["Registrazioni_ricorrenti"].ref]
    at = {cell.value: place for place, cell in enumerate(first)}
    for cells in body:
        if cells[at["Doc"]].value == "!Rule":
            values = {heading: cells[place].value for heading, place in at.items()}
            fill = cells[at["Doc"]].fill
            colour = fill.fgColor.rgb if fill.fill_type == "solid" else None
            rules.append((str(values["Descrizione"]).casefold(), values, colour))
    sheet = book["Registrazioni"]
    first, *body = sheet[sheet.tables["Registrazioni"].ref]
    at = {cell.value: place for place, cell in enumerate(first)}
    fills = {c: PatternFill("solid", fgColor=c) for _, _, c in rules if c}
    hits = 0
    for cells in body:
        debit, credit = cells[at["Conto Dare"]], cells[at["Conto Avere"]]
        if "[CA]" not in (debit.value, credit.value):
            continue
        side = "Conto Dare" if debit.value == "[CA]" else "Conto Avere"
        text = str(cells[at["Descrizione"]].value).casefold()
        for phrase, values, colour in rules:
            if values[side] and phrase in text:
                hits += 1
                cells[at[side]].value = values[side]
                for heading in ("Codice IVA", "CC1", "Link"):
                    if values[heading] and cells[at[heading]].value is None:
                        cells[at[heading]].value = values[heading]
                cells[at["Regola"]].value = values["Descrizione"]
                if colour:
                    for cell in cells:
                        cell.fill = fills[colour]
                break
    book.save(target)
    print(f"{hits} rows completed", file=sys.stderr)


if __name__ == "__main__":
    main()
