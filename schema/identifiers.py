"""Reads the ids of an input: every id is a UUID."""

from uuid import UUID

from api.refusals import BadInput


def one_id(text: str, field: str) -> UUID:
    """The UUID that an input names."""
    try:
        return UUID(text)
    except ValueError as error:
        raise BadInput(
            f"{field} must be a UUID, for example 0190a6b2-3c4d-7e5f-8a9b-0c1d2e3f4a5b.", field=field
        ) from error


def maybe_id(text: str | None, field: str) -> UUID | None:
    """The same for an input that may be left out."""
    return None if text is None else one_id(text, field)
