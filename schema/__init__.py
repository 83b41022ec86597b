"""What clients see: the GraphQL contract, the compiled reads, the operation pipeline. Nothing is decided here."""

from collections.abc import Mapping

from starlette.routing import BaseRoute, Route

from api.services import Services
from api.settings import Mode, Settings
from schema.root import catalogue
from schema.serving.http import Authenticate, GraphQLView
from schema.serving.pipeline import Pipeline
from schema.serving.prepared import Documents


def routes(
    services: Services, settings: Settings, *, authenticate: Authenticate, trusted: Mapping[str, str] | None = None
) -> list[BaseRoute]:
    """/graphql, over the services. `trusted` are the documents that clients may name by `sha256:<hex>`."""
    found = catalogue()
    documents = Documents(found.schema, trusted or {})
    pipeline = Pipeline(services, found, documents, open_schema=settings.mode is Mode.DEVELOPMENT)
    return [Route("/graphql", GraphQLView(pipeline, authenticate), methods=None)]
