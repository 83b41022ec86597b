"""What a caller does not see of a record, said openly: an empty list must not read as none."""

from enum import Enum

import strawberry

from schema.reading.declare import column, plain


@strawberry.enum(description="Why a field was withheld.")
class WithheldReason(Enum):
    NEED_TO_KNOW = strawberry.enum_value(
        "NEED_TO_KNOW", description="The caller's role, unit and grants give no need to know it."
    )


@plain
class Withheld:
    """One field of a record that the caller does not see, or does not see in full. Empty there does not mean none."""

    field: str = column("The field's name, as in this schema.")
    reason: WithheldReason = column("Why.")
