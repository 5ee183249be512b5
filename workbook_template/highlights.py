"""Conditional formats: what is to be done stands out, what is done steps back."""

from __future__ import annotations

from dataclasses import dataclass

from openpyxl.formatting.rule import Rule
from openpyxl.styles import Font, PatternFill
from openpyxl.styles.differential import DifferentialStyle

from workbook_template.tables import TableSheet
from xl_recon.plan.changes import Table

_AMBER, _AMBER_TINT = "A15C07", "FFF8E8"
_GREEN, _GREEN_TINT = "1E7145", "EAF5EE"
_RED, _RED_TINT = "B3261E", "FCEDEC"
_GREY, _GREY_TINT = "8A94A0", "F3F4F6"


@dataclass(frozen=True, slots=True, kw_only=True)
class Highlight:
    """When a formula holds, the cells of `field` (blank: the whole row) look like this.

    In the formula `{date}` is the row's cell in the column of the field `date`.
    """

    when: str
    field: str = ""
    colour: str = ""
    tint: str = ""
    bold: bool = False
    struck: bool = False


def _states(field: str, looks: tuple[tuple[str, str, str], ...]) -> tuple[Highlight, ...]:
    """A colour of text and cell for each state of a column."""
    return tuple(
        Highlight(when=f'{{{field}}}="{state}"', field=field, colour=colour, tint=tint, bold=True)
        for state, colour, tint in looks
    )


def _dimmed(when: str, *, struck: bool = False) -> Highlight:
    return Highlight(when=when, colour=_GREY, struck=struck)


HIGHLIGHTS: dict[Table, tuple[Highlight, ...]] = {
    Table.JOURNAL: (
        *(
            Highlight(
                when=f"{{{side}}}=ContropartitaTemporanea",
                field=side,
                colour=_AMBER,
                tint=_AMBER_TINT,
                bold=True,
            )
            for side in ("debit", "credit")
        ),
        *_states(
            "status",
            (
                ("Da completare", _AMBER, _AMBER_TINT),
                ("Completata", _GREEN, ""),
                ("Da verificare", _RED, _RED_TINT),
                ("Confermata", _GREY, ""),
            ),
        ),
        Highlight(
            when="OR({debit}=ContropartitaTemporanea,{credit}=ContropartitaTemporanea)",
            tint=_AMBER_TINT,
        ),
    ),
    Table.RULES: (_dimmed('OR({active}="No",AND(ISNUMBER({until}),{until}<TODAY()))'),),
    Table.ACCOUNTS: (_dimmed('{active}="No"'),),
    Table.DOCUMENTS: (
        Highlight(
            when="AND(ISNUMBER({residual}),{residual}>0,ISNUMBER({due_date}),{due_date}<TODAY())",
            field="due_date",
            colour=_RED,
            bold=True,
        ),
        _dimmed('OR({status}="Annullato",AND(ISNUMBER({residual}),{residual}=0))'),
    ),
    Table.STAGED_STATEMENT: (
        *_states(
            "outcome",
            (
                ("verde", _GREEN, _GREEN_TINT),
                ("nero", "1F2933", _GREY_TINT),
                ("rosso", _RED, _RED_TINT),
                ("grigio", _GREY, ""),
            ),
        ),
        _dimmed('OR({outcome}="grigio",{delete}="Sì")'),
    ),
    Table.STAGED_INVOICES: _states(
        "outcome",
        (
            ("automatica", _GREEN, _GREEN_TINT),
            ("ambigua", _AMBER, _AMBER_TINT),
            ("manuale", _AMBER, _AMBER_TINT),
            ("duplicata", _GREY, _GREY_TINT),
            ("errore", _RED, _RED_TINT),
        ),
    ),
    Table.STAGED_ORDERS: _states(
        "status",
        (
            ("nuovo", _GREEN, _GREEN_TINT),
            ("già importato", _GREY, _GREY_TINT),
            ("errore", _RED, _RED_TINT),
        ),
    ),
    Table.STAGED_TREASURY: (
        Highlight(when='LEFT({error_code},1)="E"', field="outcome", colour=_RED, bold=True),
        Highlight(when='LEFT({error_code},1)="W"', field="outcome", colour=_AMBER, bold=True),
    ),
    Table.PARTY_UPDATES: _states("accept", (("Sì", _GREEN, _GREEN_TINT), ("No", _GREY, ""))),
    Table.INVOICE_RULES: (_dimmed('{active}="No"'),),
    Table.BATCHES: (
        *_states(
            "state",
            (
                ("aperto", _AMBER, _AMBER_TINT),
                ("confermato", _GREEN, ""),
                ("errore", _RED, _RED_TINT),
            ),
        ),
        _dimmed('{state}="annullato"', struck=True),
    ),
    Table.OUTCOMES: (
        Highlight(when='{severity}="errore"', field="severity", colour=_RED, bold=True),
        Highlight(when='{severity}="avviso"', field="severity", colour=_AMBER, bold=True),
        Highlight(when='{severity}="warning"', field="severity", colour=_AMBER, bold=True),
    ),
}


def add_highlights(placed: TableSheet) -> None:
    """Add a table's conditional formats, over its whole body."""
    cells = {
        column.field: f"${placed.letter(column.field)}{placed.first}"
        for column in placed.layout.columns
    }
    for highlight in HIGHLIGHTS.get(placed.layout.table, ()):
        area = placed.body_of(highlight.field) if highlight.field else placed.body
        look = DifferentialStyle(font=_font(highlight), fill=_fill(highlight))
        rule = Rule("expression", formula=[highlight.when.format(**cells)], dxf=look)
        placed.sheet.conditional_formatting.add(area, rule)


def _font(highlight: Highlight) -> Font | None:
    if not (highlight.colour or highlight.bold or highlight.struck):
        return None
    return Font(
        color=highlight.colour or None,
        bold=highlight.bold or None,
        strike=highlight.struck or None,
    )


def _fill(highlight: Highlight) -> PatternFill | None:
    return PatternFill("solid", bgColor=highlight.tint) if highlight.tint else None
