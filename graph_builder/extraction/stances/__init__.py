"""What actors say or do about a happening beyond telling it: claim, deny, accuse, condemn, decline to comment, investigate.

The room's doors are ``Stance`` and ``find_stances``. ``finder`` matches the frames of ``frames/stances.yaml``, ``takers`` and
``accused`` say who takes the stance and who is accused, ``objects`` what it is about.
"""

from graph_builder.extraction.stances.finder import Stance, find_stances

__all__ = ["Stance", "find_stances"]
