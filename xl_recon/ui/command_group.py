"""The commands, each loaded when it is asked for, and help in the user's language."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from types import MappingProxyType
from typing import Any

import click

from xl_recon.ui.usage import Said
from xl_recon.ui.voice import Voice

# In the order a newcomer needs them: name, module.
_COMMANDS: Mapping[str, str] = MappingProxyType(
    {
        "demo": "demo",
        "new": "new_workbook",
        "read": "read_documents",
        "export": "export_statements",
        "import": "import_statements",
        "statement": "statement",
        "party": "party",
        "apply": "apply_rules",
        "preview": "preview_rules",
        "confirm": "confirm_preview",
        "discard": "discard_preview",
        "batches": "batches",
        "undo": "undo",
        "check": "check_workbook",
        "rules": "rules",
        "profile": "profile",
        "addin": "addin",
        "extension": "extension",
        "agent": "agent",
        "live": "live",
    }
)


def command_group(voice: Voice) -> click.Group:
    """Return `xl-recon` with its commands."""
    return _Group(
        voice,
        modules=_COMMANDS,
        name="xl-recon",
        help=voice.say("help.group"),
        add_help_option=False,
        params=[_help_option(voice), _version_option(voice)],
    )


def subcommands(voice: Voice, name: str, modules: Mapping[str, str]) -> click.Group:
    """Return a command with commands of its own, whose help is under `help.<name>.<command>`."""
    return _Group(
        voice,
        modules=modules,
        name=name,
        help=voice.say(f"help.{name}"),
        add_help_option=False,
        params=[_help_option(voice)],
    )


class _Localised(click.Command):
    """A command whose help speaks the user's language."""

    def __init__(self, voice: Voice, **kept: Any) -> None:
        super().__init__(**kept)
        self.voice = voice

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        pieces = " ".join(self.collect_usage_pieces(ctx))
        formatter.write_usage(ctx.command_path, pieces, prefix=self.voice.say("help.usage"))

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        return [
            self.voice.say("metavar.options"),
            *(piece for param in self.get_params(ctx) for piece in param.get_usage_pieces(ctx)),
        ]

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        options = (p for p in self.get_params(ctx) if isinstance(p, click.Option))
        records = [option.get_help_record(ctx) for option in options]
        with formatter.section(self.voice.say("help.options")):
            formatter.write_dl([self._own_words(record) for record in records if record])

    def _own_words(self, record: tuple[str, str]) -> tuple[str, str]:
        """An option and its help, with the one word that click itself adds."""
        option, text = record
        return option, text.replace("[required]", self.voice.say("help.required"))


def localised(
    voice: Voice, name: str, params: list[click.Parameter], run: Callable[..., int]
) -> click.Command:
    """Return a command whose help stands under `help.<name>`; of a group's, `rules.try`."""
    return _Localised(
        voice,
        name=name.rpartition(".")[2],
        help=voice.say(f"help.{name}"),
        params=[*params, _help_option(voice)],
        callback=run,
        add_help_option=False,
    )


class _Group(_Localised, click.Group):
    def __init__(self, voice: Voice, *, modules: Mapping[str, str], **kept: Any) -> None:
        super().__init__(voice, **kept)
        self._modules = modules

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return list(self._modules)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        module = self._modules.get(cmd_name)
        if module is None:
            return None
        command: click.Command = import_module(f"xl_recon.ui.commands.{module}").command(self.voice)
        return command

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        if not args:
            said = self.voice.say("usage.no_subcommand", name=self.name, known=self._known())
            raise Said(said, ctx)
        return super().parse_args(ctx, args)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args[0] not in self._modules:
            raise Said(self.voice.say("usage.no_command", name=args[0], known=self._known()), ctx)
        return super().resolve_command(ctx, args)

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        return [*_Localised.collect_usage_pieces(self, ctx), self.voice.say("metavar.command")]

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        _Localised.format_options(self, ctx, formatter)
        with formatter.section(self.voice.say("help.commands")):
            formatter.write_dl([(name, self._short(ctx, name)) for name in self._modules])

    def _known(self) -> str:
        return ", ".join(self._modules)

    def _short(self, ctx: click.Context, name: str) -> str:
        inside = f"{self.name}." if ctx.parent else ""
        return self.voice.say(f"help.{inside}{name}").partition("\n")[0]


def _help_option(voice: Voice) -> click.Option:
    def show(ctx: click.Context, _: click.Parameter, asked: bool) -> None:  # noqa: FBT001
        if asked:
            click.echo(ctx.get_help())
            ctx.exit()

    return _answer(["--help", "-h"], voice.say("option.help"), show)


def _version_option(voice: Voice) -> click.Option:
    def show(ctx: click.Context, _: click.Parameter, asked: bool) -> None:  # noqa: FBT001
        if asked:
            from importlib.metadata import version  # noqa: PLC0415 - slow, and seldom asked for

            click.echo(version("xl-recon"))
            ctx.exit()

    return _answer(["--version"], voice.say("option.version"), show)


def _answer(names: list[str], text: str, show: Callable[..., None]) -> click.Option:
    return click.Option(
        names, is_flag=True, is_eager=True, expose_value=False, help=text, callback=show
    )
