"""The preview: what its sheet and its commands say."""

from __future__ import annotations

PREVIEWS = {
    "preview.line": "riga {row}  {date}  {amount:money}  {description}",
    "preview.would": "      {rule}: {effect}",
    "preview.look": "      ! {doubt}",
    "preview.in_with_rule": "Entrate con regola",
    "preview.out_with_rule": "Uscite con regola",
    "preview.in_without_rule": "Entrate senza regola",
    "preview.out_without_rule": "Uscite senza regola",
    "preview.yes": "Sì",
    "preview.how_to_choose": "Applica: Sì, No, oppure il numero di riga di un'altra regola; con Sì "
    "in «Tieni la scelta» l'altra regola passa davanti anche per il futuro.",
    "preview.how_to_complete": "Righe senza regola: scrivere il Conto. Ne nasce una regola con le "
    "parole proposte; senza parole si completa solo la riga.",
    "preview.how_to_end": "Per scrivere nel giornale: «xl-recon confirm». Per lasciare tutto "
    "com'è: «xl-recon discard».",
    "preview.part": "{amount} su {account}",
    "preview.parts": "diviso in {parts}",
    "preview.rule.doubtful": "Il testo della regola sta dentro una parola più lunga.",
    "preview.rule.split_off": "La regola trovata non può dividere la riga: le parti non danno il "
    "totale, differenza {detail:values}.",
    "preview.rule.split_negative": "La regola trovata non può dividere la riga: una parte sarebbe "
    "negativa ({detail:values}).",
    "preview.rule.split_nothing": "La regola trovata non può dividere la riga: manca l'importo.",
    "preview.rule.text_kept": "La descrizione resta quella della banca: le Note non sono vuote.",
    "preview.done": "Anteprima di {rows} {rows:riga|righe} nel foglio Anteprima: {with_rule} con "
    "regola, {without} senza, {doubtful} da controllare. Nel giornale non è cambiato niente.",
    "preview.next": "Guardare il foglio Anteprima, poi «xl-recon confirm» oppure "
    "«xl-recon discard».",
    "preview.nothing": "Nessuna riga con {account}: non c'è niente da mostrare.",
    "preview.old_taken_away": "L'anteprima di prima non serve più: il foglio è stato tolto.",
    "confirm.done": "Completate {rows} {rows:riga|righe} come deciso nell'anteprima"
    "{rules:new_rules} (lotto {batch}).",
    "confirm.left": "{left:Resta|Restano} {left} {left:riga|righe} con {account}.",
    "confirm.would": "Verrebbero completate {rows} {rows:riga|righe}{rules:new_rules}.",
    "confirm.nothing": "Nell'anteprima non è stato scelto niente: il giornale è rimasto com'era.",
    "help.preview": "Mostra nel foglio Anteprima che cosa farebbero le regole.\n\n"
    "Il giornale resta com'è. Nel foglio si può dire no, scegliere un'altra regola o completare "
    "una riga senza regola; poi «xl-recon confirm».",
    "help.confirm": "Scrive nel giornale quello che sta nel foglio Anteprima, e toglie il foglio.",
    "help.discard": "Toglie il foglio Anteprima; il giornale resta com'è.",
    "discard.done": "Anteprima tolta. Nel giornale non è cambiato niente.",
}
