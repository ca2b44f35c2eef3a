"""The graph in the shapes that other programs read."""
