"""What the tables of a new workbook hold: a small chart of accounts, VAT codes, example rules."""

from __future__ import annotations

from collections.abc import Mapping

from xl_recon.plan.changes import Table
from xl_recon.workbook.layout.settings import SETTING_LINES

Row = Mapping[str, str | float]

# number, description, kind, usual VAT code
_ACCOUNTS = (
    ("1000", "Cassa", "Cassa", ""),
    ("1020", "Banca, conto corrente", "Banca", ""),
    ("1021", "Banca, conto incassi", "Banca", ""),
    ("1022", "Banca, conto carte e acquisti", "Banca", ""),
    ("1090", "Trasferimenti interni", "Patrimoniale", ""),
    ("1100", "Crediti verso clienti", "Cliente", ""),
    ("1109", "Fondo svalutazione crediti", "Patrimoniale", ""),
    ("1170", "IVA precedente su materiale e servizi", "IVA", ""),
    ("1171", "IVA precedente su investimenti e altri costi", "IVA", ""),
    ("1200", "Scorte di merci", "Patrimoniale", ""),
    ("1300", "Ratei e risconti attivi", "Patrimoniale", ""),
    ("1500", "Macchine e attrezzature", "Patrimoniale", "I81"),
    ("1520", "Informatica", "Patrimoniale", "I81"),
    ("1530", "Veicoli", "Patrimoniale", "I81"),
    ("2000", "Debiti verso fornitori", "Fornitore", ""),
    ("2030", "Acconti di clienti", "Patrimoniale", ""),
    ("2200", "IVA dovuta", "IVA", ""),
    ("2201", "IVA, conto di rendiconto", "IVA", ""),
    ("2270", "Ritenute e oneri sociali da versare", "Patrimoniale", ""),
    ("2300", "Ratei e risconti passivi", "Patrimoniale", ""),
    ("2450", "Mutui e prestiti", "Patrimoniale", ""),
    ("2800", "Capitale", "Patrimoniale", ""),
    ("2970", "Utile riportato", "Patrimoniale", ""),
    ("3200", "Ricavi da vendita di merci", "Ricavo", "V81"),
    ("3400", "Ricavi da prestazioni", "Ricavo", "V81"),
    ("3800", "Sconti e perdite su crediti", "Ricavo", ""),
    ("4200", "Acquisti di merci", "Costo", "M81"),
    ("4400", "Prestazioni di terzi", "Costo", "M81"),
    ("5000", "Salari", "Costo", ""),
    ("5700", "Oneri sociali", "Costo", ""),
    ("6000", "Affitti", "Costo", ""),
    ("6100", "Manutenzione e riparazioni", "Costo", "I81"),
    ("6200", "Veicoli e carburante", "Costo", "I81"),
    ("6300", "Assicurazioni", "Costo", ""),
    ("6400", "Energia e acqua", "Costo", "I81"),
    ("6500", "Materiale d'ufficio", "Costo", "I81"),
    ("6510", "Telefono e internet", "Costo", "I81"),
    ("6530", "Contabilità e consulenza", "Costo", "I81"),
    ("6570", "Programmi e servizi informatici", "Costo", "I81"),
    ("6600", "Pubblicità", "Costo", "I81"),
    ("6640", "Viaggi, vitto e rappresentanza", "Costo", "I81"),
    ("6800", "Ammortamenti", "Costo", ""),
    ("6900", "Interessi passivi", "Costo", ""),
    ("6940", "Spese bancarie", "Costo", ""),
    ("6949", "Arrotondamenti", "Costo", ""),
    ("6950", "Interessi attivi", "Ricavo", ""),
    ("8900", "Imposte", "Costo", ""),
    ("9100", "Bilancio d'apertura", "Patrimoniale", ""),
)
# Invented; the check digits are right.
BANK_IBANS = {
    "1020": "CH2508799000001020001",
    "1021": "CH6108799000001021002",
    "1022": "CH4786999000001022003",
}
# code, description, rate, nature, account
_VAT_CODES = (
    ("V81", "Svizzera: vendite e prestazioni, aliquota normale", 0.081, "", "2200"),
    ("V26", "Svizzera: vendite, aliquota ridotta", 0.026, "", "2200"),
    ("V38", "Svizzera: alloggio, aliquota speciale", 0.038, "", "2200"),
    ("M81", "Svizzera: imposta precedente su materiale e servizi", 0.081, "", "1170"),
    ("M26", "Svizzera: imposta precedente su materiale, ridotta", 0.026, "", "1170"),
    ("I81", "Svizzera: imposta precedente su investimenti e altri costi", 0.081, "", "1171"),
    ("I26", "Svizzera: imposta precedente su altri costi, ridotta", 0.026, "", "1171"),
    ("V22", "Italia: vendite, aliquota ordinaria", 0.22, "", "2200"),
    ("V10", "Italia: vendite, aliquota ridotta", 0.10, "", "2200"),
    ("V4", "Italia: vendite, aliquota minima", 0.04, "", "2200"),
    ("A22", "Italia: acquisti, aliquota ordinaria", 0.22, "", "1170"),
    ("A10", "Italia: acquisti, aliquota ridotta", 0.10, "", "1170"),
    ("A4", "Italia: acquisti, aliquota minima", 0.04, "", "1170"),
    ("NI", "Italia: non imponibile (esportazioni, art. 8)", 0.0, "N3.1", ""),
    ("ES", "Esente (in Italia art. 10)", 0.0, "N4", ""),
    ("FC", "Fuori campo IVA", 0.0, "N2.2", ""),
)
# One of each kind of condition: a phrase, one of several, all words, an amount beside the text.
_RULES: tuple[Row, ...] = (
    {"description": "[Affitto] affitto", "debit": "6000"},
    {
        "description": "[Telefono] telefonia|internet|fibra ottica",
        "debit": "6510",
        "vat_code": "I81",
    },
    {"description": "[Polizza] +assicurazione polizza", "debit": "6300", "link": "[Doc]"},
    {
        "description": "[Carburante] stazione di servizio",
        "debit": "6200",
        "amount": "[!>=20 !<=200]",
        "vat_code": "I81",
    },
)
RULE_COLOURS = ("E2EFDA", "DDEBF7", "FFF2CC", "FCE4D6")


def _account(number: str, description: str, kind: str, vat_code: str) -> Row:
    bank = {"iban": BANK_IBANS[number], "currency": "CHF"} if number in BANK_IBANS else {}
    return {
        "number": number,
        "description": description,
        "kind": kind,
        "vat_code": vat_code,
        "active": "Sì",
        **bank,
    }


STARTING_ROWS: dict[Table, tuple[Row, ...]] = {
    Table.RULES: tuple({"document": "!Rule", "active": "Sì"} | dict(rule) for rule in _RULES),
    Table.ACCOUNTS: tuple(_account(*account) for account in _ACCOUNTS),
    Table.VAT_CODES: tuple(
        dict(zip(("code", "description", "rate", "nature", "account"), line, strict=True))
        for line in _VAT_CODES
    ),
    Table.COST_CENTRES: (
        {"code": "AMM", "description": "Amministrazione"},
        {"code": "PRO", "description": "Produzione"},
        {"code": "VEN", "description": "Vendite"},
    ),
    Table.SETTINGS: tuple(
        {"key": line.key, "value": line.value, "explanation": line.explanation}
        for line in SETTING_LINES
    ),
}
