"""Many referrals at once: each row is taken in or refused with words, and one that is refused keeps no other out."""

from typing import Annotated
from uuid import UUID

import strawberry
from strawberry import ID, field

from api.cases import files, gate, receiving
from api.cases.commands import BULK_MAX, ReceiveReferral
from api.cases.files import Unreadable
from api.cases.gate import Turned
from api.cases.receiving import Taken
from api.nominals.carrying import Done, Refused
from api.refusals import BadInput
from schema.case_inputs import ReceiveReferralFileInput, ReceiveReferralInput
from schema.context import Asking
from schema.errors import UserError, published
from schema.identifiers import one_id
from schema.inputs import command_of
from schema.reading.declare import plain


@plain
class ReferralTaken:
    """What became of one referral of many."""

    place: int = field(description="Its place among those given, 0 the first.")
    reference: str = field(description="The reference it gave; at most 60 characters.")
    case_id: ID | None = field(description="The case; null if it was refused.")
    user_errors: list[UserError] = field(description="What to mend, one for each fault; empty if it was taken in.")


@plain
class ReferralsPayload:
    """What became of each, in the order given."""

    taken: list[ReferralTaken] = field(description="One for each that was given, 100 at most.")


async def receive_referrals(
    info: Asking,
    asked: Annotated[
        list[ReceiveReferralInput], strawberry.argument(name="input", description="The referrals, 100 at most.")
    ],
) -> ReferralsPayload:
    given = info.context
    commands = [command_of(ReceiveReferral, one, f"{place}.") for place, one in enumerate(asked)]
    return _payload(await receiving.receive_many(given.services, given.principal, commands))


async def receive_referral_file(
    info: Asking,
    asked: Annotated[ReceiveReferralFileInput, strawberry.argument(name="input", description="The file.")],
) -> ReferralsPayload:
    given, content = info.context, asked.content.encode()
    found = gate.examine(content)
    if isinstance(found, Turned):
        raise BadInput(found.why, field="content")
    rows = files.read(one_id(asked.id, "id"), content)
    if len(rows) > BULK_MAX:
        raise BadInput(f"A file has at most {BULK_MAX} lines: send the rest as another.", field="content")
    taken = []
    for place, row in enumerate(rows):
        if isinstance(row, Unreadable):
            taken.append(Taken(place=place, reference=row.reference, outcome=Refused(row.errors)))
        else:
            outcome = await receiving.receive(given.services, given.principal, row)
            taken.append(Taken(place=place, reference=row.reference, outcome=outcome))
    return _payload(tuple(taken))


def _payload(taken: tuple[Taken, ...]) -> ReferralsPayload:
    return ReferralsPayload(
        taken=[
            ReferralTaken(
                place=one.place,
                reference=one.reference,
                case_id=_key(one.outcome.record_id) if isinstance(one.outcome, Done) else None,
                user_errors=[] if isinstance(one.outcome, Done) else published(one.outcome.errors),
            )
            for one in taken
        ]
    )


def _key(record_id: UUID) -> ID:
    return ID(str(record_id))


@strawberry.type
class IntakeMutations:
    receive_referrals: ReferralsPayload = strawberry.mutation(
        resolver=receive_referrals,
        graphql_type=ReferralsPayload,
        description="Take many referrals in at once, 100 at most: each is taken in or refused by itself.",
    )
    receive_referral_file: ReferralsPayload = strawberry.mutation(
        resolver=receive_referral_file,
        graphql_type=ReferralsPayload,
        description="Take in a file of referrals, JSON Lines or CSV: each line by itself.",
    )
