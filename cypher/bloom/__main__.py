"""Writes the perspective and the style file anew: ``python -m cypher.bloom``."""

from cypher.bloom import BROWSER_STYLE, PERSPECTIVE, browser_style, perspective

PERSPECTIVE.write_text(perspective(), "utf-8")
BROWSER_STYLE.write_text(browser_style(), "utf-8")
