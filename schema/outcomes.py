"""What payloads of commands about a nominal share: the changed record as the caller may see it, or what to mend."""

from collections.abc import Awaitable, Callable
from typing import Annotated, Any, TypedDict
from uuid import UUID

import strawberry

from api.identity.principal import Principal
from api.nominals.desk import Done, Refused
from api.services import Services
from schema.context import Asking, RequestContext
from schema.errors import UserError, published
from schema.inputs import command_of

Serve = Callable[[Services, Principal, Any], Awaitable[Done | Refused]]


class Told(TypedDict):
    """The changed record's id, and what to mend."""

    key: UUID | None
    user_errors: list[UserError]


def told(outcome: Done | Refused) -> Told:
    """The outcome as payloads carry it."""
    if isinstance(outcome, Done):
        return Told(key=outcome.record_id, user_errors=[])
    return Told(key=None, user_errors=published(outcome.errors))


async def changed(info: Any, kind: str, key: UUID | None) -> object:
    """The selected fields of the changed record; null where nothing was changed."""
    context: RequestContext = info.context
    return None if key is None else await context.read_record(kind, key, info._raw_info)  # noqa: SLF001


def doing(payload: type, said: Callable[[Done | Refused], Any]) -> Callable[[type, type, Serve, str], Any]:
    """How a room makes its mutations: each carries out one command, and answers with the payload that says how it went.

    What is made takes the input's type, the command's, what serves it, and what the mutation is for.
    """

    def of_command(asked_type: type, command: type, serve: Serve, description: str) -> Any:
        async def resolve(info: Asking, asked: Any) -> Any:
            given = info.context
            return said(await serve(given.services, given.principal, command_of(command, asked)))

        resolve.__annotations__ = {
            "info": Asking,
            "asked": Annotated[asked_type, strawberry.argument(name="input", description="What is asked.")],
            "return": payload,
        }
        return strawberry.mutation(resolver=resolve, graphql_type=payload, description=description)

    return of_command
