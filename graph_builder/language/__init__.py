"""Arabic text to sentences, words, trees and names, with exact characters of the original.

Public: ``load_parser(settings, keep_whole) -> Parser``, ``Parser.parse(documents)``, ``Parser.version``, and
``parser_version(settings, keep_whole)``, which gives that version without loading models.
"""

from graph_builder.language.parser import Parser, load_parser, parser_version

__all__ = ["Parser", "load_parser", "parser_version"]
