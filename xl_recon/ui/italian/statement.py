"""Statements worked on their sheet: what the commands, the buttons and the log say."""

from __future__ import annotations

_TOLD = {
    "staged.read": "{file}: {count} {count:riga letta|righe lette} nel foglio Estratto conto "
    "(lotto {batch}).",
    "staged.nothing_new": "Niente di nuovo: {file} è rimasto com'era.",
    "staged.cards": "{count} {count:pagamento|pagamenti} con la carta non {count:elencato|elencati}"
    ", come dice l'impostazione Ignora POS.",
    "staged.counts": "{green} {green:verde|verdi}, {black} {black:nera|nere}, {red} "
    "{red:rossa|rosse}, {grey} {grey:grigia|grigie}.",
    "staged.deleted": "{count} {count:riga da eliminare|righe da eliminare}: {rows}.",
    "staged.red_left": "{count} {count:riga rossa|righe rosse}: {rows}. Scrivere la controparte in "
    "colonna Controparte, poi «Riconosci di nuovo».",
    "staged.black_left": "{count} {count:riga nera|righe nere}: {rows}. Manca il documento, o "
    "resta un importo da distribuire; si può confermare lo stesso.",
    "staged.ready": "Niente di rosso: si può confermare l'importazione.",
    "staged.more": "  … e ancora {count} {count:riga|righe} (tutte con --json).",
    "staged.line": "  riga {row}  {date}  {amount:money}  {text}: {colour}",
    "staged.why": "      {reason}",
    "staged.colour_green": "verde",
    "staged.colour_black": "nera",
    "staged.colour_red": "rossa",
    "staged.colour_grey": "grigia",
    "staged.colour_deleted": "da eliminare",
    "staged.proof_holds": "Conto {bank}: saldo iniziale {opening}, righe {listed}, non elencato "
    "{unlisted}, saldo finale {closing}: il conto torna.",
    "staged.proof_off": "Conto {bank}: saldo iniziale {opening}, righe {listed}, non elencato "
    "{unlisted}, saldo finale {closing}: il conto NON torna, differenza {missing}. Può mancare un "
    "estratto o una riga, o un importo è stato cambiato.",
    "staged.proof_none": "Conto {bank}: l'estratto non ha saldi con cui controllare le righe.",
    "staged.unbooked": "Conto {bank}: righe per {amount} non registrate (giroconti, o eliminate); "
    "di tanto il saldo in Registrazioni differisce da quello della banca.",
    "staged.revised": "{count} {count:riga cambiata|righe cambiate}.",
    "staged.would_revise": "{count:Cambierebbe|Cambierebbero} {count} {count:riga|righe}.",
    "staged.look_first": "Non ancora confermato: {count} {count:riga è|righe sono} {count:cambiata|"
    "cambiate} da quando il foglio è stato guardato ({rows}). Guardare e confermare di nuovo.",
    "staged.places": "{rows:rows}",
    "staged.confirmed": "Confermato il lotto {batch}: {rows} {rows:riga|righe} in Registrazioni"
    "{places:aside}, {settled} {settled:abbinamento|abbinamenti}, {learned} IBAN "
    "{learned:imparato|imparati}.",
    "staged.would_confirm": "Verrebbero {rows} {rows:riga|righe} in Registrazioni, {settled} "
    "{settled:abbinamento|abbinamenti}, {learned} IBAN {learned:imparato|imparati}.",
    "staged.waiting": "{count} {count:riga ha|righe hanno} {account} al posto del conto: «Applica "
    "regole», o scriverlo a mano.",
    "staged.cancelled": "Annullata l'importazione del lotto {batch}: {count} {count:riga tolta|"
    "righe tolte} dal foglio. Nel giornale non è cambiato niente.",
    "staged.would_cancel": "Verrebbe annullata l'importazione del lotto {batch}: {count} "
    "{count:riga|righe}.",
    "staged.really_cancel": "Togliere dal foglio {count:la riga|le righe} del lotto {batch} "
    "({count})? Quello che vi è stato scritto a mano va perso.",
    "staged.not_cancelled": "Il foglio è rimasto com'era.",
    "staged.this_one": "Il lotto {batch}, conto {bank}, {file}?",
    "staged.this_party": "«{text}»: è {party}?",
    "staged.create_party": "Creare la controparte «{party}» da questa riga?",
    "staged.nobody": "Nessuna controparte scelta. Scrivere il nome in colonna Controparte, poi "
    "«Riconosci di nuovo».",
    "staged.done_release": "{rows} {rows:riga torna|righe tornano} alla contropartita temporanea, "
    "{settled} {settled:abbinamento tolto|abbinamenti tolti} (lotto {batch}).",
    "staged.done_delete": "{rows} {rows:riga cancellata|righe cancellate}, {settled} "
    "{settled:abbinamento tolto|abbinamenti tolti} (lotto {batch}).",
    "staged.done_reenter": "{rows} {rows:riga tolta|righe tolte} da Registrazioni e di nuovo nel "
    "foglio Estratto conto, {settled} {settled:abbinamento tolto|abbinamenti tolti} (lotto "
    "{batch}).",
    "staged.done_distribute": "{settled} {settled:abbinamento scritto|abbinamenti scritti} (lotto "
    "{batch}).",
    "staged.nothing_distributed": "Niente da distribuire con certezza. Per dire quali documenti: "
    "--documents.",
    "staged.distributed": "  riga {row}: {documents}; resta {left}.",
    "staged.no_document": "nessun documento",
    "staged.reentered_file": "ripreso da Registrazioni",
    "staged.returned": "{count} {count:riga tolta|righe tolte} dal foglio; il lotto {batch} è di "
    "nuovo in Registrazioni, com'era.",
    "party.created": "Creata la controparte {party} (codice {code}).",
    "party.would_create": "Verrebbe creata la controparte {party} (codice {code}).",
}

# Why a line is doubtful, and what is told of documents.
_NOTICES = {
    "staged.same_words": "forse già in Registrazioni: {where:values}, «{detail}»",
    "staged.other_reference": "forse già in Registrazioni, con un altro riferimento della banca: "
    "{where:values}, «{detail}»",
    "staged.other_words": "forse già in Registrazioni, con altre parole: {where:values}, "
    "«{detail}»",
    "staged.other_day": "forse già in Registrazioni, in un altro giorno: {where:values}, "
    "«{detail}»",
    "staged.same_file": "{where}: questo file è già stato importato{detail:batch}.",
    "staged.same_file_open": "{where}: questo file è già nel foglio Estratto conto{detail:batch}.",
    "import.deleted": "Riga {where}: eliminata a mano; non viene più proposta.",
}

_ERRORS = {
    "NoOpenStatement": "Nessuna importazione aperta{batch:batch}. Leggere prima un file "
    "(«Leggi file», xl-recon statement read).",
    "SeveralOpenStatements": "Ci sono più importazioni aperte (lotti {batches}). Dire quale con "
    "--batch.",
    "EmptyStatement": "L'importazione{batch:batch} non ha più righe nel foglio Estratto conto. "
    "Toglierla con «xl-recon statement cancel», poi leggere di nuovo il file.",
    "RedRows": "Non si può ancora confermare: {rows:rows} in rosso. Scrivere la controparte e il "
    "tipo, creare la controparte, oppure eliminare la riga. Non è stato scritto niente.",
    "UnknownParty": "La controparte «{party}» non c'è in Anagrafica, o non è una sola"
    "{proposals:meaning}. Scrivere il codice o il nome intero, o crearla con «xl-recon party "
    "create».",
}

_HELP = {
    "help.statement": "Lavora un estratto conto sul suo foglio: leggere, chiarire, confermare.",
    "help.statement.read": "Legge estratti conto nel foglio Estratto conto e li riconosce.\n\n"
    "Ogni riga ha un colore: verde a posto, nera senza documento o con un resto, rossa da "
    "chiarire, grigia un giroconto. Nel giornale non si scrive ancora niente.",
    "help.statement.show": "Mostra che cosa resta da fare, e perché.\n\n"
    "Con --rows il motivo di quelle righe.",
    "help.statement.assign": "Dice di alcune righe la controparte, il tipo, i documenti, il "
    "conto.\n\n"
    "È lo stesso che scrivere nelle celle del foglio. Alla conferma l'IBAN della riga resta legato "
    "alla controparte.",
    "help.statement.recognise": "Guarda di nuovo il foglio, dopo aver cambiato celle, anagrafica o "
    "documenti.\n\n"
    "Quello che è stato scritto a mano non si tocca.",
    "help.statement.confirm": "Conferma l'importazione: registra le righe e abbina i documenti.\n"
    "\n"
    "Non si può finché c'è una riga rossa. Prima controlla se nel frattempo è cambiato qualcosa.",
    "help.statement.cancel": "Annulla un'importazione aperta: le righe vanno via dal foglio.\n\n"
    "Una già confermata si annulla con «xl-recon undo».",
    "help.statement.distribute": "Distribuisce su documenti il resto di righe già registrate.",
    "help.statement.release": "Annulla righe già registrate: tornano alla contropartita "
    "temporanea.\n\n"
    "I loro abbinamenti vanno via; i residui dei documenti si aggiornano da sé.",
    "help.statement.delete": "Cancella righe già registrate, con i loro abbinamenti.\n\n"
    "Un'altra lettura dello stesso estratto non le riporta.",
    "help.statement.reenter": "Riporta righe già registrate nel foglio Estratto conto.",
    "help.party": "Clienti e fornitori.",
    "help.party.create": "Crea una controparte da righe dell'estratto: nome e IBAN.",
    "metavar.party": "NOME",
    "metavar.kind": "TIPO",
    "metavar.documents": "DOCUMENTI",
    "metavar.open-batch": "LOTTO",
    "option.party": "La controparte: codice o nome.",
    "option.kind": "Il tipo, come nel foglio: Pagamento di documenti, Giroconto, Senza documento, "
    "Non distribuito, Deposito, Spese bancarie.",
    "option.documents": 'I documenti pagati: "F-12: 100,00; F-13".',
    "option.staged-account": "Il conto di contropartita, per esempio 6000.",
    "option.staged-new": "La riga non c'è ancora nel giornale: il dubbio non vale.",
    "option.staged-rows": "Queste righe del foglio, per esempio 5-9,12.",
    "option.staged-delete": "La riga non si importa; il programma se ne ricorda.",
    "option.clear": "Toglie quello che è stato scritto a mano: decide di nuovo il programma.",
    "option.ask": "Chiede chi è la controparte, a chi è davanti allo schermo.",
    "option.open-batch": "Il lotto dell'importazione; di solito ce n'è uno solo aperto.",
    "option.party-name": "Il nome; altrimenti quello che dice la banca.",
    "usage.kind": "«{value}» non è un tipo. Si può scegliere Pagamento di documenti, Giroconto, "
    "Senza documento, Non distribuito, Deposito, Spese bancarie.",
    "usage.nothing_said": "Manca che cosa dire delle righe: --party, --kind, --documents, "
    "--account, --delete, --new, --clear.",
    "usage.rows_of_table": "Quelle righe non sono tutte nella tabella {table}, che occupa le "
    "righe {rows}.",
}

STATEMENT = {**_TOLD, **_NOTICES, **_ERRORS, **_HELP}

# In the log's sheets.
STATEMENT_SHEET = {
    "stamp.statement.read": "Leggi estratto conto",
    "stamp.statement.cancel": "Annulla importazione",
    "stamp.statement.distribute": "Distribuisci residuo",
    "stamp.statement.release": "Annulla righe",
    "stamp.statement.delete": "Elimina righe",
    "stamp.statement.reenter": "Riprendi righe",
    "stamp.party.create": "Crea controparte",
    "summary.import.deleted": "{count} {count:riga eliminata|righe eliminate} a mano",
    "summary.staged.same_file": "{count} file già {count:importato|importati}",
    "summary.staged.same_file_open": "{count} file già nel foglio",
}

# The short English keys of errors: a pattern, and what to say of its groups.
STATEMENT_FOUND = (
    (
        r"no movement",
        "non è un movimento della banca. Scegliere una riga con la banca in un Conto",
    ),
    (r"waiting", "aspetta già la contropartita e non ha abbinamenti: non c'è niente da annullare"),
    (r"nothing left", "non ha un resto da distribuire"),
    (
        r"no party",
        "non ha in Controparte un nome di Anagrafica. Scriverlo, o dire i documenti: --documents",
    ),
    (
        r"no number",
        "non ha un Id, quindi nessun abbinamento la può nominare. Applicare le regole o importarla",
    ),
    (r"no name", "non dice chi è la controparte. Dare il nome con --name"),
    (
        r"no document (.*)",
        "non paga il documento «{0}», che non c'è in Documenti, o non è uno solo",
    ),
    (
        r"foreign (\w+) (.*)",
        (
            "non ha la valuta del documento {1}, che è in {0}: dire quanto se ne paga, per esempio "
            "«{1}: 100,00»"
        ),
    ),
    (
        r"line blank",
        (
            "la cella è vuota, e così la riga non si può registrare. Riempirla, o togliere la riga "
            "dalla tabella,"
        ),
    ),
    (
        r"line kind: (.*)",
        "«{0}» non è un tipo. Scegliere una voce dell'elenco, o svuotare la cella,",
    ),
    (r"still open", "è ancora aperto. Si annulla con «xl-recon statement cancel»"),
)
