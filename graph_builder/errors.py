"""Every error that a user may see: one base class, each with a status, an exit code and a hint what to do next.

Exit codes of the command line:

====  =====================================================================================
0     done
1     ``isnad doctor`` found something missing, or an error that has no code of its own
2     wrong use: an option, a setting, a query or its parameters, a pair that nobody can judge (``QueryError``, ``SettingsError``,
      ``JudgementError``)
3     a document was not read; the others were (``ReadingError``; ``FaultError`` where the program itself failed on it)
4     the language pack is missing or broken (``PackError``)
5     a YAML file of names or frames is not valid (``CatalogueError``)
6     the store cannot be reached, refuses the password, or failed (``StoreError``)
7     nothing has that key or name (``NotFoundError``)
8     a file cannot be written: no permission, full disk (``WritingError``)
130   ended by Ctrl-C
====  =====================================================================================
"""

from __future__ import annotations

import traceback
from pathlib import Path
from typing import Self

_PROGRAM = Path(__file__).parent


class IsnadError(Exception):
    """Base of all errors. ``status`` is the HTTP status, ``exit_code`` the command's; ``hint`` says what to do next."""

    status = 500
    exit_code = 1
    title = "Isnad failed"

    def __init__(self, detail: str, hint: str = "") -> None:
        super().__init__(detail)
        self.detail = detail
        self.hint = hint


class ReadingError(IsnadError):
    """A file or a document in it cannot be read; the others are still built."""

    status = 422
    exit_code = 3
    title = "Document not read"

    def __init__(self, detail: str, hint: str = "", source: str = "") -> None:
        super().__init__(detail, hint)
        self.source = source


class FaultError(ReadingError):
    """The program itself failed on a document or a file; the others are still built."""

    title = "Fault of the program"

    @classmethod
    def of(cls, error: Exception, source: str) -> Self:
        """The error for an unexpected exception: names its kind and the last line of this program that it came through."""
        said = " ".join(str(error).split())[:200]
        detail = f"the program failed on it: {type(error).__name__}{f' ({said})' if said else ''} at {_place(error)}"
        return cls(detail, "Please report this with the document; the next build tries it again.", source)


def _place(error: Exception) -> str:
    frames = traceback.extract_tb(error.__traceback__)
    own = [frame for frame in frames if _PROGRAM in Path(frame.filename).parents]
    last = (own or frames)[-1]
    return f"{last.filename.removeprefix(f'{_PROGRAM.parent}/')}, line {last.lineno}, in {last.name}"


class PackError(IsnadError):
    """The language model pack is missing or broken."""

    status = 503
    exit_code = 4
    title = "Language pack not usable"


class CatalogueError(IsnadError):
    """A YAML file of names or frames is not valid."""

    status = 500
    exit_code = 5
    title = "Catalogue not valid"


class StoreError(IsnadError):
    """The store cannot be reached, refuses the credentials, or failed."""

    status = 503
    exit_code = 6
    title = "Store not usable"


class QueryError(IsnadError):
    """A query or its parameters are wrong."""

    status = 400
    exit_code = 2
    title = "Query not valid"


class JudgementError(IsnadError):
    """Two things that no judgement can join or part."""

    status = 422
    exit_code = 2
    title = "Judgement not possible"


class NotFoundError(IsnadError):
    """Nothing has that key or name."""

    status = 404
    exit_code = 7
    title = "Not found"


class WritingError(IsnadError):
    """A file cannot be written; the one that was there before stands."""

    status = 507
    exit_code = 8
    title = "Not written"


class SettingsError(IsnadError):
    """A setting of the environment is not valid."""

    status = 500
    exit_code = 2
    title = "Setting not valid"
