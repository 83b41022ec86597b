"""The API as a program meets it: one endpoint, and a caller handed in."""

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

import httpx2

from api.identity.principal import Principal
from api.values import new_id

SUBMIT = """
mutation Submit($input: SubmitVisitInput!) {
  submitVisit(input: $input) {
    visit { id outcome flags notes nominal { lastSuccessfulVisitAt } }
    userErrors { code field message }
  }
}
"""


@dataclass
class Counter:
    """Asks as `caller` about one officer's one nominal."""

    client: httpx2.AsyncClient
    officer: Principal
    supervisor: Principal
    partner: Principal
    nominal_id: UUID
    caller: Principal = field(init=False)

    def __post_init__(self) -> None:
        self.caller = self.officer

    async def ask(self, query: str, variables: dict[str, Any] | None = None) -> dict[str, Any]:
        """One operation's whole answer."""
        answer = await self.client.post("/graphql", json={"query": query, "variables": variables or {}})
        content: dict[str, Any] = answer.json()
        return content

    def visit(self, **changed: Any) -> dict[str, Any]:
        """A valid visit as a program submits it."""
        return {
            "id": str(new_id()),
            "visitId": str(new_id()),
            "nominalId": str(self.nominal_id),
            "visitType": "ROUTINE",
            "outcome": "SUCCESSFUL",
            "startedAt": "2026-02-28T10:00:00+00:00",
            "crewMode": "SINGLE_AUTHORISED",
            "nominalSeen": True,
            "notes": "Seen at home.",
        } | changed

    async def submit(self, **changed: Any) -> dict[str, Any]:
        """Submit a visit; gives the payload, or fails with the errors."""
        answer = await self.ask(SUBMIT, {"input": self.visit(**changed)})
        assert "errors" not in answer, answer
        payload: dict[str, Any] = answer["data"]["submitVisit"]
        return payload

    async def refused(self, **changed: Any) -> dict[str, str]:
        """Submit a visit that is refused; gives the one thing to mend."""
        payload = await self.submit(**changed)
        assert payload["visit"] is None
        (error,) = payload["userErrors"]
        found: dict[str, str] = error
        return found
