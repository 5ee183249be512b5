"""Why a line of a statement is as it is; the reasons of one line are joined with semicolons."""

from __future__ import annotations

_LEVELS = {
    "recognise.pos": "card payment, left out as the setting Ignora POS says",
    "recognise.charge": "no IBAN: bank charge",
    "recognise.charge_word": "bank charge: “{detail}” in the text, no IBAN",
    "recognise.charge_small": "bank charge: money out without IBAN, not over {detail:values}",
    "recognise.maybe_charge": "may be the fee and not the payment: choose by hand",
    "recognise.transfer": "own transfer, account {where}",
    "recognise.leg_found": "the other leg is in the statement of account {where}, {detail:values}",
    "recognise.leg_booked": "the other leg is in the journal, account {where}, {detail:values}",
    "recognise.leg_missing": "the other leg (account {where}) is not here yet",
    "recognise.iban": "IBAN of {where}",
    "recognise.iban_ambiguous": "IBAN of several counterparties: {detail}. Choose one",
    "recognise.iban_invalid": "the IBAN {where} is not valid",
    "recognise.iban_other_name": "but the name in the statement is that of {where}",
    "recognise.processor": "{where} pays for others: its IBAN does not tell who pays",
    "recognise.name": "name of {where}",
    "recognise.name_ambiguous": "name of several counterparties: {detail}. Choose one",
    "recognise.text_name": "{where} in the text",
    "recognise.text_number": "a document of {where} in the text",
    "recognise.text_ambiguous": "the text fits several counterparties: {detail}. Choose one",
    "recognise.number_other_name": "a document of {detail} in the text, but the statement names "
    "{where} and the amount differs. Choose the counterparty",
    "recognise.number_short": "{where} in the text may be of {detail}, but the number is short and "
    "the amount differs. Choose the counterparty",
    "recognise.number_bare": "{where} in the text may be of {detail}, and the amount fits, but it "
    "is a short number without a word such as invoice. Choose the counterparty",
    "recognise.on_behalf": "who pays does so for another. Choose the counterparty",
    "recognise.number_not_open": "{where} in the text is of {detail}, but nothing is left to pay",
    "recognise.nothing": "no IBAN, name or document that is known",
    "recognise.resembles": "{where} resembles: {detail}",
}

_DOCUMENTS = {
    "recognise.named": "invoice {where} in the text",
    "recognise.named_credit_note": "credit note {where} in the text",
    "recognise.named_order": "order {where} in the text",
    "recognise.named_document": "document {where} in the text",
    "recognise.settled": "{count:settled|all settled}",
    "recognise.taken_off": "credit note {where} taken off",
    "recognise.perhaps": "no document for sure, perhaps: {detail}",
    "recognise.no_open_document": "no open document",
    "recognise.partly_paid": "{where} paid in part, {detail:values} was open",
    "recognise.remainder": "{detail:values} left to distribute",
    "recognise.tolerance": "{where} closed with a difference of {detail:values}, as tolerated",
    "recognise.discount": "{where} paid less a discount of {detail:values}",
    "recognise.exact": "the amount is what is left of {where}",
    "recognise.nearly_exact": "the amount is nearly what is left of {where}",
    "recognise.combination": "the only sum of documents that gives the amount: {where}",
    "recognise.several_exact": "several documents of this amount: {where}. Choose one",
    "recognise.several_combinations": "several sums of documents give this amount. Choose which",
    "recognise.too_many_combinations": "too many open documents to try all sums. Choose which",
    "recognise.other_currency": "{where} is in {detail}: only by hand",
    "recognise.number_fits_several": "{where} is the number of {count} documents. Choose one",
    "recognise.side_unknown": "nothing says whether {where} was issued or received: write Verso in "
    "Documenti",
    "recognise.closed_document": "{where} is closed already",
    "recognise.closed_meanwhile": "{where} is paid by another line already",
    "recognise.number_unknown": "invoice {where} in the text, which is not among the documents of "
    "{detail}. Choose the documents",
    "recognise.document_of_other": "{where} in the text is of {detail} and has this amount. "
    "Choose the documents",
}

_CHOICES = {
    "recognise.deleted": "deleted by hand: not imported",
    "recognise.party_by_hand": "{where} chosen by hand",
    "recognise.kind_by_hand": "kind chosen by hand",
    "recognise.documents_by_hand": "documents chosen by hand",
    "recognise.documents_of_other": "the documents are of {detail}",
    "recognise.documents_of_several": "the documents are of several counterparties ({detail}). "
    "Write the counterparty too, or divide",
    "recognise.unknown_party": "“{where}” is not in Anagrafica: create the counterparty, or write "
    "it as it stands there",
    "recognise.party_ambiguous": "“{where}” is the name of several counterparties: write the code "
    "({detail})",
    "recognise.unknown_account": "account {where} is not in the table Conti",
    "recognise.transfer_needs_bank": "for an own transfer write the other bank account in Conto",
    "recognise.needs_party": "the counterparty is missing",
    "recognise.needs_party_or_account": "the counterparty, or the account, is missing",
    "recognise.no_such_document": "“{where}” is not in Documenti",
    "recognise.document_ambiguous": "“{where}” is the number of several documents: write the Id "
    "({detail})",
    "recognise.document_twice": "{where} is written twice",
    "recognise.overpaid": "only {detail:values} is open of {where}",
    "recognise.more_than_paid": "the documents exceed the line's amount by {detail:values}",
    "recognise.nothing_left": "nothing is left for {where}",
    "recognise.wrong_side": "{where} is not paid by money in this direction",
    "recognise.foreign_needs_amount": "{where} is in {detail}: write how much of it is paid, for "
    "example F-12: 100.00",
    "recognise.deposit_back": "the deposit of {detail:values} comes back",
}

_AFTER = {
    "recognise.no_account": "account to be completed after the confirmation",
    "recognise.rule": "by the rule in row {where} ({detail})",
    "recognise.rule_at_confirm": "by the rule in row {where} ({detail}), which completes it after "
    "the confirmation",
    "recognise.learns_iban": "at the confirmation the IBAN {where} stays with {detail}",
    "recognise.iban_of_other": "the IBAN {where} belongs to {detail} already: whose shall it be?",
    "recognise.iban_is_own": "the IBAN {where} is of an account of ours and is not learned",
    "recognise.iban_not_learned": "{where} pays for others: its IBAN is not learned",
}

RECOGNITION = {**_LEVELS, **_DOCUMENTS, **_CHOICES, **_AFTER}
