"""How much may be asked: the most that one operation may cost, and how many points a caller has in a minute."""

from dataclasses import dataclass

from api.identity.principal import Principal, Role
from api.refusals import Forbidden

AD_HOC_SCOPE = "adhoc:query"


@dataclass(frozen=True, kw_only=True)
class Budgets:
    """In points (`cost.py` says what costs how many).

    `trusted`: an operation of a document that our own app was built with.
    `ad_hoc`: any other text, which needs the scope adhoc:query.
    `integrator`: any other text of a program with the role integrator, and the same scope.
    `per_minute`: for one caller with one program, in one process; N processes let them have up to N times.
    """

    trusted: int = 2_000
    ad_hoc: int = 1_000
    integrator: int = 5_000
    per_minute: int = 60_000

    def most(self, principal: Principal, *, is_trusted: bool) -> int:
        """The most that one operation of this caller may cost."""
        if is_trusted:
            return self.trusted
        return self.integrator if Role.INTEGRATOR in principal.roles else self.ad_hoc


def admit_text(principal: Principal) -> None:
    """Let a caller send a document that our own app was not built with, or refuse."""
    if AD_HOC_SCOPE not in principal.scopes:
        raise Forbidden(f"Sending a document of your own needs the scope {AD_HOC_SCOPE}.", field="query")
