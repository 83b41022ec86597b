"""Errors as callers see them: a stable code, words that help, and nothing of our insides."""

import logging
import traceback
from pathlib import Path
from typing import Any
from uuid import UUID

import asyncpg
from graphql import GraphQLError
from sqlalchemy.exc import DBAPIError

from api.refusals import Refusal
from api.values import new_id

logger = logging.getLogger(__name__)

PARSE_FAILED = "GRAPHQL_PARSE_FAILED"
VALIDATION_FAILED = "GRAPHQL_VALIDATION_FAILED"
BAD_USER_INPUT = "BAD_USER_INPUT"
PERSISTED_QUERY_NOT_FOUND = "PERSISTED_QUERY_NOT_FOUND"
COST_LIMIT_EXCEEDED = "COST_LIMIT_EXCEEDED"
RATE_LIMITED = "RATE_LIMITED"
TOO_MANY_OPERATIONS = "TOO_MANY_OPERATIONS"
TIMEOUT = "TIMEOUT"
UNAVAILABLE = "UNAVAILABLE"
INTERNAL_SERVER_ERROR = "INTERNAL_SERVER_ERROR"
_UNREACHABLE = "The database cannot be reached now. Send the same request again."
_MASKED = "Something went wrong on our side. It was noted under the request's id."


def fault(code: str, message: str, *, field: str | None = None, **more: int) -> dict[str, Any]:
    """One error of a request that was not executed. `more` are numbers for programs, which the words say too."""
    extensions = {"code": code} | ({"field": field} if field else {}) | more
    return {"message": message, "extensions": extensions}


def document_fault(error: GraphQLError, code: str) -> dict[str, Any]:
    """A parser's or validator's error, with where in the document."""
    return dict(error.formatted) | {"extensions": {"code": code}}


def of_refusal(refusal: Refusal) -> dict[str, Any]:
    """A refusal before execution."""
    return fault(refusal.code, refusal.message, field=refusal.field)


def execution_fault(error: GraphQLError, request_id: UUID, operation: str | None) -> dict[str, Any]:
    """An error of a field. What is not an expected outcome is masked, and noted without any content."""
    code, message, field = _said(error)
    logger.warning("graphql %s operation=%s request=%s", code, operation or "-", request_id)
    if code == INTERNAL_SERVER_ERROR:
        logger.error("graphql bug %s request=%s", _where(error.original_error or error), request_id)
    extensions: dict[str, Any] = {"code": code} | ({"field": field} if field else {})
    if code in (INTERNAL_SERVER_ERROR, TIMEOUT, UNAVAILABLE):
        extensions["requestId"] = str(request_id)
    return dict(error.formatted) | {"message": message, "extensions": extensions}


def of_bug(error: Exception) -> dict[str, Any]:
    """An error of ours outside any field."""
    return execution_fault(GraphQLError(type(error).__name__, original_error=error), new_id(), None)


def code_of(error: Exception) -> str:
    """The code under which an exception is told."""
    return _said(GraphQLError("", original_error=error))[0]


def _said(error: GraphQLError) -> tuple[str, str, str | None]:
    match error.original_error:
        case None:
            return BAD_USER_INPUT, error.message, None
        case Refusal() as refusal:
            return refusal.code, refusal.message, refusal.field
        case asyncpg.QueryCanceledError() | TimeoutError():
            return TIMEOUT, "This took too long. Ask for less: a smaller page, fewer fields, a narrower filter.", None
        case OSError() | asyncpg.PostgresConnectionError() | asyncpg.InterfaceError():
            return UNAVAILABLE, _UNREACHABLE, None
        case DBAPIError() as cut if cut.connection_invalidated:  # a command's connection went away under it
            return UNAVAILABLE, _UNREACHABLE, None
    return INTERNAL_SERVER_ERROR, _MASKED, None


def _where(error: BaseException) -> str:
    """The kind of a bug and where it happened. Its message may hold personal data, so it is left out."""
    frames = traceback.extract_tb(error.__traceback__)[-3:]
    return f"{type(error).__name__} at " + " < ".join(f"{Path(f.filename).name}:{f.lineno}" for f in reversed(frames))
