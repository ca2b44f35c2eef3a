"""The fields of one report, checked, to a Document."""

from __future__ import annotations

import hashlib
import re
from datetime import UTC, date, datetime, time
from email.utils import parsedate_to_datetime

from pydantic import AliasChoices, BaseModel, ConfigDict, Field, StrictInt, StrictStr, ValidationError

from graph_builder.errors import ReadingError
from graph_builder.model import Document

ARABIC_LETTER = re.compile("[\u0621-\u064a\ufb50-\ufdfb\ufe70-\ufefc]")
OTHER_LETTER = re.compile("[\u0672-\u06a8\u06aa-\u06cb\u06cd-\u06d3\u06d5]")
"""Letters of Persian, Urdu and Kurdish; ک and ی are left out, since Arabic is often typed with them."""
UNPRINTABLE = re.compile("[\x00\ud800-\udfff]")

MIN_ARABIC_LETTERS = 3
MIN_ARABIC_SHARE = 0.3
"""Of all letters. Arabic reports quote foreign names and addresses, but never for two thirds of their length."""
MAX_OTHER_SHARE = 0.01
"""Of the Arabic-script letters. Corpus of 2,972 Arabic articles: at most 0.004; Persian has some 0.03 (پ چ گ)."""
MIN_OTHER_LETTERS = 5

SHAPE = 'A report is {"doc_id", "published", "title", "text", "source", "url"}, all of them strings; text must be there.'
NOT_ARABIC = "Only Arabic news is read: leave this document out."


class Report(BaseModel):
    """One report as a source gives it; both spellings of a field are in use, others are left alone."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    text: StrictStr = Field(validation_alias=AliasChoices("text", "content"))
    doc_id: StrictStr | StrictInt | None = None
    title: StrictStr | None = None
    source: StrictStr | None = None
    url: StrictStr | None = None
    published: StrictStr | None = Field(default=None, validation_alias=AliasChoices("published", "date_extracted"))


def checked(fields: object, name: str) -> Report:
    """The report in a JSON value. Raises ReadingError that names the first wrong field."""
    if not isinstance(fields, dict):
        raise ReadingError("is not a report: an object with fields was expected", SHAPE, name)
    _refuse_unprintable(fields, name)
    try:
        return Report.model_validate(fields)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        where = str(first["loc"][0]) if first["loc"] else "report"
        raise ReadingError(f"field {where}: {first['msg'].lower()}", SHAPE, name) from error


def document(report: Report, name: str, label: str, path: str) -> Document:
    """The document of a report. Raises ReadingError where it is empty, not Arabic, or has a date that cannot be read."""
    body, title = _lines(report.text).strip(), " ".join((report.title or "").split())
    if not body:
        raise ReadingError("is empty: it has no text", "Leave it out, or get the report again.", name)
    text, body_start = _joined(title, body)
    _refuse_unprintable({"text": text}, name)
    _refuse_foreign(text, name)
    published, published_at, zoneless = _when((report.published or "").strip(), name)
    doc_id = str(report.doc_id).strip() if report.doc_id is not None else ""
    url = (report.url or "").strip() or None
    return Document(
        key=_key(url or doc_id or label, text, report.published or ""),
        doc_id=doc_id or label,
        text=text,
        body_start=body_start,
        published=published,
        published_at=published_at,
        zoneless=zoneless,
        source=(report.source or "").strip() or None,
        url=url,
        path=path,
    )


def _key(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:20]


def _lines(text: str) -> str:
    """The text with ``\\n`` line ends, from here on the text that offsets count in."""
    return re.sub("\r\n|[\r\u2028\u2029]", "\n", text).lstrip("\ufeff")


def _joined(title: str, body: str) -> tuple[str, int]:
    """Title and body as one text, and where the body starts. A body that opens with the title as a line has it already."""
    if not title:
        return body, 0
    first, _, rest = body.partition("\n")
    if " ".join(first.split()) == title and rest.strip():
        return body, len(body) - len(rest.lstrip())
    return f"{title}\n\n{body}", len(title) + 2


def _refuse_unprintable(fields: dict[object, object], name: str) -> None:
    for field, value in fields.items():
        if isinstance(value, str) and (found := UNPRINTABLE.search(value)):
            kind = "a NUL character" if found.group() == "\0" else "half of a surrogate pair"
            detail = f"field {field!r} holds {kind} at {found.start():,}"
            raise ReadingError(detail, "The text was damaged when it was saved: save it again as UTF-8.", name)


def _refuse_foreign(text: str, name: str) -> None:
    arabic, other = len(ARABIC_LETTER.findall(text)), len(OTHER_LETTER.findall(text))
    if arabic < MIN_ARABIC_LETTERS or arabic < MIN_ARABIC_SHARE * sum(map(str.isalpha, text)):
        raise ReadingError("is not Arabic: it has next to no Arabic letters", NOT_ARABIC, name)
    if other >= MIN_OTHER_LETTERS and other > MAX_OTHER_SHARE * (arabic + other):
        raise ReadingError("is not Arabic: it has the letters of Persian, Urdu or Kurdish", NOT_ARABIC, name)


def _when(told: str, name: str) -> tuple[date | None, datetime | None, bool]:
    """Day as the source tells it, the moment in UTC where it tells a time with its zone, and whether it tells one without.

    Midnight without a zone is how programs print a mere day.
    """
    if not told:
        return None, None, False
    try:
        moment = _moment(told)
        exact = moment.astimezone(UTC) if moment.tzinfo is not None else None
    except (ValueError, TypeError, OverflowError) as error:
        hint = "Write it as 2024-04-20 or 2024-04-20T14:00:00+03:00, or leave it out."
        raise ReadingError(f"field published: {told[:40]!r} is not a date", hint, name) from error
    return moment.date(), exact, exact is None and moment.time() != time.min


def _moment(told: str) -> datetime:
    """ISO 8601, or the form of mail and RSS ("Sat, 20 Apr 2024 14:00:00 +0300")."""
    return parsedate_to_datetime(told) if told[0].isalpha() else datetime.fromisoformat(told)
