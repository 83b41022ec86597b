"""Files about a case: each goes through the gate, which refuses pictures and says why."""

import hashlib

from api.cases import gate, rules
from api.cases.commands import NAME_MAX, AddDocument
from api.cases.desk import Desk, act
from api.cases.gate import Turned
from api.cases.tables import case_document
from api.identity.principal import Principal
from api.nominals.carrying import Done, Refused, refused
from api.services import Services


async def add_document(services: Services, principal: Principal, command: AddDocument) -> Done | Refused:
    """Keep a file with the case, if it may be kept."""
    found = gate.examine(command.content)

    async def decide(desk: Desk) -> Done | Refused:
        errors = tuple(rules.texts(command, name=NAME_MAX))
        if errors:
            return Refused(errors)
        if isinstance(found, Turned):
            return refused("PICTURE_REFUSED", "content", found.why)
        await desk.add(
            case_document,
            id=command.id,
            name=command.name,
            kind=found.kind,
            bytes=len(command.content),
            sha256=hashlib.sha256(command.content).hexdigest(),
            content=command.content,
            added_at=desk.now,
            added_by=principal.id,
        )
        return desk.done

    return await act(services, principal, command, action="addCaseDocument", decide=decide)
