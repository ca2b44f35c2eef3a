"""Every command explains itself, and every command line that is written down anywhere is one that exists."""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from typing import Any

import pytest
import typer.main
from typer import BadParameter
from typer.testing import CliRunner

from cypher import load_query
from graph_builder import errors
from graph_builder.cli import app

ROOT = Path(__file__).parents[2]
GROUP: Any = typer.main.get_command(app)
GROUPS = [name for name, each in GROUP.commands.items() if hasattr(each, "commands")]
COMMANDS = sorted([*GROUP.commands, *(f"{name} {inner}" for name in GROUPS for inner in GROUP.commands[name].commands)])


def found(command: str) -> Any:
    name, _, inner = command.partition(" ")
    return GROUP.commands[name].commands[inner] if inner else GROUP.commands[name]


def examples(command: str) -> list[str]:
    return re.findall(r"Example: (isnad .*)", found(command).help)


def documented(path: Path) -> list[str]:
    """Command lines in the code blocks of a Markdown file."""
    if not path.is_file():
        return []
    blocks = re.findall(r"^```\w*\n(.*?)^```", path.read_text("utf-8"), re.MULTILINE | re.DOTALL)
    lines = "\n".join(blocks).replace("\\\n", " ").splitlines()
    return [line.strip().removeprefix("$ ") for line in lines if re.match(r"\s*(\$ )?isnad\b", line)]


def parse(line: str) -> None:
    """Raise where the command, an option, a query or a parameter of it does not exist; nothing is run."""
    name, *arguments = shlex.split(line, comments=True)[1:]
    if name in ("--help", "--version"):
        return
    if name in GROUPS:
        name, *arguments = f"{name} {arguments[0]}", *arguments[1:]
    try:
        context = found(name).make_context(name, arguments)
    except BadParameter as error:
        if "does not exist" in error.message:  # an example may name a file of the reader's own
            return
        raise
    if name == "query" and context.params["name"]:
        given = dict(p.partition("=")[::2] for p in context.params["parameters"] or ())
        load_query(context.params["name"]).bind(given)


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_has_help_with_an_example_that_parses(command: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    result = CliRunner().invoke(app, [*command.split(), "--help"])
    assert result.exit_code == 0
    assert examples(command), "the help needs a line `Example: isnad ...`"
    for line in examples(command):
        assert " ".join(shlex.split(line)[1:]).startswith(command)
        parse(line)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_option_is_explained(command: str) -> None:
    assert all(p.help for p in found(command).params)


def test_commands_in_the_documents_exist(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    lines = [line for path in (ROOT / "README.md", *ROOT.glob("docs/**/*.md")) for line in documented(path)]
    if not lines:
        pytest.skip("no document shows a command yet")
    for line in lines:
        parse(line)


def test_a_line_that_does_not_exist_is_found_out() -> None:
    for line in ("isnad biuld x", "isnad query who-denied", "isnad query who-denied incidnt=x", "isnad build"):
        with pytest.raises(Exception, match=r"."):
            parse(line)


def test_a_mistyped_command_is_answered_with_the_nearest() -> None:
    result = CliRunner().invoke(app, ["biuld"])
    assert result.exit_code == 2
    assert "build" in result.output


def test_version() -> None:
    result = CliRunner().invoke(app, ["--version"])
    assert result.exit_code == 0
    assert re.fullmatch(r"isnad \d+\.\d+\.\d+\S*\n", result.output)


def test_exit_codes_are_documented() -> None:
    documented_codes = set(re.findall(r"^(\d+) ", errors.__doc__ or "", re.MULTILINE))
    kinds = [kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, errors.IsnadError)]
    assert {str(kind.exit_code) for kind in kinds} <= documented_codes
    for kind in kinds[1:]:
        assert kind.__name__ in (errors.__doc__ or "")
