"""What clients see: the GraphQL contract, the compiled reads, the operation pipeline. Nothing is decided here."""

from starlette.routing import BaseRoute, Route, WebSocketRoute

from api.services import Services
from api.settings import Mode, Settings
from api.sync.wakes import Hub
from schema.reading.catalogue import Catalogue
from schema.root import catalogue, preview
from schema.serving import trusted
from schema.serving.admission import Admission
from schema.serving.budgets import Budgets
from schema.serving.doors import Authenticate, Doors
from schema.serving.http import GraphQLView
from schema.serving.pipeline import Pipeline
from schema.serving.prepared import Documents
from schema.serving.rate import Buckets
from schema.serving.telemetry import Telemetry
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
    telemetry: Telemetry | None = None,
) -> list[BaseRoute]:
    """/graphql, over the services, and /graphql/preview: the same without the deprecated members, for clients to try.

    `hub` wakes who listens; `settings.documents` lists what our own app asks. `look_again` judges the caller of a
    stream anew; without it, `authenticate` does. `telemetry` is told of operations.
    """
    trusted_documents = trusted.load(settings.documents)
    open_schema = settings.mode is Mode.DEVELOPMENT
    telemetry = telemetry or Telemetry()
    budgets = budgets or Budgets(per_minute=settings.points_per_minute)
    buckets = Buckets(budgets.per_minute)  # one for both: a caller has one budget
    doors = Doors(
        authenticate=authenticate,
        look_again=look_again or authenticate,
        clock=services.clock,
        public_url=settings.public_url,
    )

    def at(path: str, found: Catalogue) -> list[BaseRoute]:
        documents = Documents(found.schema, trusted_documents)
        pipeline = Pipeline(services, hub, found, documents, telemetry=telemetry, open_schema=open_schema)
        admission = Admission(pipeline, budgets, buckets)
        return [
            Route(path, GraphQLView(pipeline, admission, doors), methods=None),
            WebSocketRoute(path, WebSocketView(pipeline, admission, doors)),
        ]

    return [*at("/graphql", catalogue()), *at("/graphql/preview", preview())]
