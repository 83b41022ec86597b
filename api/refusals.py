"""Every way in which Doorstep says no, with a stable code and a sentence that says how to mend it.

    Refusal
    ├── NotSignedIn          no valid credentials                       UNAUTHENTICATED
    ├── Forbidden            known, but may not do this                 FORBIDDEN
    ├── BadInput             what was sent cannot be understood         BAD_USER_INPUT
    ├── Unavailable          try again: the database, or the audit, cannot be reached   UNAVAILABLE
    └── Misconfigured        the operator must mend something           MISCONFIGURED

A refusal is an expected outcome and its words reach the caller. Anything else that is raised is a bug: it is
masked to the caller and logged. What exists but may not be seen is answered like what does not exist.
"""

from dataclasses import dataclass


class Refusal(Exception):  # noqa: N818 - a refusal is an answer, not an error of ours
    """Doorstep says no. `message` tells the caller how to mend it and holds no personal data."""

    code = "REFUSED"

    def __init__(self, message: str, *, field: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.field = field


class NotSignedIn(Refusal):
    """No credentials, or credentials that are not valid now."""

    code = "UNAUTHENTICATED"


class Forbidden(Refusal):
    """The caller is known but has no role or scope for this."""

    code = "FORBIDDEN"


class BadInput(Refusal):
    """The input cannot be understood or breaks a stated limit. `field` names the input, as the caller wrote it."""

    code = "BAD_USER_INPUT"


class Unavailable(Refusal):
    """Something needed cannot be reached now; the same request may be sent again."""

    code = "UNAVAILABLE"


class Misconfigured(Refusal):
    """The operator must change a setting before Doorstep can serve."""

    code = "MISCONFIGURED"


@dataclass(frozen=True)
class UserError:
    """One thing that a typed mutation found wrong: a stable code, the input's field, and how to mend it."""

    code: str
    field: str
    message: str
