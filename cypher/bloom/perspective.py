"""``perspective.yaml`` in the form in which Bloom 2.21 exports a perspective.

The form was taken from exported perspectives; icons are numbers there, and those of the same kind of thing were taken. What none
of them shows is left out: rules that style by a property that is true or false. Bloom's form has no dashed lines, so inferred
relationships say so in their caption.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID, uuid5

from pydantic import BaseModel, ConfigDict, Field

from graph_builder.stores.rows import RELATIONSHIP_TYPES
from graph_builder.yaml_files import read_yaml

PERSPECTIVE = Path(__file__).with_name("isnad-perspective.json")
BROWSER_STYLE = Path(__file__).with_name("isnad.grass")
_SOURCE = Path(__file__).with_name("perspective.yaml")
_MADE = 1_700_000_000_000
"""A fixed moment, in milliseconds: the same source gives the same file."""
_GREY = "#A5ABB6"
_SPACE = UUID("5f0d5b7e-15ad-4d0e-9b1c-1e0f7a0c15ad")
"""Id of the perspective, from which those of its scene actions are made."""


class _Form(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Category(_Form):
    """Nodes of one label, by the names of the properties that caption them."""

    label: str
    colour: str
    size: float
    icon: str = "no-icon"
    captions: tuple[str, ...]
    properties: dict[str, str]
    """Bloom's type of each property that a person sees."""


class Style(_Form):
    """How relationships of one type look."""

    type: str
    colour: str
    width: int
    captions: tuple[str, ...]


class PhraseParameter(_Form):
    """A parameter of a phrase: Bloom suggests values of ``property`` on nodes with ``label``."""

    name: str
    label: str
    property: str
    example: date | str = Field(union_mode="left_to_right")


class Phrase(_Form):
    """A search phrase and the statement that it stands for."""

    phrase: str
    cypher: str
    parameters: tuple[PhraseParameter, ...] = ()


class SceneAction(_Form):
    """A statement about what is selected (``$nodes``), in the menu of the right mouse button."""

    name: str
    on: tuple[str, ...]
    """Labels of the categories in whose menu it stands."""
    cypher: str


class Description(_Form):
    """``perspective.yaml``."""

    name: str
    categories: tuple[Category, ...]
    relationships: tuple[Style, ...]
    phrases: tuple[Phrase, ...]
    actions: tuple[SceneAction, ...]


def describe() -> Description:
    """The file that people write. Raises ``CatalogueError`` where it is not well formed."""
    return read_yaml(_SOURCE, Description)


def perspective() -> str:
    """The perspective as JSON text; the same for the same source."""
    source = describe()
    styles = {style.type: style for style in source.relationships}
    whole = {
        "name": source.name,
        "id": str(_SPACE),
        "categories": [_category(number, each) for number, each in enumerate(source.categories, 1)],
        "labels": {each.label: _properties(each.label, each.properties) for each in source.categories},
        "relationshipTypes": [_relationship(kind, styles.get(kind)) for kind in RELATIONSHIP_TYPES],
        "palette": {"colors": [each.colour for each in source.categories], "currentIndex": 0},
        "createdAt": _MADE,
        "lastEditedAt": _MADE,
        "templates": [_template(number, each) for number, each in enumerate(source.phrases)],
        "sceneActions": [_action(number, each, source.categories) for number, each in enumerate(source.actions)],
        "hiddenRelationshipTypes": [],
        "hideUncategorisedData": False,
        "type": "STANDARD_PERSPECTIVE",
        "maxLimitToastMsgEnabled": False,
        "parentPerspectiveId": None,
        "metadata": {"pathSegments": [], "indexes": []},
        "version": "2.21.0",
    }
    return json.dumps(whole, indent=1) + "\n"


def browser_style() -> str:
    """The same colours and captions for Neo4j Browser, in its style language (GraSS)."""
    source = describe()
    rules = [
        (f"node.{each.label}", each.colour, f"diameter: {40 + 15 * each.size:.0f}px", f"{{{each.captions[0]}}}")
        for each in source.categories
    ]
    rules += [
        (f"relationship.{each.type}", each.colour, f"shaft-width: {each.width}px", "<type>") for each in source.relationships
    ]
    return "".join(f"{what} {{\n  color: {colour};\n  {size};\n  caption: '{text}';\n}}\n" for what, colour, size, text in rules)


def _category(number: int, category: Category) -> dict[str, Any]:
    return {
        "id": number,
        "name": category.label,
        "labels": [category.label],
        "properties": [{"name": name, "exclude": False, "dataType": kind} for name, kind in category.properties.items()],
        "createdAt": _MADE,
        "lastEditedAt": _MADE,
        "color": category.colour,
        "size": category.size,
        "icon": category.icon,
        "captionKeys": [],
        "captions": [_caption(name, "property", name in category.captions) for name in category.properties],
        "textSize": 2,
        "textAlign": "top",
        "styleRules": [],
    }


def _relationship(kind: str, style: Style | None) -> dict[str, Any]:
    captions = style.captions if style else ()
    return {
        "properties": [],
        "name": kind,
        "id": kind,
        "color": style.colour if style else _GREY,
        "size": style.width if style else 1,
        "captionKeys": [],
        "captions": [_caption(kind, "relationship", True), *(_caption(name, "property", True) for name in captions)],
        "textSize": 1,
        "textAlign": "top",
        "styleRules": [],
    }


def _caption(key: str, kind: str, shown: bool) -> dict[str, Any]:
    return {"inTooltip": True, "styles": [], "isCaption": shown, "key": key, "type": kind}


def _properties(label: str, properties: Mapping[str, str]) -> list[dict[str, str]]:
    return [{"propertyKey": name, "type": label, "dataType": kind} for name, kind in properties.items()]


def _template(number: int, phrase: Phrase) -> dict[str, Any]:
    return {
        "name": phrase.phrase,
        "id": f"tmpl:{_MADE + number}",
        "createdAt": _MADE + number,
        "text": phrase.phrase,
        "cypher": phrase.cypher.strip(),
        "isUpdateQuery": None,
        "isWriteTransactionChecked": None,
        "params": [
            {
                "name": f"${each.name}",
                "dataType": "Date" if isinstance(each.example, date) else "String",
                "collapsed": False,
                "suggestionLabel": each.label,
                "suggestionProp": each.property,
                "suggestionBoolean": False,
                "cypher": None,
            }
            for each in phrase.parameters
        ],
        "hasCypherErrors": False,
    }


def _action(number: int, action: SceneAction, categories: Sequence[Category]) -> dict[str, Any]:
    return {
        "name": action.name,
        "id": str(uuid5(_SPACE, action.name)),
        "createdAt": _MADE + number,
        "cypher": action.cypher.strip(),
        "isUpdateQuery": None,
        "isWriteTransactionChecked": None,
        "categories": [n for n, category in enumerate(categories, 1) if category.label in action.on],
        "relationshipTypes": None,
        "hasCypherErrors": False,
    }
