"""Every sentence a user reads, in Italian."""

from __future__ import annotations

from xl_recon.records.change_log import COLOUR, NEW_ORDER, ORDER, ROW
from xl_recon.ui.italian.addin import ADDIN
from xl_recon.ui.italian.agent import AGENT
from xl_recon.ui.italian.errors import ERRORS, FOUND
from xl_recon.ui.italian.explanations import EXPLANATIONS
from xl_recon.ui.italian.extension import EXTENSION
from xl_recon.ui.italian.help import HELP
from xl_recon.ui.italian.live import LIVE
from xl_recon.ui.italian.messages import MESSAGES
from xl_recon.ui.italian.notices import NOTICES
from xl_recon.ui.italian.previews import PREVIEWS
from xl_recon.ui.italian.profiles import PROFILES
from xl_recon.ui.italian.recognition import RECOGNITION
from xl_recon.ui.italian.rule_making import RULE_MAKING
from xl_recon.ui.italian.sheet import SHEET
from xl_recon.ui.italian.statement import STATEMENT, STATEMENT_FOUND
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
        **SHEET,
    },
    found=(*STATEMENT_FOUND, *FOUND),
    tables={table: layout.name for table, layout in LAYOUTS.items()},
    asides={
        "line": ", riga {0}",
        "new_rules": "; regole nuove: {0}",
        "aside": " ({0})",
        "batch": " (lotto {0})",
        "meaning": " (forse: {0})",
    },
    columns={
        "": "colonna {0}",
        COLOUR: "colore",
        ROW: "righe aggiunte",
        ORDER: "ordine delle righe",
        NEW_ORDER: "nuovo ordine delle righe",
    },
    rows=("riga {0}", "righe {0}"),
    thousands=".",
    decimal_mark=",",
    day="%d.%m.%Y",
    moment="%d.%m.%Y %H:%M",
)
