# ruff: noqa: RUF001 - Cyrillic letters are meant
"""The words by which statements are understood: Italian, German, French, English, Bulgarian."""

from __future__ import annotations

from dataclasses import dataclass

_POS = "atm; pos; bancomat; bankomat; tpv; пос; атм; банкомат"
_CHARGES = """
    spese; commissioni; commissione; comm.; canone; tenuta conto; imposta di bollo; bollo;
    competenze; interessi passivi; interessi debitori; recupero spese; spese bancarie;
    gebühr; gebühren; spesen; kontoführung; kontoführungsgebühr; bankspesen; sollzinsen;
    abschluss; dienstleistungspreisabschluss; frais; commission; frais bancaires; agios; cotisation;
    fee; fees; charge; charges; bank charges; service charge; commission charge; interest charged;
    такса; такси; комисиона; комисиони; комисионна; банкови такси; месечна такса; лихва
"""
_PROCESSORS = """
    paypal; stripe; sumup; nexi; satispay; worldline; six payment; klarna; adyen; mollie;
    amazon payments; amazon pay; google pay; apple pay; twint; zettle; izettle; shopify payments;
    scalapay; worldpay; braintree; gocardless; checkout.com; payone; payplug; saferpay; datatrans;
    postfinance checkout; squareup; skrill; wise payments; wise europe; revolut payments;
    mypos; borica; борика; epay; easypay; изипей; econt; еконт; speedy; спиди
"""
_LEGAL_FORMS = """
    srl; srls; spa; c snc; c sas; c spa; c srl; c sapa; e c; co; cie;
    sas; snc; ss; sapa; scarl; scrl; soc coop; società cooperativa; coop a rl;
    società a responsabilità limitata; società per azioni; società semplice;
    società in nome collettivo; società in accomandita semplice; ditta individuale; ditta;
    onlus; aps; asd; ssd;
    sagl; sa; ag; gmbh; mbh; kg; ohg; ek; e k; eg; ev; ug; gbr; kgaa; gesmbh; se;
    gmbh & co kg; ag & co kg; einzelfirma; genossenschaft; aktiengesellschaft;
    gesellschaft mit beschränkter haftung; eingetragener kaufmann;
    sarl; sasu; eurl; sci; scs; société anonyme; société à responsabilité limitée;
    ltd; limited; llc; llp; inc; incorporated; corp; corporation; plc; co ltd; bv; nv; oy; ab; as;
    doo; kft; sro; sp z oo;
    оод; еоод; ад; еад; ет; сд; кд; кда; дзззд; ood; eood; ad; ead; et; sd; kd
"""
_TITLES = """
    dott; dottssa; dr; dottor; dottoressa; ing; arch; avv; rag; geom; prof; profssa; sig; sigra;
    signor; signora; spett; spettle; spettabile; egr; gent; gentma; studio dott; eredi;
    herr; herrn; frau; firma; fa; dipling; familie; monsieur; madame; mme; mlle; maître;
    mr; mrs; ms; miss; messrs; г н; г жа; гн; гжа; господин; госпожа; инж; адв; арх; проф; д р
"""
_JOINERS = "e; ed; et; und; and; и; i"
_FILLERS = """
    da; dal; dalla; di; del; della; per; a; al; alla; in; con; su; il; la; lo; gli; le; i; un; una;
    bonifico; pagamento; saldo; acconto; accredito; addebito; versamento; incasso; causale; ordine;
    ordinante; beneficiario; favore; conto; da parte; vs; ns; vostra; nostra; rata; mese; relativo;
    von; an; für; am; der; die; das; vom; zu; zahlung; überweisung; gutschrift; auftrag; betrag;
    miete; lohn; zahlungspflichtiger; auftraggeber; empfänger; kunde; verwendungszweck;
    de; du; des; pour; par; les; au; aux; paiement; virement; versement; loyer; ordonnateur;
    from; to; of; for; by; payment; transfer; the; on; balance; paid; sender; payer; beneficiary;
    от; за; по; на; с; във; в; превод; плащане; наредител; получател; основание; сума; дата
"""
_COMMON_NAMES = """
    rossi; bianchi; ferrari; esposito; russo; romano; colombo; ricci; marino; greco; bruno; gallo;
    conti; costa; giordano; mancini; rizzo; lombardi; moretti; barbieri; fontana; santoro;
    müller; mueller; schmidt; schneider; fischer; weber; meyer; meier; wagner; becker; keller;
    martin; bernard; dubois; thomas; robert; petit; durand; smith; jones; brown; taylor; williams;
    иванов; иванова; петров; петрова; георгиев; георгиева; димитров; димитрова; николов;
    comune; condominio; comunità; servizi; servizio; impresa; studio; società; azienda; agenzia;
    centro; gruppo; banca; bank; casa; italia; europa; svizzera; schweiz; suisse; service; services;
    group; gruppe; holding; international; consulting; trading; commerce; gemeinde; stadt; ville;
    commune; amt; verein; praxis; garage; bar; hotel; albergo; ristorante; restaurant; pizzeria;
    farmacia; apotheke; pharmacie; autofficina; officina; edilizia; costruzioni; immobiliare;
    immobilien; transport; trasporti; logistica; elettronica; market; shop; store; online; energia;
    energie; acqua; gas; luce; telecom; sole; luna; mare; stella; nord; sud; est; ovest; nuova; uno;
    община; сервиз; груп; транс; строй; комерс; трейд; консулт; енерджи; маркет; българия
"""
_ANCHORS = """
    fattura; fatture; fatt; fattra; ft; fte; ftt; fatture; ricevuta; parcella; notula; documento;
    documenti; doc; credito; nc; n; nr; num; numero; numeri; no; nro; nn;
    rechnung; rechnungen; rechn; rg; rgnr; re; renr; rechnungsnr; rechnungsnummer; belegnr; beleg;
    gutschrift; faktura; fakt; fact; facture; factures; fac; avoir; numéro;
    inv; invoice; invoices; bill; cn; number; nos;
    фактура; фактури; фра; фри; фак; факт; ф; номер; ном; док; проформа
"""
_NUMBER_WORDS = "n; nr; num; numero; numeri; no; nro; nn; numéro; number; nos; номер; ном"
_OTHER_NUMBERS = """
    rata; rate; ratenr; polizza; contratto; contr; cliente; codice; cod; pratica; mandato; cro; trn;
    carta; tessera; abbonamento; telefono; tel; cell; fax; utenza; pod; pdr; targa; sinistro; piva;
    cf; abi; cab; assegno; iban; conto; mutuo; finanziamento; ddt; bolla; filiale; terminale; tid;
    ordine; ordini; ord; cup; cig;
    vertrag; vertragsnr; vertragsnummer; kunde; kundennr; kundennummer; kdnr; police; policenr;
    mandat; mandatsref; karte; kartennr; konto; kontonr; mitglied; mitgliedsnr; blz; telefonnr;
    steuernr; ustid; bestellung; auftrag; auftragsnr; bestellnr;
    contrat; client; carte; commande; abonnement; dossier; compte; chèque; cheque; téléphone;
    contract; customer; policy; card; phone; account; member; mandate; order; terminal; mid;
    договор; клиент; полица; карта; сметка; поръчка; тел; еик; булстат; партида; абонат
"""
_DAY_WORDS = "del; dd; dtd; dated; vom; v; du; of; от; date; datum; dat; data; d; il; am; le; дата"
_ADDRESSES = """
    via; viale; corso; piazza; piazzale; vicolo; largo; strada; contrada; località; frazione; rue;
    avenue; boulevard; chemin; route; place; impasse; street; road; lane; square; str; weg; gasse;
    platz; allee; ring; strasse; ул; бул; пл; жк; улица; булевард; ul; bul; postfach; cp; pf; presso
"""
_DEPOSITS = """
    deposito; deposito cauzionale; cauzione; caparra; acconto su ordine; depot; kaution; einlage;
    mietkaution; dépôt; dépôt de garantie; caution; arrhes; deposit; security deposit; escrow;
    депозит; гаранция; капаро
"""
_BANK_NAMES = """
    intesa sanpaolo; unicredit; banco bpm; bper; monte dei paschi; mps; credem; fineco; sella;
    banca sella; credit agricole; bnl; mediolanum; banco posta; bancoposta; poste italiane; bcc;
    ubs; credit suisse; raiffeisen; postfinance; bancastato; kantonalbank; cornèr banca;
    migros bank; deutsche bank; commerzbank; sparkasse; volksbank; postbank; dkb; ing diba; n26;
    bawag; erste bank; bnp paribas; société générale; crédit mutuel; la banque postale; hsbc;
    barclays; lloyds; revolut;
    банка дск; dsk bank; обб; ubb; уникредит булбанк; първа инвестиционна банка; fibank; fib;
    пощенска банка; postbank; цкб; алианц банк; инвестбанк; прокредит банк; procredit
"""


def word_list(text: str) -> tuple[str, ...]:
    """Return the entries that stand between semicolons, each once.

    >>> word_list("spese; tenuta conto;; spese")
    ('spese', 'tenuta conto')
    """
    entries = (" ".join(entry.split()) for entry in text.split(";"))
    return tuple(dict.fromkeys(entry for entry in entries if entry))


@dataclass(frozen=True, slots=True, kw_only=True)
class WordLists:
    """What words mean in a statement; an entry may have several words.

    Whoever compares folds them, so case, accents and points in the lists do not matter.
    """

    pos: tuple[str, ...] = word_list(_POS)  # tills and machines
    charges: tuple[str, ...] = word_list(_CHARGES)  # what a bank takes
    bank_names: tuple[str, ...] = word_list(_BANK_NAMES)
    processors: tuple[str, ...] = word_list(_PROCESSORS)  # names or IBANs: they pay for others
    deposits: tuple[str, ...] = word_list(_DEPOSITS)
    anchors: tuple[str, ...] = word_list(_ANCHORS)  # behind them a short number is a document's
    legal_forms: tuple[str, ...] = word_list(_LEGAL_FORMS)
    titles: tuple[str, ...] = word_list(_TITLES)
    joiners: tuple[str, ...] = word_list(_JOINERS)  # small words that names are told without
    fillers: tuple[str, ...] = word_list(_FILLERS)  # they stand beside a name and are no part of it
    addresses: tuple[str, ...] = word_list(_ADDRESSES)  # where an address begins
    number_words: tuple[str, ...] = word_list(_NUMBER_WORDS)  # anchors that name no document
    other_numbers: tuple[str, ...] = word_list(_OTHER_NUMBERS)  # behind them stands another number
    day_words: tuple[str, ...] = word_list(_DAY_WORDS)  # between a document's number and its date
    common_names: tuple[str, ...] = word_list(_COMMON_NAMES)  # one alone names nobody


DEFAULT_WORDS = WordLists()
