"""`isnad catalogue`: whether the catalogue's files are right, and who a name may be."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.markup import escape

from graph_builder.cli.faults import command
from graph_builder.cli.options import Json, with_options
from graph_builder.cli.output import out, print_json, print_rows, say
from graph_builder.errors import CatalogueError, NotFoundError

if TYPE_CHECKING:
    from graph_builder.linking.check import Finding

app = typer.Typer(no_args_is_help=True, pretty_exceptions_enable=False)


@app.callback()
def catalogue() -> None:
    """Check the catalogue's files, or find who a name may be.

    Example: isnad catalogue find كتائب
    """


def check(
    folder: Annotated[
        Path | None, typer.Argument(help="Folder of your own YAML files; without it ISNAD_CATALOGUE, else only the shipped ones.")
    ] = None,
    json: Json = False,
) -> None:
    """Tell all that is wrong in catalogue files: file, line, entry and what to do; with a folder of yours, what it brings.

    Exit code 5 where something must be mended; remarks alone leave it 0.

    Example: isnad catalogue check my-names
    """
    from graph_builder.linking.check import check_catalogue

    findings = check_catalogue(folder or with_options().catalogue)
    print_json([asdict(f) for f in findings]) if json else _show(findings)
    if any(f.severe for f in findings):
        raise typer.Exit(CatalogueError.exit_code)


def find(
    name: Annotated[str, typer.Argument(help="A name in Arabic or Latin letters, in any usual spelling.")],
    limit: Annotated[int, typer.Option("--limit", min=1, help="How many to show at most.")] = 10,
    json: Json = False,
) -> None:
    """Show who or what a name may be, and why: exact names first, then names that look or sound like it.

    Example: isnad catalogue find "Kelso"
    """
    from graph_builder.linking import load_catalogue
    from graph_builder.linking.find import find as candidates
    from graph_builder.linking.spelling import shown

    found = [asdict(c) for c in candidates(load_catalogue(with_options().catalogue), name, limit)]
    if not found:
        hint = "Try fewer words; how to add an entry is told in catalogue/README.md."
        raise NotFoundError(f"Nobody and nothing in the catalogue has a name like {shown(name)}.", hint)
    print_json(found) if json else print_rows(found)


def _show(findings: list[Finding]) -> None:
    for finding in findings:
        where = f"{finding.file}:{finding.line}" if finding.line else finding.file
        mark = "[bold red]wrong[/]" if finding.severe else "[yellow]remark[/]"
        say(f"{mark} {escape(where)} [bold]{escape(finding.entry)}[/] {escape(finding.problem)}")
        say(f"    [dim]do:[/] {escape(finding.advice)}")
    severe = sum(f.severe for f in findings)
    out.print(f"{severe} wrong, {len(findings) - severe} remarks" if findings else "The catalogue is right.")


for each in (check, find):
    app.command()(command(each))
