"""The forms as JSON Schema, for editors that check YAML while it is written.

``python -m graph_builder.linking.json_schema`` writes the files again; a test fails while they are not current.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from graph_builder.linking.files import HERE
from graph_builder.linking.schema import ActorFile, Form, PlaceFile, StateFile

_FORMS: Mapping[str, type[Form]] = {"actors": ActorFile, "places": PlaceFile, "states": StateFile}


def json_schemas() -> dict[Path, str]:
    """File -> its text, for each kind of catalogue file."""
    folder = HERE / "catalogue" / "schema"
    return {folder / f"{name}.json": _text(form) for name, form in _FORMS.items()}


def _text(form: type[Form]) -> str:
    return json.dumps(form.model_json_schema(by_alias=True), ensure_ascii=False, indent=1, sort_keys=True) + "\n"


if __name__ == "__main__":
    for file, text in json_schemas().items():
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, encoding="utf-8")
