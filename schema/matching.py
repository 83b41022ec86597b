"""The parts that filters are made of."""

from datetime import datetime

import strawberry

UNSET = strawberry.UNSET


@strawberry.input(
    description="A condition on a text. What is given must hold together; letter case counts but in contains."
)
class TextMatch:
    eq: str | None = strawberry.field(
        description="Is exactly this text; only the size of a request (64 KiB at most) limits it.", default=UNSET
    )
    in_: list[str] | None = strawberry.field(
        name="in", description="Is one of these texts, 100 at most.", default=UNSET
    )
    contains: str | None = strawberry.field(
        description="Holds this text of 1 to 200 characters, in whatever letter case.", default=UNSET
    )


@strawberry.input(description="A condition on an instant. What is given must hold together.")
class InstantRange:
    from_: datetime | None = strawberry.field(name="from", description="At this instant or later.", default=UNSET)
    before: datetime | None = strawberry.field(description="Before this instant.", default=UNSET)


AND = "All of these filters hold. 50 conditions at most in the whole filter."
OR = "At least one of these filters holds; an empty list matches nothing. 50 conditions at most in the whole filter."
NOT = "This filter does not hold. A record whose value is not known does not match a condition, and matches its not."
