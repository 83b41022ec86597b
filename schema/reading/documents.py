"""The documents that a phone keeps: named fragments, compiled as any read is, so that policy is the same there.

The sync room stands below this package, so the application hands it `documents(...)` as `ReadDocuments`.
"""

from collections.abc import Sequence
from typing import Final
from uuid import UUID

from graphql import FragmentDefinitionNode, parse

from api.clock import Clock
from api.db.database import Reading
from api.identity.principal import Principal
from api.services import ReadDocuments
from schema.reading.binds import Asking
from schema.reading.catalogue import Catalogue
from schema.reading.roots import Plan, compile_records
from schema.reading.run import facts_of
from schema.reading.selection import Document

# The shape of version 1. A member may be added; one that phones read may not go without a new version.
FRAGMENTS: Final = """
fragment nominal on Nominal {
  id reference name otherNames dateOfBirth riskLevel managementMode restricted unitId ownerId lastSuccessfulVisitAt
  addresses { id kind lines postcode since until }
  markers { id code detail since reviewedOn }
  orders { id kind madeOn expiresOn conditions { id kind text checkMethod position lastCheckedOn } }
  household { id firstName relationship isChild ageBand livesThere }
  triggers { id text } plan { number }
}
fragment visit on Visit {
  id nominalId visitType outcome startedAt endedAt receivedAt officerName secondOfficerName announced notes flags
  joinedTo conditionChecks { conditionId result note } lastReview { step comment at }
  attachments { id kind bytes caption state problem }
}
fragment obligation on Obligation { id kind nominalId openedAt basis dueAt metAt cancelledAt explain }
fragment officer on Officer { id name collarNumber unitId }
fragment submission on HeldSubmission { id op state reason message receivedAt nominalId }
fragment conflict on Conflict {
  id nominalId entity recordId field base mine theirs author theirsAuthor mineAt theirsAt openedAt resolvedAt
}
# What a stock RxDB client replicates (api/sync/collections.py): every field that it writes comes back.
fragment householdMember on HouseholdMember { id firstName relationship isChild ageBand livesThere }
fragment marker on Marker { id code detail since reviewedOn }
fragment recordedVisit on Visit {
  id nominalId visitType outcome startedAt endedAt announced announcedReason announcedReasonText crewMode
  secondOfficer { id } nominalSeen entrySoughtToSearch notes receivedAt officerName flags joinedTo
}
fragment unitConflict on Conflict { ...conflict }
"""


class Documents:
    """Reads documents by entity and id, in a transaction that is already the caller's."""

    def __init__(self, catalogue: Catalogue, clock: Clock) -> None:
        definitions = parse(FRAGMENTS).definitions
        self._fragments = {item.name.value: item for item in definitions if isinstance(item, FragmentDefinitionNode)}
        self._document = Document(catalogue.schema, self._fragments, {})
        self._catalogue = catalogue
        self._clock = clock
        self._plans: dict[str, Plan] = {}

    async def __call__(
        self, connection: Reading, principal: Principal, entity: str, ids: Sequence[UUID], /
    ) -> dict[UUID, str]:
        made = self._plan(entity)
        values = made.statement.fill(Asking(facts_of(principal), {"ids": list(ids)}, self._clock.now()))
        return {row["id"]: row["body"] for row in await connection.fetch(made.statement.text, *values)}

    def fields(self, entity: str, /) -> tuple[str, ...]:
        return self._plan(entity).fields

    def _plan(self, entity: str) -> Plan:
        if entity not in self._plans:
            fragment = self._fragments[entity]
            kind = fragment.type_condition.name.value
            self._plans[entity] = compile_records(self._catalogue, self._document, kind, fragment.selection_set)
        return self._plans[entity]


def documents(catalogue: Catalogue, clock: Clock) -> ReadDocuments:
    """What the application hands to the sync room."""
    return Documents(catalogue, clock)
