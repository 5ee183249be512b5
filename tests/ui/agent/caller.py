"""A caller that may say anything to the agent, right or wrong."""

from __future__ import annotations

import json
import socket
from dataclasses import dataclass
from http.client import HTTPConnection
from typing import Any

from hypothesis import strategies as st

WORDS = st.binary(max_size=400)


@dataclass(frozen=True, slots=True)
class Heard:
    status: int
    facts: Any

    @property
    def text(self) -> str:
        return str(self.facts["text"])


class Caller:
    def __init__(self, port: int, token: str) -> None:
        self.port, self.token = port, token

    def call(
        self, method: str, path: str, body: bytes = b"", headers: dict[str, str] | None = None
    ) -> Heard:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=60)
        own = {"Authorization": f"Bearer {self.token}"} | (headers or {})
        try:
            connection.request(method, path, body, {k: v for k, v in own.items() if v})
            response = connection.getresponse()
            return Heard(response.status, json.loads(response.read()))
        finally:
            connection.close()

    def order(self, **facts: Any) -> Heard:
        """Ask for a command; `book` is the Python that stands for it."""
        asked = {"command": "apply", "book": "print('fatto')", "wait": True} | facts
        return self.call("POST", "/command", json.dumps(asked).encode())

    def health(self) -> Any:
        return self.call("GET", "/health").facts

    def raw(self, content: bytes) -> bytes:
        """Send bytes as they are, hang up on our side, and return what comes back."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=30) as connection:
            try:
                connection.sendall(content)
                connection.shutdown(socket.SHUT_WR)
                return _all(connection)
            except ConnectionError:
                return b""

    def drip(self, content: bytes) -> bytes:
        """Send bytes, and wait for what comes back without hanging up."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=30) as connection:
            connection.sendall(content)
            return _all(connection)


def _all(connection: socket.socket) -> bytes:
    heard = b""
    while chunk := connection.recv(65_536):
        heard += chunk
    return heard
