"""What is asked between the force and its partners: agreements, the ledger, search, concerns, alerts, events."""

import strawberry

from schema.alerts import AlertMutations, AlertQueries
from schema.concerns import ConcernMutations, ConcernQueries
from schema.partner_events import PartnerEventMutations, PartnerEventQueries
from schema.partners import PartnerMutations
from schema.search import SearchQueries
from schema.sharing import SharingMutations
from schema.sharing_reads import SharingQueries


@strawberry.type
class PartnershipQueries(SharingQueries, SearchQueries, AlertQueries, ConcernQueries, PartnerEventQueries):
    """The reads."""


@strawberry.type
class PartnershipMutations(SharingMutations, PartnerMutations, AlertMutations, ConcernMutations, PartnerEventMutations):
    """The commands."""
