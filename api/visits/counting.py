"""What joining and parting do to the chain of routine visits: what took place once meets what is owed once. Pure."""

from collections.abc import Iterable, Sequence

from api.obligations.chains import Chain
from api.obligations.policy import PolicyInterval
from api.visits.contributions import Moved
from api.visits.joining import Contribution


def in_chain(
    chain: Chain | None, moved: Moved, policy: Sequence[PolicyInterval], leads: Iterable[Contribution] = ()
) -> bool:
    """Count the records that speak for a visit now, and no longer those that do not; whether one was taken back.

    Only a successful one was ever counted. `chain` may be None where none of them is. `leads`: all that speak now; one
    at the very instant of one that is taken back had nothing to meet until then.
    """
    taken_back = [record for record in moved.goes if record.is_successful]
    counted = [record for record in moved.comes if record.is_successful]
    if chain is None:
        assert not taken_back
        assert not counted
        return False
    for record in taken_back:
        chain.retract(visit_id=record.visit_id, policy=policy)
    instants = {record.began for record in taken_back}
    counted += [record for record in leads if record.is_successful and record.began in instants]
    for record in sorted(counted, key=lambda each: (each.began, each.visit_id)):
        chain.meet(visit_id=record.visit_id, visited_at=record.began, policy=policy)
    return bool(taken_back)
