"""Ask the agent that runs, as any program of this user may."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from typing import Any

from xl_recon.ui.agent.note import LOOPBACK, AgentNote

_LARGEST_ANSWER = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What the agent said, and how."""

    status: int
    ok: bool
    text: str
    facts: Mapping[str, Any]


def ask(
    note: AgentNote, method: str, path: str, body: bytes = b"", *, seconds: float = 5.0
) -> Answer | None:
    """Return the agent's answer; None where there is no agent (any more)."""
    connection = HTTPConnection(LOOPBACK, note.port, timeout=seconds)
    try:
        connection.request(method, path, body, {"Authorization": f"Bearer {note.token}"})
        response = connection.getresponse()
        return _answer(response.status, response.read(_LARGEST_ANSWER))
    except (OSError, HTTPException, ValueError):
        return None
    finally:
        connection.close()


def is_alive(note: AgentNote) -> bool:
    """Whether an agent answers to this note's token."""
    answer = ask(note, "GET", "/health")
    return answer is not None and answer.ok


def _answer(status: int, content: bytes) -> Answer | None:
    facts = json.loads(content)
    if not isinstance(facts, dict):  # somebody else has the port by now
        return None
    return Answer(
        status=status, ok=facts.get("ok") is True, text=str(facts.get("text", "")), facts=facts
    )
