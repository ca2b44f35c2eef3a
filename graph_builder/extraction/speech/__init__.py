"""Who speaks which words of a document. The room's doors are ``find_scopes``, ``scope_of`` and ``body_of``.

``line`` prepares a sentence, ``voices`` remembers who spoke, ``descriptions`` and ``subjects`` find who is named, ``relays`` who
passes it on, ``contents`` where the reported words start, ``verbs``, ``participles``, ``nouns`` and ``attributions`` the cues,
``finder`` runs them over a sentence, ``extents`` says how far the words reach, and ``scopes`` puts it together.
"""

from graph_builder.extraction.speech.scopes import Scope, body_of, find_scopes, scope_of

__all__ = ["Scope", "body_of", "find_scopes", "scope_of"]
