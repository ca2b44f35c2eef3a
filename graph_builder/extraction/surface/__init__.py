"""The surface of a sentence: its words, numbers and marks, and what stands around a name."""
