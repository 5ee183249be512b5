"""What headings mean, in seven languages. Words only rank; the balances decide."""

# ruff: noqa: RUF001  Bulgarian letters are meant
from __future__ import annotations

import re
import unicodedata
from enum import StrEnum
from functools import lru_cache

_LONGEST_HEADING = 90


class Role(StrEnum):
    """What a column may be."""

    DATE = "date"
    VALUE_DATE = "value_date"
    AMOUNT = "amount"
    DEBIT = "debit"
    CREDIT = "credit"
    BALANCE = "balance"
    FEE = "fee"
    CURRENCY = "currency"
    STATUS = "status"
    NAME = "name"
    IBAN = "iban"
    REFERENCE = "reference"
    KIND = "kind"
    TEXT = "text"
    ASIDE = "aside"  # another currency's amount, a rate, a part of the amount


# Patterns look at folded words without accents. A lost accent leaves a gap: `d bit`, `cr dit`.
_PATTERNS = {
    Role.ASIDE: (
        r"\borig|\bориг|detail|einzel|individual|sous|sub\b|partial|singol|fremd|foreign|ester[oa]|"
        r"etranger|\bkurs|\brate\b|\bcours\b|cambi|exchange|\btax\b|\bvat\b|\biva\b|mwst|\btva\b|"
        r"\bcorso\b|curs\b|курс|cashback|\bin valuta\b|fremdw|counterv|controval|percent"
    ),
    Role.BALANCE: (
        r"sald|solde|balance|kontostand|\bsold\b|салд|баланс|guthaben|наличност|disponib|разполаг|\bstanje|zustatek|egyenleg"
    ),
    Role.DEBIT: (
        r"\bd.?bit|debet|belast|addebit|uscit|\bdare\b|lastschr|\bsoll\b|paid out|withdraw|"
        r"money out|ausgang|дебит|cargo|retir|\bdebe\b|\bsorti(es?)?\b|depens|spent|ausgab|"
        r"\bплащан|разход|"
        r"\bplat[ai]\b|\bgasto|\boutgoing|isplat|obciazen|terhel|odchozi|afschrijv|"
        r"\bvydaj|\bwydat|wypl"
    ),
    Role.CREDIT: (
        r"\bcr.?dit|gutschr|accredit|entrat|\bavere\b|\bhaben\b|paid in|deposit|money in|eingang|"
        r"кредит|abono|\bhaber\b|ingres|incas|encaiss|recett|приход|постъп|einnahm|\bincoming|"
        r"received|bonific.? in|\buplat|uznan|jovair|prichozi|bijschrij|prijem|"
        r"wplyw|wplat|wpłat|wpływ"
    ),
    Role.AMOUNT: (
        r"amount|betrag|bedrag|kwota|castka|osszeg|\biznos|^valor\b|\bvalor eur|"
        r"import[oe]?\b|montant|umsatz|\bсума|importe|"
        r"\bsum[ae]?\b|valoare|monto|"
        r"\btotal|quantit|\bmovimento\b|\bnett?o?\b|\bbrutt?o\b|gross|сто.ност|cash flow|"
        r"^(chf|eur|usd|gbp|bgn|ron|euro|lei|лв)$"
    ),
    Role.FEE: r"\bfees?\b|geb.?.?hr|commissi|\bfrais\b|\bspese\b|\bcosto\b|такс|comisi",
    Role.VALUE_DATE: (
        r"\bvalut|\bvaleur|\bvalue\b|\bvalor\b|вальор|rentedat|ertek ?nap|wertst|"
        r"\bwert\b|dat[ae] val|\bval\b"
    ),
    Role.CURRENCY: (
        r"divis[ae]|currency|monet|w.?.?hrung|\bwhr?g|monnaie|devise|\bmon\b|\bmonn\b|\bccy\b|"
        r"валут|moneda|\bvaluta\b|\bcur\b|\bcurr\b"
    ),
    Role.STATUS: (
        r"\bstat[oue]|\betat\b|status|contabilizzazione|\bstare\b|estado|състояние|статус"
    ),
    Role.DATE: (
        r"\bdat[aeu]s?\b|datum|fecha|\bf (op|val|cont)|\boper|дата|buchung|gebucht|konyvel|"
        r"booked|abschlu|operaz|ecriture|"
        r"\bdag\b|completed|\btag\b|\bcreated\b|\bgiorno\b|\bday\b"
    ),
    Role.IBAN: r"\biban\b|kontonummer|\bconto\b|account n|\bcompte\b|сметка",
    Role.NAME: (
        r"\bname|\bnome\b|\bnom\b|payee|payer|partner|counterpart|contropart|beneficiar|empf.?nger|"
        r"auftraggeber|merchant|h.?ndler|commerciante|contrepart|контрагент|наредител|получател|ordinante|"
        r"debitor|creditor|\bnume|contraparte|zahlungspfl|\bnaam\b|nadawca|odbiorca|primatelj|platitelj|tegenpart|kontrahent|protistran|beguenst|beg.?nst"
    ),
    Role.REFERENCE: (
        r"refer|\brif\b|riferim|\btransact?ion n|transaktions n|\bn di transaz|\bno de trans|"
        r"\bid\b|transaktionsc|transact?ion (id|code)|"
        r"\bcro\b|референц|\bordine\b|auftragsnummer|numero di|\bn de trans|identif"
    ),
    Role.KIND: (
        r"\btyp[eo]?\b|\btipo\b|\bart\b|auftragsart|bewegungs(typ|art)|[ck]ategor|\bcaus\b"
    ),
    Role.TEXT: (
        r"descri|text|testo|concepto|omschrijving|mededeling|\blabel|observac|libell|"
        r"beschreib|detail|dettagl|causale|memo|описание|основание|"
        r"mitteilung|communication|verwendung|zahlungszweck|avis|notific|concept|detalii|details|"
        r"operaz|bezeichn|payment|zweck|message|comunicaz|motiv|note|"
        r"explic|merchant|denominaz|\bopis|kozlemeny|popis|\btytul|tytuł|poznamka|zprava|historico|megjegyz|svrha|namjena|narrat|transact"
    ),
}
_COMPILED = {role: re.compile(pattern) for role, pattern in _PATTERNS.items()}
_DATE_RANKS = (
    (
        re.compile(
            r"\bvon\b|\bbis\b|\bfrom\b|\bto\b|\bdu\b|\bau\b|\bdal\b|\bal\b|valuation|bewert"
        ),
        0,
    ),
    (re.compile(r"evalua|valutaz|submit|expense|period|scaden|\bdue\b|f.?llig|echeanc"), 0),
    (re.compile(r"trade|transac|transak|transaz|\boperaz|\boperat|abschlu|conclus|chiusura"), 5),
    (re.compile(r"start|begin|inizio|\bdebut\b|beginn"), 5),
    (re.compile(r"contab|comptab|buchung|book|regist|ecriture|post|gebucht|erfass|enregist"), 6),
    (re.compile(r"счетов|execu|esecuz|inregist|asiento|ksiegow|zauct|zauctov|konyv|knjiz|boek"), 6),
    (re.compile(r"settle|movimento\b|mov\b|lanc"), 6),
    (re.compile(r"availab|payout|auszahl"), 1),
    (re.compile(r"acquist|purchase|kauf|achat|order|ordine|ordre|auftrag|cre[ae]t"), 3),
    (re.compile(r"complet|\babgeschl|\bended|\bfinish"), 4),
)
_PLAIN_DATE = 5
_CURRENCY_NOTE = re.compile(r"\b(in )?(chf|eur|usd|gbp|bgn|ron|jpy|cad|aud|euro|lei|лв)\b")
_CAMEL = re.compile(r"(?<=[a-zа-я])(?=[A-ZА-Я])|(?<=[^\W\d_])(?=\d)")
_NO_WORD = re.compile(r"[^\w]+|_")


@lru_cache(4096)
def folded_heading(heading: str) -> str:
    """Return a heading in plain lower case words.

    >>> folded_heading("Crédit/DebitAmount (CHF)")
    'credit debit amount chf'
    """
    spaced = unicodedata.normalize("NFKD", _CAMEL.sub(" ", heading)).casefold()
    letters = "".join(letter for letter in spaced if not unicodedata.combining(letter))
    return " ".join(_NO_WORD.sub(" ", letters).split())


@lru_cache(4096)
def roles_of(heading: str) -> frozenset[Role]:
    """Return everything that a column of this heading may be."""
    if not 0 < len(heading) <= _LONGEST_HEADING:
        return frozenset()
    folded = folded_heading(heading)
    without_currency = _CURRENCY_NOTE.sub("", folded).strip() or folded
    return frozenset(role for role in Role if _COMPILED[role].search(without_currency))


@lru_cache(4096)
def booking_rank(heading: str) -> int:
    """Return how well the heading names the day on which a movement is entered."""
    folded = folded_heading(heading)
    found = [rank for pattern, rank in _DATE_RANKS if pattern.search(folded)]
    if 0 in found:
        return 0
    is_value = Role.VALUE_DATE in roles_of(heading)
    return max(found, default=1 if is_value else _PLAIN_DATE if folded else 2)


class Direction(StrEnum):
    """Which way the money goes."""

    OUT = "out"
    IN = "in"

    @property
    def sign(self) -> int:
        """The factor that makes money in positive."""
        return 1 if self is Direction.IN else -1


_DIRECTION_WORDS = {
    Direction.OUT: re.compile(
        r"belast\w*|addebit\w*|d.?bit\w*|debet|dbit|dr?|dt|s|soll|дебит|дт|uscit[ae]|out|"
        r"outgoing|outgo|д|debito|obciazen\w*|odchozi|ausgang|isplata|terhel\w*|-|"
        r"lastschr\w*|dare|cargo|expense|sortie|money out|af"
    ),
    Direction.IN: re.compile(
        r"gutschr\w*|accredit\w*|[ck]r.?dit\w*|crdt|cr?|kt|h|haben|кредит|кт|entrat[ae]|"
        r"in|incoming|income|к|uznan\w*|prichozi|uplata|jovair\w*|\+|"
        r"avere|abono|entree|money in|bij|eingang"
    ),
}


@lru_cache(4096)
def direction_of(text: str) -> Direction | None:
    """Return the direction that a cell says in a word.

    >>> direction_of("Belastung"), direction_of("CRDT"), direction_of("Migros")
    (<Direction.OUT: 'out'>, <Direction.IN: 'in'>, None)
    """
    plain = text.strip() if text.strip() in ("+", "-") else folded_heading(text)
    found = (way for way, words in _DIRECTION_WORDS.items() if words.fullmatch(plain))
    return next(found, None)


_BEFORE = re.compile(r"\b(before|prima|vorher|vor|avant|anterior|precedente|inizial\w*|opening)\b")
_NET = re.compile(r"\bnett?o?\b|\bнето\b")
_SPENDING = re.compile(
    r"\bcard|\bkarten?|\bcarta\b|\bcarte\b|merchant|h.?ndler|commerciant|"
    r"expense|\bspesa\b|einkauf|purchase|acquisto|\bachat|карта"
)


@lru_cache(4096)
def speaks_of_spending(heading: str) -> bool:
    """Whether the heading stands over a card's purchases."""
    return bool(_SPENDING.search(folded_heading(heading)))


@lru_cache(4096)
def says_before(heading: str) -> bool:
    """Whether the heading names the balance before the row's amount."""
    return bool(_BEFORE.search(folded_heading(heading)))


@lru_cache(4096)
def says_net(heading: str) -> bool:
    """Whether the heading names an amount from which the fee is already taken."""
    return bool(_NET.search(folded_heading(heading)))
