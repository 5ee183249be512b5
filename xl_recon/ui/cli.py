"""`xl-recon`: the command line."""

from __future__ import annotations

import sys
from collections.abc import Sequence

import click

from xl_recon.errors import XlReconError
from xl_recon.ui.command_group import command_group
from xl_recon.ui.console import Console, prepare_streams
from xl_recon.ui.crash_log import write_crash
from xl_recon.ui.exit_codes import ExitCode
from xl_recon.ui.usage import usage_sentence
from xl_recon.ui.voice import Language, Voice


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status; no exception ever leaves it."""
    prepare_streams()
    voice, rest = _language(list(sys.argv[1:] if arguments is None else arguments))
    if rest is None:
        Console(voice).warn(voice.say("usage.language"))
        return ExitCode.WRONG_CALL
    return _ended(voice, rest)


def _language(arguments: list[str]) -> tuple[Voice, list[str] | None]:
    """Return the voice asked for anywhere in the call, and the other arguments.

    The help texts need it before anything is parsed.
    """
    rest, language = [], ""
    words = iter(arguments)
    for word in words:
        if word == "--lang":
            language = next(words, "?")
        elif word.startswith("--lang="):
            language = word.partition("=")[2]
        else:
            rest.append(word)
    if language and language not in set(Language):
        return Voice(Language.ITALIAN), None
    return Voice(Language(language or Language.ITALIAN)), rest


def _ended(voice: Voice, arguments: list[str]) -> int:
    console = Console(voice, as_json="--json" in arguments)
    try:
        return _run(voice, arguments)
    except XlReconError as error:
        console.warn(voice.error(error))
        console.result({"error": console.error_object(error)})
        return ExitCode.of(error)
    except click.UsageError as wrong:
        console.warn(usage_sentence(wrong, voice))
        return ExitCode.WRONG_CALL
    except (click.Abort, KeyboardInterrupt):
        console.warn(voice.say("interrupted"))
        return ExitCode.CANNOT_WRITE
    except BrokenPipeError:  # who read our words has gone
        sys.stdout = None
        return ExitCode.DONE
    except Exception as fault:  # noqa: BLE001 - a user must never see a traceback
        return _crashed(console, fault)


def _run(voice: Voice, arguments: list[str]) -> int:
    group = command_group(voice)
    if not arguments:
        group.main(["--help"], prog_name="xl-recon", standalone_mode=False)
        return ExitCode.WRONG_CALL
    status = group.main(arguments, prog_name="xl-recon", standalone_mode=False)
    return status if isinstance(status, int) else ExitCode.DONE


def _crashed(console: Console, fault: Exception) -> int:
    log = write_crash(fault)
    key = "crashed" if log else "crashed_without_log"
    console.warn(console.voice.say(key, log=str(log)))
    console.result({"error": {"code": "Crash", "text": console.voice.say(key, log=str(log))}})
    return ExitCode.REFUSED
