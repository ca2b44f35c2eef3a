"""The perspective of Neo4j Bloom: ``perspective.yaml`` is written by hand, ``isnad-perspective.json`` and the style
file of Neo4j Browser are made from it."""

from cypher.bloom.perspective import BROWSER_STYLE, PERSPECTIVE, Phrase, SceneAction, browser_style, describe, perspective

__all__ = ["BROWSER_STYLE", "PERSPECTIVE", "Phrase", "SceneAction", "browser_style", "describe", "perspective"]
