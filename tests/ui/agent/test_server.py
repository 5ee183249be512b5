from __future__ import annotations

import json
import socket
import threading
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings

from tests.ui.agent.caller import WORDS, Caller, Heard
from tests.ui.agent.conftest import spoken
from xl_recon.ui.agent.residing import residing
from xl_recon.ui.agent.server import LARGEST_BODY
from xl_recon.ui.voice import Language, Voice

ORDER = json.dumps({"command": "apply", "book": "print('fatto')"}).encode()
HTTP = "HTTP/1.1\r\n"


def test_a_command_runs_and_its_last_sentence_comes_back(agent: Caller) -> None:
    heard = agent.order(book="print('Lette 3 righe'); print('Applicate 2 regole.'); print()")
    assert heard == Heard(200, {"ok": True, "text": "Applicate 2 regole."})


def test_who_does_not_wait_is_answered_before_the_command_ends(agent: Caller) -> None:
    heard = agent.order(book="import time; time.sleep(1)", wait=False)
    assert heard.status == 202
    assert heard.facts == {
        "ok": True,
        "text": "Il comando apply è in corso: il risultato si legge in Excel.",
    }
    assert agent.health()["running"] == "apply"


def test_the_health_tells_what_ran_last(agent: Caller) -> None:
    assert agent.health()["last"] is None
    agent.order()
    health = agent.health()
    assert health["last"] == {"command": "apply", "ok": True, "text": "fatto"}
    assert (health["ok"], health["text"]) == (True, "Nessun comando in corso.")


@pytest.mark.parametrize("token", ["", "Bearer ", "Bearer x", "Basic dXNlcjp4", "Bearer è"])
def test_a_wrong_or_missing_token_is_refused(agent: Caller, token: str) -> None:
    heard = agent.call("POST", "/command", ORDER, {"Authorization": token})
    assert heard.status == 401
    assert heard.text.startswith("Richiesta rifiutata: la parola d'ordine")
    assert agent.health()["last"] is None


def test_a_token_said_twice_is_refused(agent: Caller) -> None:
    said = f"Authorization: Bearer {agent.token}\r\n"
    host = f"Host: 127.0.0.1:{agent.port}\r\n"
    assert b" 401 " in agent.raw(f"GET /health {HTTP}{host}{said}{said}\r\n".encode())
    assert b" 200 " in agent.raw(f"GET /health {HTTP}{host}{said}\r\n".encode())


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://esempio.invalid"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:1"},
        {"Origin": "http://127.0.0.1.esempio.invalid"},
        {"Referer": "http://esempio.invalid/pagina"},
        {"Referer": "http://esempio.invalid/http://127.0.0.1/"},
        {"Host": "esempio.invalid"},
        {"Host": "127.0.0.1.esempio.invalid"},
        {"Host": "127.0.0.1:1"},
        {"Host": "127.0.0.1"},
    ],
    ids=str,
)
def test_a_web_page_is_refused_even_with_the_token(agent: Caller, headers: dict[str, str]) -> None:
    heard = agent.call("POST", "/command", ORDER, headers)
    assert heard.status == 403
    assert heard.text == "Richiesta rifiutata: non viene da un programma di questo computer."
    assert agent.health()["last"] is None


def test_the_agents_own_addresses_are_not_foreign(agent: Caller) -> None:
    for name in ("127.0.0.1", "localhost", "LOCALHOST"):
        own = f"{name}:{agent.port}"
        headers = {"Host": own, "Origin": f"http://{own}", "Referer": f"http://{own}/x/y"}
        assert agent.call("GET", "/health", headers=headers).status == 200


@pytest.mark.parametrize("hosts", ["", "Host: 127.0.0.1:{port}\r\nHost: esempio.invalid\r\n"])
def test_a_host_missing_or_said_twice_is_refused(agent: Caller, hosts: str) -> None:
    token = f"Authorization: Bearer {agent.token}\r\n"
    heard = agent.raw(f"GET /health {HTTP}{hosts.format(port=agent.port)}{token}\r\n".encode())
    assert b" 403 " in heard


@pytest.mark.parametrize("method", ["GET", "HEAD", "PUT", "DELETE", "OPTIONS", "PATCH"])
def test_a_command_is_given_by_post_only(agent: Caller, method: str) -> None:
    heard = agent.raw(
        f"{method} /command {HTTP}Host: 127.0.0.1:{agent.port}\r\n"
        f"Authorization: Bearer {agent.token}\r\n\r\n".encode()
    )
    assert heard.split()[1] in {b"404", b"405"}
    assert agent.health()["last"] is None


@pytest.mark.parametrize("path", ["/", "/command/", "/command?x", "/stop/../command"])
def test_another_address_is_told_not_to_exist(agent: Caller, path: str) -> None:
    heard = agent.call("POST", path, ORDER)
    assert (heard.status, heard.text) == (404, "L'agente non conosce questo indirizzo.")


@pytest.mark.parametrize("size", [LARGEST_BODY + 1, 900_000])
def test_a_body_too_large_is_refused_and_the_refusal_arrives(agent: Caller, size: int) -> None:
    heard = agent.call("POST", "/command", b" " * size)
    assert (heard.status, heard.text) == (413, "La richiesta è troppo lunga.")


def test_a_body_said_to_be_endless_is_not_waited_for(agent: Caller) -> None:
    heard = agent.drip(head(agent, "9" * 5000) + b"{}")
    assert b" 413 " in heard


@pytest.mark.parametrize("length", ["", "-1", "x", "1e3", "2\r\nContent-Length: 3"])
def test_a_body_without_a_length_is_refused(agent: Caller, length: str) -> None:
    assert b" 411 " in agent.raw(head(agent, length) + b"{}")


def test_a_body_in_chunks_is_refused(agent: Caller) -> None:
    headers = {"Transfer-Encoding": "chunked"}
    assert agent.call("POST", "/command", b"{}", headers).status == 411


@pytest.mark.parametrize("content", [b"", b"POST /com", b"POST /command HTTP/1.1\r\nHost: 127"])
def test_a_caller_that_says_nothing_more_is_hung_up_on(agent: Caller, content: bytes) -> None:
    began = time.monotonic()
    agent.drip(content)
    assert time.monotonic() - began < 10


def test_a_body_that_does_not_come_is_told(agent: Caller) -> None:
    heard = agent.drip(head(agent, "100") + b'{"command"')
    assert b" 408 " in heard
    assert "La richiesta è arrivata a metà.".encode() in heard


def test_slow_callers_do_not_keep_others_waiting(agent: Caller) -> None:
    slow = [socket.create_connection(("127.0.0.1", agent.port)) for _ in range(10)]
    assert agent.health()["ok"]
    for each in slow:
        each.close()


def test_more_callers_than_can_be_served_are_hung_up_on_and_leave_no_trace(folder: Path) -> None:
    with residing(folder, Voice(Language.ITALIAN), spoken) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
        thread.start()
        crowd = [socket.create_connection(("127.0.0.1", server.server_port)) for _ in range(40)]
        assert [each.recv(1) for each in crowd[16:]] == [b""] * 24
        for each in crowd:
            each.close()
        agent = Caller(server.server_port, server.token)
        assert any(is_served(agent) for _ in range(100))
        server.shutdown()
        thread.join()


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (b"", "non è un oggetto JSON"),
        (b"{", "non è un oggetto JSON"),
        (b"[]", "non è un oggetto JSON"),
        (b"\xff\xfe\xfd", "non è un oggetto JSON"),
        (b"[" * 60_000, "non è un oggetto JSON"),
        (b'{"book": "a.xlsx"}', "Il comando «» non c'è."),
        (b'{"command": "vola", "book": "a.xlsx"}', "Il comando «vola» non c'è."),
        (b'{"command": ["apply"]}', "command non va bene"),
        (b'{"command": "apply"}', "Manca il nome della cartella di lavoro."),
    ],
)
def test_an_order_that_cannot_be_understood_is_told_why(
    agent: Caller, body: bytes, said: str
) -> None:
    heard = agent.call("POST", "/command", body)
    assert heard.status == 400
    assert said in heard.text
    assert heard.facts["ok"] is False


def test_a_second_command_hears_which_one_runs(agent: Caller) -> None:
    agent.order(command="preview", book="import time; time.sleep(1.5)", wait=False)
    heard = agent.order()
    assert heard.status == 409
    assert heard.facts["code"] == "busy"
    assert heard.text == "È ancora in corso il comando preview. Aspettare che finisca e ripetere."


def test_a_command_comes_through_once_the_other_is_done(agent: Caller) -> None:
    agent.order(book="import time; time.sleep(0.3)")
    assert agent.order().text == "fatto"


def test_a_book_that_no_excel_has_open_is_told_in_the_commands_words(agent: Caller) -> None:
    sentence = "Nessun Excel ha aperto Giornale.xlsx. Aprirlo e ripetere."
    heard = agent.order(book=f"import sys; print({sentence!r}, file=sys.stderr); sys.exit(3)")
    assert heard.facts == {"ok": False, "code": "failed", "error": sentence, "text": sentence}


def test_the_agent_stops_when_asked_but_not_in_the_middle_of_a_command(agent: Caller) -> None:
    agent.order(book="import time; time.sleep(0.6)", wait=False)
    assert agent.call("POST", "/stop").status == 409
    while agent.health()["running"]:
        time.sleep(0.05)
    heard = agent.call("POST", "/stop")
    assert (heard.status, heard.text) == (200, "L'agente si è fermato.")


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@example(words=b"GET /health\r\n\r\n")
@example(words=b"\r\n\r\n")
@example(words=b"GET / HTTP/9.9\r\n\r\n")
@example(words=b"POST /command HTTP/1.1\r\nContent-Length: 5\r\n\r\nabcde")
@example(words=b"\x16\x03\x01\x02\x00\x01\x00")
@given(words=WORDS)
def test_no_bytes_whatever_bring_the_agent_down(agent: Caller, words: bytes) -> None:
    assert b'"ok": true' not in agent.raw(words)
    assert agent.health()["ok"]


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(body=WORDS)
def test_no_body_whatever_runs_a_command_unasked(agent: Caller, body: bytes) -> None:
    assert agent.call("POST", "/command", body).status == 400
    assert agent.health()["last"] is None


def head(agent: Caller, length: str) -> bytes:
    """The head of an order, its length as said."""
    said = f"Content-Length: {length}\r\n" if length else ""
    return (
        f"POST /command {HTTP}Host: 127.0.0.1:{agent.port}\r\n"
        f"Authorization: Bearer {agent.token}\r\n{said}\r\n"
    ).encode()


def is_served(agent: Caller) -> bool:
    try:
        return bool(agent.health()["ok"])
    except OSError:
        time.sleep(0.05)
        return False
