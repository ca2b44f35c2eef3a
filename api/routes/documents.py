"""Reports."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request

from api.lookup import claims_of, one
from api.paging import BY_DAY, Page, listing
from api.parameters import OpenStore, PageParameters, PathKey, TakesNone
from api.schemas.documents import Document, DocumentInFull

router = APIRouter(prefix="/documents", tags=["documents"])


@router.get("", response_model=Page[Document], summary="Reports, latest first")
def list_documents(request: Request, store: OpenStore, given: Annotated[PageParameters, Query()]) -> dict[str, Any]:
    """All reports of the store; undated ones stand last."""
    return listing(request, store, "documents", BY_DAY, given)


@router.get("/{key}", response_model=DocumentInFull, summary="One report", dependencies=[TakesNone])
def get_document(store: OpenStore, key: PathKey) -> dict[str, Any]:
    """A report with its sentences and with everything that it claims."""
    document = one(store, "documents", "report", key, "GET /documents lists the reports.")
    sentences = store.named_query("sentences-of-document", {"document": key})
    return {**document, "sentences": sentences, "told": claims_of(store, document=key)}
