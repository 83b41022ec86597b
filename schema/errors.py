"""What a typed mutation found wrong, as clients see it."""

import strawberry
from strawberry import field

from api.refusals import UserError as Fault
from schema.reading.declare import plain


@plain
class UserError:
    """One thing that was found wrong with an input, and how to mend it."""

    code: str = field(description="A stable code for programs, for example UNKNOWN_NOMINAL.")
    field: str = strawberry.field(description="The field of the input that is wrong.")
    message: str = strawberry.field(description="What is wrong and how to mend it.")


def published(faults: tuple[Fault, ...]) -> list[UserError]:
    """A service's findings as clients see them."""
    return [UserError(code=fault.code, field=fault.field, message=fault.message) for fault in faults]
