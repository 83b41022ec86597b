"""The seven operations as PostGraphile has them, in the same shape where it can: by aliases.

PostGraphile names a relation after the columns of its foreign key, which grow with the schema: `{Nominal>Officer}` here
stands for the field of Nominal that gives an Officer, and is looked up. `{A>B:words}` wants those words in the name.
"""

import re
from collections.abc import Callable
from typing import Any

_OVERDUE = """
      accessRestricted: { equalTo: false } forceId: { equalTo: 6 } dueAt: { lessThan: $now }
      metAt: { isNull: true } cancelledAt: { isNull: true } supersededAt: { isNull: true }
"""
_ROW = """
    nodes {
      id: rowId reference name riskLevel managementMode lastSuccessfulVisitAt
      nextVisitDueAt: {Nominal>ObligationConnection}(
        first: 1
        filter: {
          kind: { equalTo: "VISIT_ROUTINE" } metAt: { isNull: true } cancelledAt: { isNull: true }
          supersededAt: { isNull: true }
        }
      ) { nodes { dueAt } }
      currentAddress: {Nominal>AddressConnection}(
        first: 1, orderBy: [SINCE_DESC, ROW_ID_ASC], filter: { kind: { equalTo: "HOME" } until: { isNull: true } }
      ) { nodes { id: rowId lines postcode } }
      markers: {Nominal>MarkerConnection}(
        orderBy: [SINCE_DESC, ROW_ID_ASC], filter: { endedOn: { isNull: true } }
      ) { nodes { id: rowId code since } }
    }
"""
PEER = {
    "point": """
query Point($id: UUID!) {
  nominal: nominalByForceIdAndRowId(forceId: 6, rowId: $id) {
    id: rowId reference name dateOfBirth riskLevel owner: {Nominal>Officer} { id: rowId name collarNumber }
  }
}
""",
    "overdue": """
query Overdue($now: Datetime!) {
  overdueObligations: allObligations(first: 50, orderBy: [DUE_AT_ASC, ROW_ID_ASC], filter: {OVERDUE}) {
    nodes {
      id: rowId kind dueAt
      owner: {Obligation>Officer} { id: rowId name collarNumber }
      nominal: {Obligation>Nominal} {
        id: rowId reference name riskLevel lastSuccessfulVisitAt
        visits: {Nominal>VisitConnection}(first: 3, orderBy: [STARTED_AT_DESC, ROW_ID_DESC]) {
          nodes { id: rowId outcome startedAt officer: {Visit>Officer:AndOfficerId} { name } }
        }
        orders: {Nominal>NominalOrderConnection}(orderBy: [MADE_ON_DESC, ROW_ID_ASC]) {
          nodes { id: rowId kind madeOn }
        }
      }
    }
  }
}
""",
    "caseload": """
query Caseload($owner: UUID!) {
  caseload: allNominals(
    first: 100, orderBy: [NAME_ASC], filter: { forceId: { equalTo: 6 } ownerId: { equalTo: $owner } }
  ) {ROW}
}
""",
    "search": """
query Search($owner: UUID!, $text: String!) {
  caseload: allNominals(
    first: 100
    orderBy: [NAME_ASC]
    filter: { forceId: { equalTo: 6 } ownerId: { equalTo: $owner } name: { includesInsensitive: $text } }
  ) {ROW}
}
""",
    "page": """
query Page($id: UUID!) {
  nominal: nominalByForceIdAndRowId(forceId: 6, rowId: $id) {
    id: rowId reference name dateOfBirth riskLevel managementMode lastSuccessfulVisitAt
    otherNames: {Nominal>NominalNameConnection} { nodes { name } }
    owner: {Nominal>Officer} { id: rowId name collarNumber }
    unit: {Nominal>Unit} { id: rowId name }
    addresses: {Nominal>AddressConnection} { nodes { id: rowId kind lines postcode since until } }
    markers: {Nominal>MarkerConnection}(filter: { endedOn: { isNull: true } }) {
      nodes { id: rowId code detail since reviewedOn }
    }
    orders: {Nominal>NominalOrderConnection} {
      nodes {
        id: rowId kind madeOn expiresOn
        conditions: {NominalOrder>OrderConditionConnection} { nodes { id: rowId kind text checkMethod position } }
      }
    }
    household: {Nominal>HouseholdMemberConnection}(filter: { endedOn: { isNull: true } }) {
      nodes { id: rowId firstName relationship isChild ageBand livesThere }
    }
    visits: {Nominal>VisitConnection}(first: 20, orderBy: [STARTED_AT_DESC, ROW_ID_DESC]) {
      nodes {
        id: rowId visitType outcome startedAt endedAt announced crewMode notes
        officer: {Visit>Officer:AndOfficerId} { id: rowId name }
        secondOfficer: {Visit>Officer:SecondOfficerId} { id: rowId name }
        rooms: {Visit>VisitRoomConnection}(orderBy: [POSITION_ASC]) { nodes { id: rowId name seen note } }
      }
    }
    obligations: {Nominal>ObligationConnection}(
      first: 20, orderBy: [DUE_AT_DESC, ROW_ID_DESC], filter: { supersededAt: { isNull: true } }
    ) { nodes { id: rowId kind openedAt dueAt metAt } }
  }
}
""",
    "board": """
query Board($now: Datetime!) {
  overdueBoard: allObligations(filter: {OVERDUE}) {
    size: totalCount
    byKind: groupedAggregates(groupBy: [KIND]) { keys distinctCount { rowId } }
    byUnit: groupedAggregates(groupBy: [UNIT_ID]) { keys distinctCount { rowId } }
    byOfficer: groupedAggregates(groupBy: [OWNER_ID]) { keys distinctCount { rowId } }
  }
}
""",
    "attempt": """
mutation Attempt($visit: VisitInput!) {
  submitVisit: createVisit(input: { visit: $visit }) { visit { id: rowId outcome startedAt } }
}
""",
}
_FIELDS = "query Fields($type: String!) { __type(name: $type) { fields { name type { name ofType { name } } } } }"
_RELATION = re.compile(r"\{(\w+)>(\w+)(?::(\w+))?\}")

Ask = Callable[[str, dict[str, object]], Any]


def peer_documents(ask: Ask) -> dict[str, str]:
    """The documents over today's foreign keys. `ask` asks the running peer."""
    known: dict[str, list[dict[str, Any]]] = {}

    def field(found: re.Match[str]) -> str:
        owner, kind, words = found.groups()
        if owner not in known:
            known[owner] = ask(_FIELDS, {"type": owner})["__type"]["fields"]
        return next(
            item["name"]
            for item in known[owner]
            if kind in {item["type"]["name"], (item["type"]["ofType"] or {}).get("name")}
            and (words or "") in item["name"]
        )

    written = {
        name: text.replace("{OVERDUE}", "{" + _OVERDUE + "}").replace("{ROW}", "{" + _ROW + "}")
        for name, text in PEER.items()
    }
    return {name: _RELATION.sub(field, text) for name, text in written.items()}
