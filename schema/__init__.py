"""What clients see: the GraphQL contract, the compiled reads, the operation pipeline. Nothing is decided here."""

from starlette.routing import BaseRoute, Route, WebSocketRoute

from api.services import Services
from api.settings import Mode, Settings
from api.sync.wakes import Hub
from schema.root import catalogue
from schema.serving import trusted
from schema.serving.admission import Admission
from schema.serving.budgets import Budgets
from schema.serving.doors import Authenticate, Doors
from schema.serving.http import GraphQLView
from schema.serving.pipeline import Pipeline
from schema.serving.prepared import Documents
from schema.serving.vigil import LookAgain
from schema.serving.websocket import WebSocketView


def routes(
    services: Services,
    hub: Hub,
    settings: Settings,
    *,
    authenticate: Authenticate,
    look_again: LookAgain | None = None,
    budgets: Budgets | None = None,
) -> list[BaseRoute]:
    """/graphql, over the services. `hub` wakes who listens; `settings.documents` lists what our own app asks.

    `look_again` judges the caller of a stream anew; without it, `authenticate` does.
    """
    found = catalogue()
    documents = Documents(found.schema, trusted.load(settings.documents))
    pipeline = Pipeline(services, hub, found, documents, open_schema=settings.mode is Mode.DEVELOPMENT)
    admission = Admission(pipeline, budgets or Budgets(per_minute=settings.points_per_minute))
    doors = Doors(
        authenticate=authenticate,
        look_again=look_again or authenticate,
        clock=services.clock,
        public_url=settings.public_url,
    )
    return [
        Route("/graphql", GraphQLView(pipeline, admission, doors), methods=None),
        WebSocketRoute("/graphql", WebSocketView(pipeline, admission, doors)),
    ]
