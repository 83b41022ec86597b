"""For whom a partner agency's machine asks: the person behind it, by the agency's own id and role.

A machine's token says which agency asks and never who. The header `Doorstep-On-Behalf-Of: 4711; social worker` does;
the audit and the ledger keep it as it was said. Whether an agency's machines must send it, its agreement says.
"""

import re
from dataclasses import replace
from typing import Final

from api.identity.principal import Principal
from api.refusals import Forbidden

HEADER: Final = "doorstep-on-behalf-of"
# An id without spaces, and a role in words: nobody's name is asked for.
_SAID: Final = re.compile(r"([!-:<-~]{1,80}); ?([ -~]{2,100})")
_HOW: Final = (
    "Send the header Doorstep-On-Behalf-Of with the agency's own id of the person and their role, for example"
    " `4711; social worker`."
)


def on_behalf_of(principal: Principal, said: str | None, *, must_name: bool) -> Principal:
    """The machine with the person it names. Forbidden says how to mend a header that is missing, wrong or not its."""
    if said is None:
        if must_name:
            raise Forbidden(f"Your agency's agreement asks a machine to name the person it asks for. {_HOW}")
        return principal
    if not principal.is_machine or principal.agency_id is None:
        raise Forbidden("Only a partner agency's machine asks on behalf of somebody: leave the header out.")
    found = _SAID.fullmatch(said.strip())
    if found is None:
        raise Forbidden(f"The header Doorstep-On-Behalf-Of cannot be read. {_HOW}")
    return replace(principal, on_behalf_of=f"{found[1]}; {found[2].strip()}")
