"""The command line: one click group, a module for each group of commands, loaded only when asked for."""

from __future__ import annotations

import os
import sys
from importlib import import_module
from typing import Any, NoReturn

import click

COULD_NOT_RUN = 2

# The commands in the order in which people meet them, and the module of this package that holds each.
COMMANDS = {
    "build": "build",
    "extract": "extract",
    "reports": "build",
    "remove": "build",
    "lookup": "lookup",
    "neighbors": "lookup",
    "path": "lookup",
    "search": "lookup",
    "why": "lookup",
    "query": "query",
    "cypher": "query",
    "targets": "targets",
    "ledger": "ledger",
    "audit": "audit",
    "compare": "compare",
    "browse": "browse",
    "export": "export",
    "check": "check",
    "evaluate": "evaluate",
}


class Commands(click.Group):
    """A group that imports a command only to run or describe it, and says every failure in one sentence."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Names of all commands, in the order of COMMANDS."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, or None."""
        if cmd_name not in COMMANDS:
            return None
        command = getattr(import_module(f"kg.cli.{COMMANDS[cmd_name]}"), f"{cmd_name}_command")
        assert isinstance(command, click.Command)
        return command

    def main(self, *args: Any, **kwargs: Any) -> Any:
        """Run a command; a closed pipe and Ctrl-C end quietly."""
        try:
            return super().main(*args, **kwargs)
        except BrokenPipeError:  # from click's own flush; those in a command are met in invoke
            _leave_quietly()

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; turn the failures that are meant for people into one sentence and exit code 2."""
        try:
            return super().invoke(ctx)
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except BrokenPipeError:
            _leave_quietly()
        except KeyboardInterrupt:
            click.echo("Interrupted. What was stored before stays stored.", err=True)
            ctx.exit(130)
        except OSError as error:
            raise Failure(f"{error.strerror or error}: {error.filename}" if error.filename else str(error)) from error
        except Exception as error:
            if type(error).__module__.split(".")[0] != "kg" and os.environ.get("KG_DEBUG"):
                raise
            raise Failure(_sentence(error)) from error


class Failure(click.ClickException):
    """What ends a command that could not run: one sentence, exit code 2."""

    exit_code = COULD_NOT_RUN


def _sentence(error: Exception) -> str:
    """Errors of our own packages are written for people; any other is a mistake of the product and says so."""
    if type(error).__module__.split(".")[0] == "kg":
        return str(error)
    return (
        f"This is a mistake in kg, not in your data: {type(error).__name__}: {error}. "
        "Please report it; KG_DEBUG=1 shows where it happened."
    )


def _leave_quietly() -> NoReturn:
    """End as other tools do when the reader of the pipe has gone: no message, and none at Python's last flush."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    os._exit(0)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="kg", prog_name="kg")
def main() -> None:
    """Turn Chinese government work reports into a knowledge graph you can ask.

    Every node and every edge keeps the words it came from.

    \b
    Example:
      kg build seeds/reports
      kg lookup 东风公司
    """
