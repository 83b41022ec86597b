"""From what a request says to what will be done for it, or to the early answer. The same for every transport.

Document → operation → who may ask → variables → what it costs → whether the caller has so many points left.
"""

from api.identity.principal import Principal
from api.values import new_id
from schema.serving import body, faults
from schema.serving.answered import Answered
from schema.serving.budgets import Budgets
from schema.serving.pipeline import Asked, Pipeline
from schema.serving.prepared import Fault, Operation
from schema.serving.rate import Buckets, Charge

_LARGE_OPERATIONS = frozenset({"syncPush"})


class Admission:
    """Admits operations to one pipeline."""

    def __init__(self, pipeline: Pipeline, budgets: Budgets, buckets: Buckets) -> None:
        self._pipeline = pipeline
        self._budgets = budgets
        self._buckets = buckets

    def operation(self, said: body.Said) -> Operation:
        """The operation that a request names."""
        prepared = self._pipeline.documents.prepare(self._text(said))
        if prepared.faults:
            raise Answered(400, prepared.faults)
        operation = prepared.choose(said.operation_name)
        if not isinstance(operation, Operation):
            raise Answered(400, [operation])
        if said.size_bytes > body.BODY_BYTES_MAX and operation.roots.isdisjoint(_LARGE_OPERATIONS):
            raise Answered(413, [faults.of_refusal(body.too_large(body.BODY_BYTES_MAX))])
        return operation

    async def admit(self, principal: Principal, operation: Operation, said: body.Said) -> Asked:
        """The operation as it will be run for this caller."""
        request_id = new_id()
        denial = await self._pipeline.guard(principal, operation, request_id)
        if denial is not None:
            raise Answered(403, [denial])
        variables = self._pipeline.documents.coerce(operation, said.variables)
        if isinstance(variables, list):
            raise Answered(400, variables)
        charge = self._charge(principal, operation, operation.price.of(variables))
        return Asked(principal, request_id, operation, variables, said.variables, charge)

    def _text(self, said: body.Said) -> str:
        if said.query is not None:
            return said.query
        text = self._pipeline.documents.trusted(said.document_id or "")
        if text is None:
            words = "No trusted document has this id. Send the document's text as query."
            raise Answered(400, [faults.fault(faults.PERSISTED_QUERY_NOT_FOUND, words, field="documentId")])
        return text

    def _charge(self, principal: Principal, operation: Operation, cost: int) -> Charge:
        limit = self._budgets.most(principal, is_trusted=operation.is_trusted)
        if cost > limit:
            raise Answered(400, [_too_dear(cost, limit)])
        charge = self._buckets.take((principal.id, principal.client_id), cost, limit=limit)
        if charge.wait_s:
            raise Answered(429, [_too_often(charge)], charge.headers())
        return charge


def _too_dear(cost: int, limit: int) -> Fault:
    words = (
        f"This operation costs {cost} points, and {limit} is the most that one of yours may cost."
        " Ask for smaller pages or fewer nested records."
    )
    return faults.fault(faults.COST_LIMIT_EXCEEDED, words, requested=cost, limit=limit)


def _too_often(charge: Charge) -> Fault:
    words = (
        f"This operation costs {charge.requested} points, and of {charge.per_minute} a minute you have"
        f" {charge.remaining} left. Send it again in {charge.wait_s} s."
    )
    return faults.fault(faults.RATE_LIMITED, words, retryAfterMs=charge.wait_s * 1000)
