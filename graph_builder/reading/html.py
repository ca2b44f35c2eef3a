"""The article in a web page: text without menus, adverts and link lists, title, date, outlet and address."""

from __future__ import annotations

import trafilatura

from graph_builder.errors import ReadingError
from graph_builder.reading.report import Report

EXACT_TIME = "//meta[@property='article:published_time' or @itemprop='datePublished']/@content"

DATES = {"original_date": True, "extensive_search": False}
"""The day of publication, not of the last change, and from the page's own statements only: a date guessed out of the
running text would shift every "أمس" of the report."""


def report(page: str, name: str) -> Report:
    """The report of a page. Raises ReadingError where no article is found in it."""
    tree = trafilatura.load_html(page)
    if tree is None:
        raise ReadingError("is not an HTML page", "Save the page again, or save its text as .txt.", name)
    times = tree.xpath(EXACT_TIME)
    found = trafilatura.bare_extraction(
        tree, with_metadata=True, include_comments=False, include_tables=False, favor_precision=True, date_extraction_params=DATES
    )
    if found is None or not (found.text or "").strip():
        hint = "Pages that load their text by script hold none: save the text as .txt."
        raise ReadingError("has no article text", hint, name)
    published = str(times[0]) if times and str(times[0]).startswith(found.date or "") else found.date
    return Report(text=found.text, title=found.title, source=found.sitename, url=found.url, published=published)
