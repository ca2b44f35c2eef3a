"""From Arabic reports to a graph of claims; one folder a room, strung together by ``pipeline``."""
