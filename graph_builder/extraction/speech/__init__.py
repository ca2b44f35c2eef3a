"""Who speaks which words of a document. The doors are ``find_scopes``, ``scope_of``, ``body_of``, ``author_of``
and ``is_of_our_men``.

``line`` prepares a sentence, ``voices`` remembers who spoke, ``descriptions`` and ``subjects`` find who is named, ``relays`` who
passes it on, ``contents`` where the reported words start, ``verbs``, ``participles``, ``nouns`` and ``attributions`` the cues,
``finder`` runs them over a sentence, ``extents`` says how far the words reach, ``scopes`` puts it together, and ``authors`` tells
whose own statement a document is.
"""

from graph_builder.extraction.speech.authors import author_of, is_of_our_men
from graph_builder.extraction.speech.scopes import Scope, body_of, find_scopes, scope_of

__all__ = ["Scope", "author_of", "body_of", "find_scopes", "is_of_our_men", "scope_of"]
