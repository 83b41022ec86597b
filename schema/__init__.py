"""What clients see: the GraphQL contract, the compiled reads, the operation pipeline. Nothing is decided here."""

from starlette.routing import BaseRoute, Route

from api.services import Services
from api.settings import Mode, Settings
from api.sync.wakes import Hub
from schema.root import catalogue
from schema.serving import trusted
from schema.serving.admission import Admission
from schema.serving.budgets import Budgets
from schema.serving.http import Authenticate, GraphQLView
from schema.serving.pipeline import Pipeline
from schema.serving.prepared import Documents


def routes(
    services: Services, hub: Hub, settings: Settings, *, authenticate: Authenticate, budgets: Budgets | None = None
) -> list[BaseRoute]:
    """/graphql, over the services. `hub` wakes who listens; `settings.documents` lists what our own app asks."""
    found = catalogue()
    documents = Documents(found.schema, trusted.load(settings.documents))
    pipeline = Pipeline(services, hub, found, documents, open_schema=settings.mode is Mode.DEVELOPMENT)
    admission = Admission(pipeline, budgets or Budgets(per_minute=settings.points_per_minute))
    view = GraphQLView(pipeline, admission, authenticate, public_url=settings.public_url)
    return [Route("/graphql", view, methods=None)]
