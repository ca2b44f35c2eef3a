"""What happened: the words of a sentence that tell it, put together into happenings."""
