"""The agent's door: HTTP on this machine's own address, for whoever knows the token."""

from __future__ import annotations

import hmac
import json
import socket
import threading
from collections.abc import Mapping
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from xl_recon.ui.agent.note import LOOPBACK, AgentNote
from xl_recon.ui.agent.orders import BadOrder, order_of
from xl_recon.ui.agent.replies import Replies, Reply
from xl_recon.ui.agent.runner import Busy, Runner

LARGEST_BODY = 65_536
_OWN_NAMES = {LOOPBACK, "localhost"}
_MOST_CALLERS = 16
_MOST_READ_ON = 16 * LARGEST_BODY
_CHUNK = 65_536


class AgentServer(ThreadingHTTPServer):
    """Listens on loopback, on a port of the system's choice.

    A caller has `slowest` seconds to say what it wants.
    """

    daemon_threads = True
    block_on_close = False
    request_queue_size = 64  # by default 5: a sixth caller at once would wait a second

    def __init__(
        self, runner: Runner, replies: Replies, *, token: str, slowest: float = 5.0
    ) -> None:
        self.runner, self.replies, self.token = runner, replies, token
        self.slowest = slowest
        self._callers = threading.BoundedSemaphore(_MOST_CALLERS)
        super().__init__((LOOPBACK, 0), _Handler)

    def note(self, pid: int, version: str) -> AgentNote:
        """What this server's callers have to know."""
        return AgentNote(port=self.server_port, token=self.token, pid=pid, version=version)

    def leave(self) -> None:
        """Stop listening, once the answer that says so is on its way."""
        threading.Thread(target=self.shutdown, daemon=True).start()

    def process_request(self, request: Any, client_address: Any) -> None:
        """Serve a caller in a thread of its own; one too many is hung up on."""
        if self._callers.acquire(blocking=False):
            super().process_request(request, client_address)
        else:
            self.shutdown_request(request)

    def process_request_thread(self, request: Any, client_address: Any) -> None:
        """Serve a caller, and count it out."""
        try:
            super().process_request_thread(request, client_address)
        finally:
            self._callers.release()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing: a caller who hangs up is no fault of ours."""


class _Handler(BaseHTTPRequestHandler):
    server: AgentServer

    def setup(self) -> None:
        super().setup()
        # The socket's own time limit starts anew with each byte: a drip would hold us for ever.
        # It only stands behind the other, which lets us answer.
        self.connection.settimeout(2 * self.server.slowest)
        self._hurry = threading.Timer(self.server.slowest, self._hang_up)
        self._hurry.daemon = True
        self._hurry.start()
        self._is_read = True  # until it turns out that a body comes

    def finish(self) -> None:
        self._read_on()
        self._hurry.cancel()
        super().finish()

    def parse_request(self) -> bool:
        return super().parse_request() and self._is_ours()

    def do_GET(self) -> None:
        if self.path == "/health":
            self._answer(self.server.replies.health(self.server.runner))
        else:
            self._answer(self.server.replies.refusal(HTTPStatus.NOT_FOUND))

    def do_POST(self) -> None:
        match self.path:
            case "/command":
                self._answer(self._command())
            case "/stop":
                self._answer(self._stop())
            case _:
                self._answer(self.server.replies.refusal(HTTPStatus.NOT_FOUND))

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Refuse in our own words, whatever the library would say."""
        del message, explain
        known = HTTPStatus(code)
        if known is HTTPStatus.NOT_IMPLEMENTED:  # the library's word for another method
            known = HTTPStatus.METHOD_NOT_ALLOWED
        self._answer(self.server.replies.refusal(known))

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
        """Keep no log: names of workbooks are the user's business."""

    def _is_ours(self) -> bool:
        """Whether the caller is a program of this user's, not a web page in a browser."""
        self._is_read = "Content-Length" not in self.headers
        if self._is_foreign():
            self._answer(self.server.replies.refusal(HTTPStatus.FORBIDDEN))
        elif not self._knows_token():
            self._answer(self.server.replies.refusal(HTTPStatus.UNAUTHORIZED))
        else:
            return True
        return False

    def _is_foreign(self) -> bool:
        own = {f"http://{name}:{self.server.server_port}" for name in _OWN_NAMES}
        hosts = self.headers.get_all("Host", [])
        pages = [*self.headers.get_all("Origin", []), *self.headers.get_all("Referer", [])]
        # A site that rebinds its name to this address still calls us by its own.
        return len(hosts) != 1 or not {
            f"http://{hosts[0].lower()}",
            *("/".join(page.lower().split("/", 3)[:3]) for page in pages),
        }.issubset(own)

    def _knows_token(self) -> bool:
        told = self.headers.get_all("Authorization", [])
        wanted = f"Bearer {self.server.token}".encode()
        return len(told) == 1 and hmac.compare_digest(told[0].encode("utf-8", "replace"), wanted)

    def _command(self) -> Reply:
        try:
            order = order_of(self._body())
            errand = self.server.runner.start(order)
        except BadOrder as bad:
            return self.server.replies.bad_order(bad)
        except Busy as busy:
            return self.server.replies.busy(busy.running)
        if order.wait:
            return self.server.replies.ended(errand.ended())
        return self.server.replies.started(order)

    def _stop(self) -> Reply:
        running = self.server.runner.running
        if running:
            return self.server.replies.busy(running)
        self.server.leave()
        return self.server.replies.stopping()

    def _body(self) -> bytes:
        """The body, as long as it says and no longer than we read."""
        lengths = self.headers.get_all("Content-Length", [])
        if len(lengths) != 1 or not lengths[0].isdecimal() or "Transfer-Encoding" in self.headers:
            raise BadOrder("agent.no_length")
        if len(lengths[0]) > len(str(LARGEST_BODY)) or int(lengths[0]) > LARGEST_BODY:
            raise BadOrder("agent.too_large")
        body = self.rfile.read(int(lengths[0]))
        if len(body) != int(lengths[0]):
            raise BadOrder("agent.cut_short")
        self._hurry.cancel()
        self._is_read = True
        return body

    def _read_on(self) -> None:
        """Read what a refused caller still sends: else it loses our answer with the connection."""
        left = 0 if self._is_read else _MOST_READ_ON
        try:
            while left > 0 and (chunk := self.rfile.read1(_CHUNK)):
                left -= len(chunk)
        except OSError:  # it does not hear us either
            return

    def _answer(self, reply: Reply) -> None:
        content = json.dumps(reply.facts, ensure_ascii=False).encode()
        self.close_connection = True
        self.send_response_only(reply.status)
        for name, value in _headers(content).items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def _hang_up(self) -> None:
        try:
            self.connection.shutdown(socket.SHUT_RD)
        except OSError:  # gone already
            return


def _headers(content: bytes) -> Mapping[str, str]:
    return {
        "Content-Type": "application/json; charset=utf-8",
        "Content-Length": str(len(content)),
        "Cache-Control": "no-store",
        "X-Content-Type-Options": "nosniff",
        "Connection": "close",
    }
