from __future__ import annotations

import pytest

from xl_recon.ui.agent.orders import Order
from xl_recon.ui.agent.replies import Replies
from xl_recon.ui.agent.runner import Ended
from xl_recon.ui.voice import Language, Voice

SILENT = (
    "Il comando apply non è riuscito e non ha detto perché. Ripetere; se succede ancora, provarlo "
    "dalla riga di comando."
)
TOO_SLOW = (
    "Il comando apply non ha finito in 15 minuti ed è stato fermato. Controllare che Excel non "
    "aspetti una risposta, poi ripetere."
)
ORDER = Order(command="apply", book="Giornale.xlsx")


def replies(language: Language = Language.ITALIAN, limit: float = 900) -> Replies:
    return Replies(Voice(language), version="0.1.0", pid=1, limit=limit)


@pytest.mark.parametrize(
    ("status", "said", "text"),
    [
        (0, "Applicate 2 regole.", "Applicate 2 regole."),
        (1, "Restano 3 righe.", "Restano 3 righe."),
        (0, "", "Il comando apply è finito."),
        (3, "Manca la tabella.", "Manca la tabella."),
        (4, "", SILENT),
        (None, "a metà", TOO_SLOW),
    ],
)
def test_every_end_is_told_in_a_sentence(status: int | None, said: str, text: str) -> None:
    facts = replies().ended(Ended(order=ORDER, status=status, sentence=said)).facts
    assert facts["text"] == text
    assert facts["ok"] is (status in {0, 1})
    assert facts.get("error", text) == text


def test_a_limit_of_one_minute_is_said_in_the_singular() -> None:
    ended = Ended(order=ORDER, status=None, sentence="")
    assert "in 1 minuto ed" in replies(limit=60).sentence(ended)


def test_an_english_agent_answers_in_english() -> None:
    assert replies(Language.ENGLISH).busy(ORDER).facts == {
        "ok": False,
        "code": "busy",
        "error": "The command apply is still running. Wait for its end and try again.",
        "text": "The command apply is still running. Wait for its end and try again.",
    }
