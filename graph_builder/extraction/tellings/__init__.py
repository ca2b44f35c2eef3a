"""What is told twice: the happenings of a document, put together into tellings."""
