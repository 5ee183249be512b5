"""Every sentence a user reads, in English."""

from __future__ import annotations

from xl_recon.records.change_log import COLOUR, NEW_ORDER, ORDER, ROW
from xl_recon.ui.english.addin import ADDIN
from xl_recon.ui.english.agent import AGENT
from xl_recon.ui.english.errors import ERRORS, FOUND
from xl_recon.ui.english.explanations import EXPLANATIONS
from xl_recon.ui.english.extension import EXTENSION
from xl_recon.ui.english.help import HELP
from xl_recon.ui.english.live import LIVE
from xl_recon.ui.english.messages import MESSAGES
from xl_recon.ui.english.notices import NOTICES
from xl_recon.ui.english.previews import PREVIEWS
from xl_recon.ui.english.profiles import PROFILES
from xl_recon.ui.english.recognition import RECOGNITION
from xl_recon.ui.english.rule_making import RULE_MAKING
from xl_recon.ui.english.statement import STATEMENT, STATEMENT_FOUND
from xl_recon.ui.voice import Wording
from xl_recon.workbook.layout import LAYOUTS

WORDING = Wording(
    sentences={
        **ERRORS,
        **NOTICES,
        **MESSAGES,
        **LIVE,
        **HELP,
        **PREVIEWS,
        **PROFILES,
        **RECOGNITION,
        **RULE_MAKING,
        **EXPLANATIONS,
        **ADDIN,
        **AGENT,
        **EXTENSION,
        **STATEMENT,
    },
    found=(*STATEMENT_FOUND, *FOUND),
    tables={table: layout.name for table, layout in LAYOUTS.items()},
    asides={
        "line": ", row {0}",
        "new_rules": "; new rules: {0}",
        "aside": " ({0})",
        "batch": " (batch {0})",
        "meaning": " (perhaps: {0})",
    },
    columns={
        "": "column {0}",
        COLOUR: "colour",
        ROW: "added rows",
        ORDER: "order of the rows",
        NEW_ORDER: "new order of the rows",
    },
    rows=("row {0}", "rows {0}"),
    thousands=",",
    decimal_mark=".",
    day="%Y-%m-%d",
    moment="%Y-%m-%d %H:%M",
)
