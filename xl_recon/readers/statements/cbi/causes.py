"""What the two digits of a movement's cause mean, in the banks' own words."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

# The interbank list; causes that banks use each in its own way are left out.
_WORDS: Mapping[str, str] = MappingProxyType(
    {
        "05": "Prelevamento Bancomat",
        "10": "Emissione assegni circolari",
        "11": "Pagamento utenze",
        "13": "Assegno",
        "14": "Cedole e dividendi",
        "15": "Rimborso finanziamento",
        "16": "Commissioni",
        "18": "Interessi e competenze",
        "19": "Imposte e tasse",
        "26": "Disposizione a favore di terzi",
        "27": "Accredito emolumenti",
        "30": "Accredito effetti salvo buon fine",
        "31": "Effetti ritirati",
        "32": "Effetti richiamati",
        "34": "Giroconto",
        "39": "Disposizione per emolumenti",
        "42": "Effetti insoluti o protestati",
        "43": "Pagamento POS",
        "45": "Utilizzo carta di credito",
        "48": "Bonifico a vostro favore",
        "50": "Pagamenti diversi",
        "52": "Prelevamento",
        "66": "Spese",
        "68": "Storno",
        "78": "Versamento contante",
    }
)


def cause_words(code: str) -> str:
    """Return the words of a cause, blank for one that has none.

    >>> cause_words("48")
    'Bonifico a vostro favore'
    """
    return _WORDS.get(code, "")
