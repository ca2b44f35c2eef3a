"""A large reader, not shipped: it learns Arabic from raw news, then from the treebanks, and annotates news for smaller ones.

``pieces`` cuts words, ``encoder`` is the network, ``pretraining`` teaches it the language, ``network`` and ``teaching`` the
annotation, ``sentences`` is what goes in and comes out.
"""
