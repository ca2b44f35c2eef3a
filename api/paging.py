"""Lists page by page. A cursor holds the sort key of the last item, so a page stays where it is when others come in before it."""

from __future__ import annotations

from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any, Generic, TypeVar

from fastapi import Request
from pydantic import BaseModel, Field, TypeAdapter

from api.parameters import MAX_KEY, PageParameters
from api.problems import invalid_parameter
from graph_builder.stores import Store

T = TypeVar("T")

Number = Annotated[int, Field(ge=0, lt=2**63)]
"""What the store can hold."""
Count = Annotated[int, Field(ge=0, lt=10**7)]
"""What a rank of the store holds."""
SortKey = Annotated[str, Field(min_length=1, max_length=MAX_KEY)]


_NOT_A_CURSOR = "Not a cursor of this list; take it out of `next`."


class Page(BaseModel, Generic[T]):
    """One page of a list."""

    items: list[T]
    next: str | None = Field(description="Where the next page is; null on the last one.")


class Order:
    """By what a named query sorts its rows: for each of its ``after_...`` parameters, the column and its type."""

    def __init__(self, **columns: tuple[str, Any]) -> None:
        self._columns = {f"after_{parameter}": column for parameter, (column, _) in columns.items()}
        shape: Any = tuple.__class_getitem__((str, *(kind for _, kind in columns.values())))
        self._shape: TypeAdapter[tuple[Any, ...]] = TypeAdapter(shape)

    def cursor(self, query: str, row: Mapping[str, Any]) -> str:
        """The cursor of the page that starts after a row of a named query."""
        values = (query, *(row[column] for column in self._columns.values()))
        return urlsafe_b64encode(self._shape.dump_json(values)).decode().rstrip("=")

    def after(self, query: str, cursor: str | None) -> dict[str, Any]:
        """The parameters that start a page at a cursor. An error of validation where it is not one of this query's cursors."""
        if cursor is None:
            return {}
        try:
            made_for, *values = self._shape.validate_json(urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
        except ValueError as error:
            raise invalid_parameter("cursor", _NOT_A_CURSOR) from error
        if made_for != query:
            raise invalid_parameter("cursor", _NOT_A_CURSOR)
        return dict(zip(self._columns, values, strict=True))


BY_DAY = Order(day=("page_day", date), key=("key", SortKey))
BY_KEY = Order(key=("key", SortKey))
BY_RANK = Order(rank=("rank", Number), key=("key", SortKey))
BY_SOURCES = Order(independent=("independent", Count), row=("row", SortKey))


def listing(request: Request, store: Store, query: str, order: Order, given: PageParameters, **fixed: object) -> dict[str, Any]:
    """One page of a named query's rows, in the shape of ``Page``. ``fixed`` are parameters that do not come from the caller."""
    asked = {**given.filters(), **fixed, **order.after(query, given.cursor), "limit": given.limit + 1}
    rows = store.named_query(query, asked)
    items = rows[: given.limit]
    further = request.url.include_query_params(cursor=order.cursor(query, items[-1])) if len(rows) > given.limit else None
    return {"items": items, "next": f"{further.path}?{further.query}" if further else None}
