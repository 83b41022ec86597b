"""What the measured operations say to the server of ordinary resolvers."""

from datetime import datetime

import strawberry
from strawberry import ID


@strawberry.input
class TextMatch:
    contains: str


@strawberry.input
class NominalFilter:
    owner_id: ID
    name: TextMatch | None = None


@strawberry.input
class SubmitVisitInput:
    id: ID
    visit_id: ID
    nominal_id: ID
    officer_id: ID
    visit_type: str
    outcome: str
    started_at: datetime
    crew_mode: str
    nominal_seen: bool
    notes: str
