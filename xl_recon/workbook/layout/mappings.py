"""How documents from outside are read and where they go: accounts, schemes, codes, profiles."""

from __future__ import annotations

from xl_recon.plan.changes import Table
from xl_recon.workbook.layout import profile_words
from xl_recon.workbook.layout.columns import Column, Kind, TableLayout

_YES_NO = "Sì,No"
_USES = profile_words.USE_WORDS.values()

INVOICE_RULES = TableLayout(
    table=Table.INVOICE_RULES,
    name="Parametri_autoregistrazione",
    sheet="Parametri autoregistrazione",
    purpose="Come si sceglie il conto di una fattura: codici utenza, parole chiave, fornitore.",
    columns=(
        Column(
            field="account",
            header="Conto",
            kind=Kind.CODE,
            required=True,
            choices="=ElencoConti",
            note="Il conto, oppure uno schema nella colonna accanto: uno dei due.",
        ),
        Column(field="scheme", header="Schema", kind=Kind.CODE, width=16, choices="=ElencoSchemi"),
        Column(field="supplier", header="Fornitore predefinito", width=30),
        Column(
            field="utility_codes",
            header="Codici utenza",
            kind=Kind.CODE,
            width=36,
            note="POD, PDR, codici cliente: almeno 5 caratteri, separati da punto e virgola.",
        ),
        Column(
            field="keywords",
            header="Parole chiave",
            kind=Kind.CODE,
            width=36,
            note="Separate da punto e virgola.",
        ),
        Column(field="active", header="Attivo", kind=Kind.YES_NO, width=9, choices=_YES_NO),
        Column(
            field="priority",
            header="Priorità",
            kind=Kind.WHOLE,
            width=10,
            note="Conta solo a parità di tutto il resto; vince il numero più piccolo.",
        ),
        Column(field="notes", header="Note", width=36),
    ),
)

INVOICE_SCHEMES = TableLayout(
    table=Table.INVOICE_SCHEMES,
    name="Schemi",
    sheet="Schemi",
    purpose="Una fattura su più conti: una riga per parte, con lo stesso nome in Schema.",
    columns=(
        Column(field="scheme", header="Schema", kind=Kind.CODE, width=18, required=True),
        Column(
            field="sharing",
            header="Attribuzione",
            width=15,
            required=True,
            choices="diretta,percentuale,frazionale",
        ),
        Column(
            field="account",
            header="Conto",
            kind=Kind.CODE,
            required=True,
            choices="=ElencoConti",
        ),
        Column(
            field="share",
            header="Valore",
            kind=Kind.MONEY,
            required=True,
            note="Importo, percentuale (la somma è 100) o frazione; negativo per uno storno.",
        ),
        Column(field="cc1", header="CC1", kind=Kind.CODE, width=9, choices="=ElencoCentri"),
        Column(field="cc2", header="CC2", kind=Kind.CODE, width=9, choices="=ElencoCentri"),
        Column(field="cc3", header="CC3", kind=Kind.CODE, width=9, choices="=ElencoCentri"),
        Column(field="vat_code", header="Codice IVA", kind=Kind.CODE, choices="=ElencoCodiciIVA"),
    ),
)

TREASURY_REASONS = TableLayout(
    table=Table.TREASURY_REASONS,
    name="Causali",
    sheet="Causali",
    purpose="Le causali contabili, con lo stesso codice in tesoreria e qui.",
    columns=(
        Column(field="code", header="Codice", kind=Kind.CODE, required=True),
        Column(field="description", header="Descrizione", width=56, required=True),
        Column(field="active", header="Attiva", kind=Kind.YES_NO, width=9, choices=_YES_NO),
    ),
)

ACCOUNT_MAP = TableLayout(
    table=Table.ACCOUNT_MAP,
    name="Mappa_conti",
    sheet="Mappa conti",
    purpose="Il conto della tesoreria e il nostro, uno accanto all'altro.",
    columns=(
        Column(
            field="treasury_account",
            header="Conto tesoreria",
            kind=Kind.CODE,
            width=20,
            required=True,
            note="Il codice della tesoreria, al più 16 caratteri.",
        ),
        Column(
            field="account",
            header="Conto",
            kind=Kind.CODE,
            required=True,
            choices="=ElencoConti",
        ),
        Column(field="description", header="Descrizione", width=46),
    ),
)

TREASURY_LAYOUTS = TableLayout(
    table=Table.TREASURY_LAYOUTS,
    name="Tracciati",
    sheet="Tracciati",
    purpose="Altri tracciati dei movimenti di tesoreria; quello di serie non serve scriverlo.",
    columns=(
        Column(field="layout", header="Tracciato", kind=Kind.CODE, width=18, required=True),
        Column(field="layout_field", header="Campo", width=22, required=True),
        Column(
            field="position",
            header="Posizione",
            kind=Kind.WHOLE,
            required=True,
            note="Il primo carattere della riga è 1.",
        ),
        Column(field="length", header="Lunghezza", kind=Kind.WHOLE, required=True),
        Column(
            field="kind",
            header="Tipo",
            width=12,
            required=True,
            choices="testo,intero,decimale,data,salta",
        ),
        Column(
            field="required",
            header="Obbligatorio",
            kind=Kind.YES_NO,
            width=14,
            choices=_YES_NO,
        ),
        Column(field="json_name", header="Nome JSON", kind=Kind.CODE, width=26),
    ),
)

STATEMENT_PROFILES = TableLayout(
    table=Table.STATEMENT_PROFILES,
    name="Profili_estratto",
    sheet="Profili estratto",
    purpose="Come si legge la tabella di una banca; lo scrive il programma quando si conferma.",
    columns=(
        Column(field="profile", header="Profilo", width=22, required=True),
        Column(field="bank", header="Banca", width=26),
        Column(
            field="signature",
            header="Riconoscimento",
            kind=Kind.CODE,
            width=44,
            required=True,
            note="Le intestazioni da cui si riconosce il file, da sinistra a destra.",
        ),
        Column(
            field="columns",
            header="Colonne",
            kind=Kind.CODE,
            width=44,
            required=True,
            note=f"Per ogni colonna il numero, l'intestazione e l'uso: {', '.join(_USES)}.",
        ),
        Column(
            field="delimiter",
            header="Separatore",
            kind=Kind.CODE,
            width=16,
            note="Solo da sapere: il programma lo trova ogni volta da sé.",
        ),
        Column(
            field="decimal_mark",
            header="Decimale",
            kind=Kind.CODE,
            width=10,
            choices=",".join(profile_words.MARK_WORDS.values()),
        ),
        Column(
            field="date_format",
            header="Formato data",
            kind=Kind.CODE,
            width=18,
            choices=",".join(profile_words.DATE_WORDS.values()),
        ),
        Column(
            field="sign",
            header="Segno",
            width=18,
            choices=",".join(profile_words.SIGN_WORDS.values()),
            note="Invertito: le uscite sono scritte senza il segno meno, come sulle carte.",
        ),
        Column(
            field="encoding",
            header="Codifica",
            kind=Kind.CODE,
            note="Solo da sapere: il programma la trova ogni volta da sé.",
        ),
        Column(
            field="id",
            header="Id",
            kind=Kind.WHOLE,
            width=8,
            note="Resta con la riga anche dopo un ordinamento; lo scrive il programma.",
        ),
    ),
)
