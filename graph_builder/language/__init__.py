"""Arabic text to sentences, words, trees and names, with exact characters of the original.

Public: ``load_parser(settings, keep_whole) -> Parser``, ``Parser.parse(documents)``, ``Parser.version``.
"""

from graph_builder.language.parser import Parser, load_parser

__all__ = ["Parser", "load_parser"]
