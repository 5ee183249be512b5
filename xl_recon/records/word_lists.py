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
_OTHER_CHARGES = """
    condominiali; condominiale; condominio; legali; legale; notarili; notaio; mediche; medica;
    sanitarie; dentistiche; veterinarie; spedizione; spedizioni; trasporto; trasferta; viaggio;
    vitto; alloggio; rappresentanza; pubblicità; scolastiche; processuali; giudiziarie; funebri;
    matrimonio; manutenzione; pulizia; pulizie; riscaldamento; ristrutturazione; avvocato; avv;
    locazione; affitto; affitti; rai; leasing; noleggio; concessione; idrico; acqua; telefonico;
    telefono; internet; software; licenza; hosting; assistenza; auto; moto; veicolo; passaggio;
    agente; agenti; agenzia; vendita; vendite; provvigioni; mediazione; immobiliare; soci;
    strassenverkehrsamt; bauamt; handelsregister; handelsregisteramt; betreibungsamt; konkursamt;
    grundbuchamt; steueramt; gemeinde; stadt; gericht; notar; notariat; anwalt; anwalts; schule;
    serafe; billag; rundfunk; miete; hauswart; versand; reise; makler; kehricht; abwasser;
    notaire; avocat; loyer; scolarité; scolaires; médicaux; justice; livraison; transport;
    déplacement; copropriété; syndic; crèche; agence;
    legal; notary; lawyer; solicitor; court; school; tuition; medical; delivery; shipping; rent;
    parking; licence; license; agent; agents; brokerage; registration; council; membership;
    битови; отпадъци; смет; винетна; винетка; нотариална; нотариус; адвокатска; съдебна; държавна;
    общинска; паркиране; училищна; лиценз; агент; наем; доставка; куриер
"""
_PAYMENTS = """
    a favore; favore di; in favore; beneficiario; beneficiari; benef; bonifico; bonifici; bonif;
    giroconto; girofondi; pagamento; pagamenti; disposizione a; ordine a;
    zugunsten; zu gunsten; überweisung an; zahlung an; vergütung an; auftrag an; begünstigter;
    begünstigte; empfänger; zahlungsempfänger; dauerauftrag an;
    en faveur; au profit; bénéficiaire; virement à; virement vers; paiement à;
    in favour; in favor; beneficiary; payee; payment to; paid to; transfer to; standing order to;
    в полза; получател; бенефициент; превод към; превод на; плащане към; плащане на
"""
_BARE_PAYMENTS = """
    accredito; disposizione; überweisung; zahlung; vergütung; dauerauftrag; virement; paiement;
    transfer; payment; standing order; превод; плащане
"""
_BANK_WORDS = """
    banca; banche; banco; cassa di risparmio; cassa rurale; istituto di credito;
    bank; banken; raiffeisenbank; volksbank; landesbank; privatbank; regionalbank; hypothekarbank;
    banque; caisse d'épargne; crédit; банка
"""
_ON_BEHALF = """
    per conto di; per conto; p conto; in nome e per conto; in nome di; a nome di; conto terzi;
    im auftrag von; im auftrag; im namen von; für rechnung; im namen;
    pour le compte; au nom de; pour compte;
    on behalf; for account of; in the name of;
    от името на; за сметка на
"""
_MONTHS = """
    gennaio; febbraio; marzo; aprile; maggio; giugno; luglio; agosto; settembre; ottobre; novembre;
    dicembre; gen; feb; mar; apr; mag; giu; lug; ago; sett; ott; nov; dic;
    januar; jänner; februar; märz; maerz; april; mai; juni; juli; august; september; oktober;
    november; dezember; jan; jun; jul; aug; sep; okt; dez;
    janvier; février; mars; avril; juin; juillet; août; septembre; octobre; décembre;
    january; february; march; may; june; july; october; december;
    януари; февруари; март; април; май; юни; юли; август; септември; октомври; ноември; декември
"""
_COUNTED = """
    rate; quote; notti; notte; giorni; giornate; mesi; mensilità; anni; settimane; ore; pezzi; pz;
    persone; adulti; bambini; volte; copie; scatole; lezioni; pasti; azioni; metri; mq; kg; km; lt;
    raten; anteile; nächte; nacht; tage; tagen; monate; monaten; jahre; wochen; stunden; stück; stk;
    personen; mal; lektionen;
    mensualités; parts; nuits; nuit; jours; mois; ans; semaines; heures; pièces; personnes; leçons;
    instalments; installments; shares; nights; night; days; months; years; weeks; hours; pieces;
    pcs; persons; people; times; lessons;
    вноски; дяла; нощувки; дни; дена; месеца; месеци; години; седмици; часа; броя; бр; лица; урока
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
_JOINERS = "e; ed; et; und; u; and; и; i"
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
_PLACE_BODIES = """
    comune; municipio; città; provincia; regione; parrocchia; condominio; patriziato; unione comuni;
    gemeinde; stadt; kanton; kirchgemeinde; landkreis; commune; ville; canton; mairie; département;
    municipality; town; city; county; община; град; област; кметство
"""
_CARDS = """
    carta; carte; pagobancomat; karte; kartenzahlung; debitkarte; kreditkarte; card; карта; картово
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
    ordine; ordini; ord; cup; cig; distinta; distinte; assegni; leasing; rid; sdd; mav; rav; riba;
    effetto; effetti; lettera; protocollo; prot; delega; matricola; sinistro; scheda;
    fido; prestito; cessione; reversale; ricevuta bancaria; sportello; cassa; turno; lotto;
    vertrag; vertragsnr; vertragsnummer; kunde; kundennr; kundennummer; kdnr; police; policenr;
    mandat; mandatsref; karte; kartennr; konto; kontonr; mitglied; mitgliedsnr; blz; telefonnr;
    scheck; schecks; check; darlehen; kredit; raten; leasingvertrag; antrag; vorgang; akte;
    aktenzeichen; az; lieferschein; filiale; brief; protokoll; depot;
    steuernr; ustid; bestellung; auftrag; auftragsnr; bestellnr;
    contrat; chèques; cheques; prêt; mensualité; échéance; bordereau; lettre; quittance; sinistre;
    client; carte; commande; abonnement; dossier; compte; chèque; cheque; téléphone;
    loan; instalment; installment; lease; ticket; claim; letter; batch;
    contract; customer; policy; card; phone; account; member; mandate; order; terminal; mid;
    чек; вноска; вноски; лизинг; кредит; заем; писмо; протокол; преписка; нареждане; ведомост;
    договор; клиент; полица; карта; сметка; поръчка; тел; еик; булстат; партида; абонат
"""
_TRANSFERS = """
    bonifico; bonifici; disposizione; operazione; op; überweisung; virement; transfer; превод
"""
_DAY_WORDS = "del; dd; dtd; dated; vom; v; du; of; от; date; datum; dat; data; d; il; am; le; дата"
_RANGE_STARTS = "da; dal; dalla; dalle; dai; von; vom; ab; de; du; des; from; от"
_RANGE_ENDS = "a; al; alla; alle; ai; fino; bis; zu; à; au; aux; to; till; until; through; до"
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
    other_charges: tuple[str, ...] = word_list(_OTHER_CHARGES)  # beside such a word: another's
    payments: tuple[str, ...] = word_list(_PAYMENTS)  # words of a payment to somebody
    bare_payments: tuple[str, ...] = word_list(_BARE_PAYMENTS)  # so, where no charge's word stands
    bank_names: tuple[str, ...] = word_list(_BANK_NAMES)
    bank_words: tuple[str, ...] = word_list(_BANK_WORDS)  # in names of banks that no list has
    processors: tuple[str, ...] = word_list(_PROCESSORS)  # names or IBANs: they pay for others
    on_behalf: tuple[str, ...] = word_list(_ON_BEHALF)  # the payer pays for another
    deposits: tuple[str, ...] = word_list(_DEPOSITS)
    months: tuple[str, ...] = word_list(_MONTHS)  # before them a number is a day
    counted: tuple[str, ...] = word_list(_COUNTED)  # before them a number is how many
    anchors: tuple[str, ...] = word_list(_ANCHORS)  # behind them a short number is a document's
    legal_forms: tuple[str, ...] = word_list(_LEGAL_FORMS)
    titles: tuple[str, ...] = word_list(_TITLES)
    joiners: tuple[str, ...] = word_list(_JOINERS)  # small words that names are told without
    fillers: tuple[str, ...] = word_list(_FILLERS)  # they stand beside a name and are no part of it
    addresses: tuple[str, ...] = word_list(_ADDRESSES)  # where an address begins
    number_words: tuple[str, ...] = word_list(_NUMBER_WORDS)  # anchors that name no document
    other_numbers: tuple[str, ...] = word_list(_OTHER_NUMBERS)  # behind them stands another number
    transfers: tuple[str, ...] = word_list(_TRANSFERS)  # "no." next to them is their own
    day_words: tuple[str, ...] = word_list(_DAY_WORDS)  # between a document's number and its date
    place_bodies: tuple[str, ...] = word_list(_PLACE_BODIES)  # the word behind tells which
    cards: tuple[str, ...] = word_list(_CARDS)  # in a payment at a till names are shops'
    range_starts: tuple[str, ...] = word_list(_RANGE_STARTS)  # from 98 to 100
    range_ends: tuple[str, ...] = word_list(_RANGE_ENDS)
    common_names: tuple[str, ...] = word_list(_COMMON_NAMES)  # one alone names nobody


DEFAULT_WORDS = WordLists()
