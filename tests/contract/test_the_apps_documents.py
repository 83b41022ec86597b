"""What the web app asks is part of the contract's tests: it may not ask what is not there."""

import orjson
import pytest
from graphql import build_schema, parse, validate

from api.settings import Settings
from schema.root import sdl

DOCUMENTS = orjson.loads(Settings().documents.read_bytes())


@pytest.mark.parametrize("document_id", sorted(DOCUMENTS))
def test_each_document_of_the_app_is_valid(document_id: str) -> None:
    errors = validate(build_schema(sdl()), parse(DOCUMENTS[document_id]))

    assert [error.message for error in errors] == []
