"""Only reading statements pass: the first of two locks on statements that people write themselves.

A server's READ session is the second; ArcadeDB has none, so this one has to hold alone. It is an allow-list: it takes some
harmless statements for harmful ones (a variable called ``set``), never the other way round.
"""

from __future__ import annotations

import re

from graph_builder.errors import QueryError

_FIRST = {"MATCH", "OPTIONAL", "UNWIND", "WITH", "RETURN", "CALL", "SHOW", "EXPLAIN"}
_WRITING = {
    "ALTER", "CREATE", "DEALLOCATE", "DELETE", "DENY", "DETACH", "DROP", "DRYRUN", "ENABLE", "FOREACH", "GRANT", "INSERT", "LOAD",
    "MERGE", "REALLOCATE", "REMOVE", "RENAME", "REVOKE", "SET", "TERMINATE", "USE",
}  # fmt: skip
_PROCEDURES = {"db.index.fulltext.querynodes", "db.labels", "db.relationshiptypes", "db.propertykeys", "dbms.components"}
_FUNCTIONS = {"date", "datetime", "duration", "localdatetime", "localtime", "point", "time"}
"""Built-in namespaces; every other one (``apoc``) may reach files and networks."""

_QUOTED = re.compile(r"(?P<name>`(?:[^`]|``)*`)|'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\"|//[^\n]*|/\*.*?\*/", re.DOTALL)
_WORD = re.compile(r"(?<![A-Za-z_:$])(?<!\D\.)[A-Za-z_]\w*(?!\s*:)")
"""A word that may be a keyword: no property (``n.set``), label, parameter or key of a map; but "LIMIT 1SET" hides one."""
_CALL = re.compile(r"\bCALL\s*([^\s({]*)", re.IGNORECASE)
_NAMESPACED = re.compile(r"(?<![\w.])(\w+)(?:\s*\.\s*\w+)+\s*\(")


def refuse_writes(statement: str) -> None:
    """Raise ``QueryError`` unless this is one statement that only reads."""
    if re.search(r"\\u", statement, re.IGNORECASE):
        raise _refused("an escape such as \\u0053", "Write the letter itself: escapes can hide words of the language.")
    bare = _QUOTED.sub(lambda found: "quoted_name" if found["name"] else " ", statement)
    if re.search(r"['\"`]", bare):
        raise QueryError("A quotation mark is not closed.", "Close it, or double it inside backticks.")
    if ";" in bare.strip().removesuffix(";"):
        raise _refused("more than one statement", "Send them one by one.")
    words = [word.upper() for word in _WORD.findall(bare)]
    if not words or words[0] not in _FIRST:
        raise _refused(
            f"a statement that begins with {words[0] if words else 'nothing'}", f"Begin with one of {', '.join(sorted(_FIRST))}."
        )
    for word in words:
        if word in _WRITING:
            raise _refused(
                word, f"The graph is rebuilt from reports, never edited. A name that reads {word} can be put in backticks."
            )
    for procedure in _CALL.findall(bare):
        if procedure and procedure.lower() not in _PROCEDURES:
            raise _refused(f"the procedure {procedure}", f"These may be called: {', '.join(sorted(_PROCEDURES))}.")
    for namespace in _NAMESPACED.findall(_CALL.sub("", bare)):
        if namespace.lower() not in _FUNCTIONS:
            raise _refused(f"functions of {namespace}", f"These may be used: {', '.join(sorted(_FUNCTIONS))}.")


def _refused(what: str, hint: str) -> QueryError:
    return QueryError(f"Only reading statements are taken; this one has {what}.", hint)
