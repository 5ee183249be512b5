"""What the agent answers: always a sentence, in the user's language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus

from xl_recon.ui.agent.orders import BadOrder, Order
from xl_recon.ui.agent.runner import Ended, Runner
from xl_recon.ui.voice import Voice

# What the library or we refuse by a status alone; anything else is a call written badly.
_REFUSALS: Mapping[HTTPStatus, str] = {
    HTTPStatus.FORBIDDEN: "agent.foreign",
    HTTPStatus.UNAUTHORIZED: "agent.bad_token",
    HTTPStatus.NOT_FOUND: "agent.no_such_address",
    HTTPStatus.METHOD_NOT_ALLOWED: "agent.bad_method",
    HTTPStatus.REQUEST_TIMEOUT: "agent.cut_short",
}
_OF_ORDERS: Mapping[str, HTTPStatus] = {
    "agent.too_large": HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
    "agent.no_length": HTTPStatus.LENGTH_REQUIRED,
    "agent.cut_short": HTTPStatus.REQUEST_TIMEOUT,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """A status and the facts of the JSON object that goes with it."""

    status: HTTPStatus
    facts: Mapping[str, object]


class Replies:
    """Makes replies; `version` is the package's, `limit` what a command may take, in seconds."""

    def __init__(self, voice: Voice, *, version: str, pid: int, limit: float) -> None:
        self._voice, self._version, self._pid, self._limit = voice, version, pid, limit

    def refusal(self, status: HTTPStatus) -> Reply:
        """A call that was not even looked into."""
        return self._no(status, _REFUSALS.get(status, "agent.bad_call"))

    def bad_order(self, bad: BadOrder) -> Reply:
        """An order that cannot be understood."""
        status = _OF_ORDERS.get(bad.key, HTTPStatus.BAD_REQUEST)
        return self._no(status, bad.key, value=bad.value)

    def busy(self, running: Order) -> Reply:
        """Another command runs."""
        return self._no(HTTPStatus.CONFLICT, "agent.busy", command=running.command)

    def started(self, order: Order) -> Reply:
        """The command works, and will tell the rest in Excel."""
        return self._yes("agent.started", HTTPStatus.ACCEPTED, command=order.command)

    def stopping(self) -> Reply:
        """The agent goes."""
        return self._yes("agent.stopped")

    def ended(self, ended: Ended) -> Reply:
        """What a command said at its end."""
        text = self.sentence(ended)
        if ended.is_done:
            return Reply(status=HTTPStatus.OK, facts={"ok": True, "text": text})
        code = "failed" if ended.status is not None else "too_slow"
        return Reply(
            status=HTTPStatus.OK, facts={"ok": False, "code": code, "error": text, "text": text}
        )

    def health(self, runner: Runner) -> Reply:
        """That the agent is there, what it does and did last."""
        running, last = runner.running, runner.last
        key = "agent.works" if running else "agent.ready"
        said = self._yes(key, command=running.command if running else "")
        facts = {
            **said.facts,
            "version": self._version,
            "pid": self._pid,
            "running": running.command if running else "",
            "last": {"command": last.order.command, **self.ended(last).facts} if last else None,
        }
        return Reply(status=HTTPStatus.OK, facts=facts)

    def sentence(self, ended: Ended) -> str:
        """How a command ended, in its own words where it had any."""
        if ended.status is None:
            minutes = round(self._limit / 60)
            command = ended.order.command
            return self._voice.say("agent.too_slow", command=command, minutes=minutes)
        if ended.sentence:
            return ended.sentence
        key = "agent.silent" if ended.is_done else "agent.failed"
        return self._voice.say(key, command=ended.order.command)

    def _yes(self, key: str, status: HTTPStatus = HTTPStatus.OK, **facts: object) -> Reply:
        return Reply(status=status, facts={"ok": True, "text": self._voice.say(key, **facts)})

    def _no(self, status: HTTPStatus, key: str, **facts: object) -> Reply:
        text = self._voice.say(key, **facts)
        code = key.rpartition(".")[2]
        return Reply(status=status, facts={"ok": False, "code": code, "error": text, "text": text})
