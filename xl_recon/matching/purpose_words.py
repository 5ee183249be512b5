"""Words of bank texts that name a purpose, stand inside it, or mark where it begins.

Each list is data, one text a language; `boilerplate` says what each is good for.
"""

from __future__ import annotations

MATTERS = (
    """
    giroconto giroconti girofondi girofondo giroposta incassi versamento versamenti
    """,
    """
    kontoubertrag kontouebertrag umbuchung umbuchungen ubertrag uebertrag sammelauftrag
    sammelgutschrift sammelbuchung kartenzahlungen kartenumsatze kartenumsaetze bareinzahlung
    """,
    "encaissements recettes",
    "takings",
    "прехвърляне постъпления оборот инкасо захранване",
)

# A purpose only with the word beside it: mobile payments, carte negozio, ordine collettivo.
HALF_MATTERS = (
    "carte pagamenti collettivo collettiva collettivi interno interna cumulativo cumulativa",
    "karten zahlungen einzahlung einzahlungen intern interne interner internen",
    "cartes paiements collectif collective collectifs interne internes remise groupe",
    "cards payments deposit deposits bulk internal batch",
    "карти плащания масов масово масови вътрешен вътрешна вътрешни вътрешнобанков",
)

INNER = (
    """
    conto conti corrente correnti estratto mobile
    bancaria bancario bancari bancomat pos transato commerciale finanziario finanziaria
    creditori debitori estero estera esteri mensile mensili annuo annua annuale italiano
    italiana nazionale nazionali sistema internet cliente clienti sportello rimborso unico
    europa europeo europea deposito online internazionale ordinaria ordinario libretto
    """,
    """
    konto kontokorrent sparkonto bancomat bankomat karte debitkarte laufende
    jahrlich monatlich ausland inland elektronisch kunden
    """,
    """
    compte comptes courant bancaire bancaires carte bancomat electronique
    etranger client clients mensuel mensuelle annuel annuelle crediteur crediteurs debiteur
    debiteurs depot dab direct
    """,
    """
    account accounts current card cash atm mobile monthly annual international local
    business merchant refund online customer savings-account
    """,
    """
    сметка сметки разплащателна разплащателен пос банкомат карта банкова банкови каса
    депозит картова картово картови клиент търговски мобилно месечна
    месечен годишна списък онлайн
    """,
)

# They belong to the name that they stand before: a service station, a post office.
SERVICES = (
    "postale postali poste servizio servizi banca",
    "poste service services banque",
    "post bank",
    "услуга услуги услугата банка",
)

# They go on inside a purpose, and begin another one behind a name.
JOINS = (
    "per con tra fra presso verso senza contro",
    "fur fuer mit bei nach durch ohne gegen seit bis an uber ueber",
    "pour par avec dans chez vers sans entre contre",
    "from to by with on into for",
    "за по от при към през до със без между чрез",
)

# How a row differs from the next one: when, and by which number.
DETAILS = (
    """
    gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre
    gen feb mar apr mag giu lug ago sett ott nov dic lunedi martedi mercoledi giovedi venerdi
    sabato domenica lun gio ven sab mese mesi anno anni trim trimestre trimestri semestre
    semestri bimestre quadrimestre settimana settimane giorno num numero nr nro rif riferimento
    riferimenti cod codice mandato mand cro trn valuta data ora ore scad scadenza chf eur usd gbp
    bgn euro franchi
    """,
    """
    januar februar marz maerz april mai juni juli august september oktober november dezember jan
    jun jul aug sep sept okt dez montag dienstag mittwoch donnerstag freitag samstag sonntag
    monat monate jahr jahre quartal quartale semester halbjahr woche kw nummer ref referenz
    kundennummer kundennr rechnungsnummer rechnungsnr mandatsreferenz mandatsref datum uhr
    vertragskonto vertragsnummer vertragsnr franken
    """,
    """
    janvier fevrier mars avril juin juillet aout septembre octobre novembre decembre janv fevr
    juil lundi mardi mercredi jeudi vendredi samedi dimanche mois annee semaine numero reference
    mandat date heure ech francs
    """,
    """
    january february march june july october december oct dec monday tuesday wednesday thursday
    friday saturday sunday month year quarter half week number reference mandate date time
    received faster banking
    """,
    """
    януари февруари март април май юни юли август септември октомври ноември декември понеделник
    вторник сряда четвъртък петък събота неделя месец мес година год тримесечие полугодие
    шестмесечие седмица номер ном реф дата час лв лева
    """,
)

# Numbers in words, where a period or an instalment follows them.
ORDINALS = (
    "primo prima secondo seconda terzo terza quarto quarta ultimo ultima",
    """
    erste erstes ersten erster zweite zweites zweiten dritte drittes dritten vierte viertes
    vierten letzte letztes
    """,
    "premier premiere deuxieme second seconde troisieme quatrieme dernier derniere",
    "first second third fourth last 1st 2nd 3rd 4th",
    "първо първи първа второ втори втора трето трети трета четвърто четвърти четвърта последно",
)
ORDERED = (
    "rata rate acconto tranche",
    "rate raten teilzahlung",
    "acompte mensualite echeance",
    "instalment installment",
    "вноска",
)

# What is told apart by a small number behind it: cassa 1, till 2.
COUNTERS = (
    "cassa terminale pos filiale sportello negozio rata punto",
    "kasse terminal filiale schalter rate",
    "caisse guichet agence",
    "till counter branch register flat",
    "каса терминал клон",
)

# What follows is who paid or was paid; what the payment was for, this time; which way it went.
PARTY_MARKS = (
    "ordinante ordinanti beneficiario beneficiari mittente mitt benef destinatario",
    "auftraggeber auftraggeberin begunstigter begunstigte beguenstigter empfanger empfaenger",
    "zahlungsempfanger zahlungspflichtiger absender einzahler",
    "beneficiaire donneur debiteur creancier destinataire",
    "beneficiary payee payer debtor creditor originator sender recipient remitter",
    "наредител получател вносител бенефициент",
)

PURPOSE_MARKS = (
    "causale motivo oggetto comunicazione comunicazioni messaggio descrizione note",
    "verwendungszweck zahlungszweck zweck mitteilung mitteilungen betreff zahlungsgrund vermerk",
    "motif objet communication communications message concerne",
    "purpose remittance information reference description memo remarks",
    "основание пояснение пояснения забележка",
)

SIDES = (
    """
    addebito addebiti addeb add accredito accrediti accr belastung gutschrift debit credit дебит
    кредит
    """,
)
