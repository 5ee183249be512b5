# ruff: noqa: RUF001 - Cyrillic words look like Latin ones
"""Words of bank texts by what they are good for in a rule: hundreds of them tell nothing.

Each list is data, folded once when it is loaded; a word may stand in the lists of several
languages. What none of them knows is taken for a name or a matter, and so for telling.
"""

from __future__ import annotations

from enum import StrEnum

from xl_recon.matching import purpose_words
from xl_recon.matching.folding import folded


class Kind(StrEnum):
    """What a word of a bank text is good for."""

    TELLING = "telling"
    MOVEMENT = "movement"  # says how the money went: never kept
    SUBJECT = "subject"  # a fee, an interest: kept where no name stands beside it
    MATTER = "matter"  # takings, an own transfer: kept where nothing tells more
    HALF_MATTER = "half matter"  # likewise, and never without the word beside it
    SERVICE = "service"  # kept before a name, inside a run, or at the end of a short one
    INNER = "inner"  # an account, an adjective: kept inside a run, or at the end of a short one
    PLACE = "place"  # a town, a bank, a card: it tells little beside a name
    JOIN = "join"  # goes on inside a purpose, never at its ends
    LINK = "link"  # stands inside a name, never at its ends
    LEGAL_FORM = "legal form"  # likewise, and what stands before it is a name
    PARTY_MARK = "party mark"  # what follows is who paid, or was paid
    PURPOSE_MARK = "purpose mark"  # what follows is what the payment was for, this time
    SIDE = "side"  # a debit, a credit: ends a run
    DETAIL = "detail"  # a month, a reference: another one in the next row
    NUMBER = "number"


def kind_of(word: str) -> Kind:
    """Return the kind of a folded word that is no number.

    >>> kind_of("bonifico").name, kind_of("gmbh").name, kind_of("tizio").name
    ('MOVEMENT', 'LEGAL_FORM', 'TELLING')
    """
    known = _KINDS.get(word) or _KINDS.get(word.replace(".", "")) or _KINDS.get(_bare(word))
    if known:
        return known
    if "." in word and all(len(part) == 1 or part in _KINDS for part in word.split(".")):
        return Kind.MOVEMENT
    return Kind.LINK if len(word) <= _LONGEST_LINK else Kind.TELLING


def _bare(word: str) -> str:
    """A word without the article before its apostrophe: d'ordre, l'ordine."""
    return word.replace("\u2019", "'").rpartition("'")[2]


def is_ordinal(word: str) -> bool:
    """Whether a folded word counts what follows: the first half, das vierte Quartal."""
    return word in _ORDINALS


def is_ordered(word: str) -> bool:
    """Whether a folded word is a part of a whole that is paid in turn."""
    return word in _ORDERED


def is_counted(word: str) -> bool:
    """Whether a folded word may be told apart by a small number: till 2."""
    return word in _COUNTERS


_LONGEST_LINK = 2

_MOVEMENTS = (
    # Italian
    """
    abbonato accantonamento accreditata accreditato accredito accr acconto acquisti acquisto add
    addeb addebiti addebito addebitata addebitato alla anticipo anticipata area assegno assegni
    attuale autorizzazione aut avviso bancaria bancarie bancario bancari bancomat bancomatcard
    banca banche bic bollettino bollettini bonif bonifici bonifico bonus busta canale carico
    cartacea cbill circolare cliente clienti cod codice collettivo collettiva commerciale
    compensazione con conf conferma contactless contabile contabilizzato conti conto contratto
    controvalore copia corrente correnti cro cambio creditore crediti data debito debitore del
    dati delega dettagli dettaglio diretto diretta disposizione disposizioni disposto distinta
    doc docum documento documenti domiciliazione domiciliazioni effettuata effettuato effettuati
    effetti emesso emissione entrata erogazione esecuzione esercente estero esteri estratto
    europa europeo eseguita eseguito eseguiti fatt fattura fatture fattur favore filiale
    finanziario fornitore fornitori fatta ft giornaliera giornaliero giro girata giroconto
    giroposta identificativo imp importi importo incassi incasso incassato inc internet
    immediato istantaneo istruzioni italiano italiana lettore mand mandato matricola mav
    maturato mediante mensile mezzo mobile mod modalita moneta movimento movimenti multifunzione
    nazionale netto nostra nostri nostro ns numero num nr nro nonche online ore operazione
    operazioni oper ordinaria ordinario ordine ordini ord originale originario pag pagam
    pagamenti pagamento pagata pagato pagobancomat partita pausa per permanente periodo
    periodico poli pos postale postali polizza pratica prelev presso prot protocollo prog
    quietanza quietanzato rata rate reso ricarica ricevuta ricevute ricevuto ricevuti ricezione
    rid ricorrente ricor rif riferimento riferim riferimenti rimessa rimborso rimesse riba sald
    saldo saldata scad scadenza scadenze sdd sepa seriale servizi servizio sistema somma soldo
    sportello spett stato storno su sul sulla telematico terminale terzi totale tramite transato
    transazione transazioni trasferimento trn trx tessera tipo unico uscita utenza utenze
    utilizzo val valuta valute verso versam versamento versato vista vostra vostri vostro vs
    vedi cbi bancaposta bancoposta dispositivo ben ora rav
    """,
    # German
    """
    abbuchung abbuchungen abbuchungsauftrag abgang abhebung abrechnung abrechnungen absender
    abzug am an anz anzahl auf auftrag auftraege auftrags auftragsnummer auszahlung ausgang
    ausland ausfuhrung ausfuhrungsdatum automat basislastschrift bargeldlos bankkonto bankomat
    bareinzahlung bargeld barzahlung baranlass beleg belege belegnr belastung belastungen
    belastungsanzeige betrag betraege bei bezahlung bezahlt bezug buchung buchungen
    buchungsdatum buchungsnr buchungstext bis dauerauftrag datum debitkarte debit debitk detail
    details dienstleistung e-banking ebanking ec eckarte echtzeit echtzeituberweisung eingang
    eingange einkauf einkaufe einzahlung einzahlungen einzahlungsschein einzel einzelbuchung
    einzug elba elektronisch esr besr erstlastschrift euro eur folgelastschrift fur filiale
    freigabe fallig geld geldautomat gebucht gem gemass girocard giro gut gutgeschrieben
    gutschrift gutschriften habenbuchung inland iban in innert kartenzahlung karten karte
    kartennr kartennummer kartenverfugung kassenbeleg kauf kaufe kd kdnr kennung konto
    kontokorrent kontonummer kontonr kontoubertrag kontouebertrag kunde kunden kundennr
    kundennummer kundenref kundenreferenz lastschrift lastschriften lastschrifteinzug lsv mandat
    mandats mandatsnummer mandatsref mandatsreferenz maestro mit nachnahme nummer ohne per
    posten qrrechnung rechnung rechnungen rechnungs rechnungsnr rechnungsnummer re ref referenz
    referenznr referenznummer rg rgnr rückbuchung ruckbuchung rucklastschrift sammel
    sammelauftrag sammelbuchung sammelgutschrift sammellastschrift saldo schein sendung seite
    sonstige sta storno stuck svwz kref eref mref cred debt abwa abwe ta tan teilzahlung
    terminal twint twintgutschrift uber ubertrag uberweisung uberweisungen uberweisungsauftrag
    uebertrag ueberweisung ueberweisungen ueberweisungsgutschr ruckvergutung umbuchung umsatz
    und urspr valuta vergutung verrechnung vergutungsauftrag strukturierter datei gutschr
    kartenbezahlung nicht spezifiziert grund sonst so verfugung vom von vorgang wertstellung
    zahlung zahlungen zahlungsausgang zahlungsauftrag zahlungseingang zahlungsverkehr
    zahlungsreferenz zug zugang zum zur ihre ihr dank besten waren warenbezug zeit uhr vorschuss
    """,
    # French
    """
    achat achats acompte au aux autorisation autre avance avis banque bancaire bancaires
    bancomat bordereau bulletin carte cb cheque cheques client code collectif commande compte
    comptes comptant contrat courant crediteur credit date debiteur debit debite depot detail
    direct donneur debiteurs emetteur echeance effectue effectuee electronique emis emission
    encaissement encaissements entrant entree envoi etranger execution facture factures fact
    faveur fournisseur frs guichet instantane interne libelle mandat mensuel mensualite montant
    mouvement no notre numero numéro ope operation operations ordre paiement paiements par
    permanent permanente paye payé prelevement prelevements prelevt prlv prlvt quittance
    rechargement recouvrement recu recue reference reglement remboursement remise retour sans
    solde somme sortant sur telereglement terminal tip titre transaction transfert valeur
    versement vers vir virement virements virt vrt votre vos achatcb paiementcb
    """,
    # English
    """
    account acct advice amount app approved atm authorisation authorization auth automatic
    balance bank banking bacs bgc bill billpay bkg booking booked branch by card cards cash
    cashback chaps charge charged charging cheque chq chip clearing client code collection
    collections commerce confirmation contactless cr credit credits credited currency customer
    date deb debit debits debited deposit details direct dr electronic end entry example
    exchange executed exec faster fp from giropay group id inc incoming incomings instant
    instruction invoice invoices inv item annual monthly police policy international local
    mobile name net no nonref notprovided note notification number of online online-banking
    order ordered outgoing outward paid pay payment payments pending period pin point posted
    provided purchase purchases quick receipt receipts received recurring ref refund reg regular
    remit return returned reversal sale sales sent service set settlement sort standing
    statement sto swift target terminal to total trace transaction transactions transfer
    transfers transferred txn trx txnid unstructured value via visa with withdrawn your our remi
    eref end2end ordp benm endtoend uetr msgid msg
    """,
    # Bulgarian
    """
    авизо аванс ат банка банков банкова банкови банкомат безкасово валута вальор вн вноска
    входящ входяща върнат вътрешен вътрешнобанков вътребанков дата дебит дебитен директен
    договор дог дължима за задължение запис заплащане захранване заявка извлечение изпълнен
    изходящ изходяща издадено инкасо име карта карти картова картово клон клиент клиентски код
    кредит кредитен към лв лева левове масов междубанков местен мобилно на нареден нареждане
    наредено нар незабавно номер ном наша ваша обслужен ок онлайн операция операции осчетоводен
    от плащане плащания погасяване покупка пос поръчка пор постъпил постъпление по получен
    получени превод преводи референция реф регулярен с салдо сделка сетълмент система сметка
    сметки спот сторно сума със теглене терминал търговец търговски тип трансакция транзакция
    трансфер услуга услуги фактура фактури фак фра ф-ра ф-ри фри дк дки касов касово час чрез
    чек чуждестранен преведен преведено преведена бисера рингс булбанк издаден издадена
    """,
    # cards, schemes, devices, formats
    """
    visa vpay mastercard maestro amex cirrus debitmastercard postcard card cardcenter apple
    google samsung pay applepay googlepay nfc ccbs swift tpa sct inst scor qrr isr rf non rum
    mdt ech ics kbs bvr pvr trn mcc xxx xxxx ustrd strd rmtinf eftpos ebics dta pain camt qr
    qrfattura qriban evisa www http https
    """,
    # countries by their codes, some currencies
    """
    г jpy cad aud sek nok dkk pln czk huf ron dollar che ita deu aut fra bgr gbr nld lux irl esp
    swe dnk nor pol lie
    """,
)

_SUBJECTS = (
    """
    bancarie bollo bolli canone commissione commissioni competenze comm costi costo diritti
    dirette f24 fido gestione imposta imposte interessi interesse invio liquidazione mora oneri
    passivi attivi prelevamento prelevamenti prelievo prelievi sconfinamento spese spesa tasse
    tassa tenuta trattenuta tributi virtuale contanti ritenuta preventiva custodia estinzione
    dossier titoli chiusura
    """,
    """
    gebuhr gebuhren gebuehr gebuehren kontofuhrung kontofuhrungsgebuhr kontofuhrungsgebuhren
    kontoabschluss rechnungsabschluss habenzins habenzinsen sollzins sollzinsen zins zinsen
    zinsabschluss zinsbelastung zinsgutschrift zinszahlung paketgebuhr dienstleistungsgebuhr
    dienstleistungsgebuhren dienstleistungen kommission kommissionen spesen porto
    dienstleistungspreis dienstleistungspreisabschluss kartengebuhr jahresgebuhr buchungsgebuhr
    abschluss verrechnungssteuer entgelt entgelte bargeldbezug barbezug depotgebuhr bankspesen
    kontopaket mahngebuhr fremdspesen
    """,
    """
    retrait frais commissions cotisation interets interet agios timbre gestion tenue cloture titres
    dossier
    """,
    """
    fee fees interest commission charges maintenance management withdrawal overdraft stamp duty
    tax levy expenses
    """,
    """
    такса таксата такси комисиона комисионна комисиони лихва лихви поддръжка месечна обслужване
    данък данъци осигуровки ддо ддс заверка теглене
    """,
)

_LINKS = (
    """
    di de del della dello dei degli delle d al allo alla ai agli alle e ed la le il lo gli i da in
    dal dallo dalla dai dagli dalle nel nello nella nei negli nelle su sul sullo sulla sui sulle
    f.lli
    """,
    "von van vom der die das den dem des ein eine zu zur zum und am im ins auf aus ob",
    "du des les et au aux un une sous sur saint sainte",
    "the of and at for",
    "и на в във",
    """
    dr dott dottssa prof ing avv arch geom rag sig sigra signor signora herr frau monsieur
    madame mme mlle mr mrs ms miss lic phd dipl инж svizzera schweiz suisse switzerland italia
    italy italie italien deutschland germany germania allemagne france francia frankreich
    bulgaria българия osterreich austria international europe
    """,
)

_LEGAL_FORMS = (
    "sa sagl srl srls spa sas snc sapa scarl soc coop scrl societa ditta impresa",
    "gmbh ag kg ohg gbr ug mbh eg ev kgaa genossenschaft",
    "sarl sas eurl sasu sci",
    "ltd limited llc inc plc corp llp bv nv oy ab as aps lda sl",
    "еоод оод ад еад ет сд кд дззд",
)

_PLACES = (
    """
    lugano locarno bellinzona mendrisio chiasso ascona biasca zurigo ginevra berna basilea
    losanna milano milan roma rome torino napoli firenze bologna verona venezia genova palermo
    bari padova bergamo brescia como varese trento bolzano trieste modena parma zurich zuerich
    bern basel luzern winterthur genf biel thun chur zug olten aarau baden wil solothurn
    schaffhausen frauenfeld berlin munchen muenchen hamburg koln koeln frankfurt stuttgart
    dusseldorf leipzig dresden hannover bremen nurnberg wien graz linz salzburg innsbruck geneve
    lausanne neuchatel fribourg sion montreux vevey nyon yverdon paris lyon marseille toulouse
    nice nantes strasbourg lille bordeaux luxembourg luxemburg bruxelles london dublin
    manchester birmingham edinburgh amsterdam rotterdam ubs raiffeisen postfinance bancastato
    intesa sanpaolo unicredit bulbank dsk fibank bper bnl fineco carta carte credito kreditkarte
    kreditkarten american express sparkasse volksbank commerzbank kantonalbank kantonalbanken
    banque bankverein софия пловдив варна бургас русе плевен sofia plovdiv varna burgas
    """,
)


def _kinds() -> dict[str, Kind]:
    """The kind of each word; of a word in two lists the later one wins."""
    lists = (
        (Kind.MOVEMENT, _MOVEMENTS),
        (Kind.SUBJECT, _SUBJECTS),
        (Kind.PLACE, _PLACES),
        (Kind.PARTY_MARK, purpose_words.PARTY_MARKS),
        (Kind.PURPOSE_MARK, purpose_words.PURPOSE_MARKS),
        (Kind.LINK, _LINKS),
        (Kind.LEGAL_FORM, _LEGAL_FORMS),
        (Kind.SIDE, purpose_words.SIDES),
        (Kind.DETAIL, purpose_words.DETAILS),
        (Kind.INNER, purpose_words.INNER),
        (Kind.SERVICE, purpose_words.SERVICES),
        (Kind.HALF_MATTER, purpose_words.HALF_MATTERS),
        (Kind.MATTER, purpose_words.MATTERS),
        (Kind.JOIN, purpose_words.JOINS),
    )
    return {folded(word): kind for kind, texts in lists for text in texts for word in text.split()}


def _words(texts: tuple[str, ...]) -> frozenset[str]:
    return frozenset(folded(word) for text in texts for word in text.split())


_KINDS = _kinds()
_ORDINALS = _words(purpose_words.ORDINALS)
_ORDERED = _words(purpose_words.ORDERED)
_COUNTERS = _words(purpose_words.COUNTERS)
