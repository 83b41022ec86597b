"""Seeded defects about what follows and surrounds visits: attachments, groups, changes of households."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from api.attachments import service as attachments
from api.identity.principal import Principal
from api.nominals import register
from api.nominals.patches import Merged
from api.sync import groups
from api.visits.attached import AttachmentState


def arrived_before_it_is_kept(patch: pytest.MonkeyPatch) -> None:
    async def end(uploads: Any, _: Principal, promise: Any, __: object) -> Any:
        now = uploads._services.clock.now()
        return replace(promise, state=AttachmentState.COMPLETE, completed_at=now, problem=None)

    patch.setattr(attachments.Uploads, "_end", end)


def keeps_other_bytes_than_came(patch: pytest.MonkeyPatch) -> None:
    original = attachments.opening.open_sealed

    def open_sealed(*given: Any) -> bytes | None:
        file = original(*given)
        return file and file[:-1] + b"!"

    patch.setattr(attachments.opening, "open_sealed", open_sealed)
    patch.setattr(attachments.opening, "is_promised", lambda *_: True)


def groups_are_taken_as_they_come(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(groups, "_all_or_none", lambda *_: None)


def the_last_change_wins(patch: pytest.MonkeyPatch) -> None:
    def merge(current: Mapping[str, Any], fields: Mapping[str, Any]) -> Merged:
        written = {
            name: asked.value for name, asked in fields.items() if asked.value not in (asked.base, current[name])
        }
        return Merged(values=written, clashes=(), beside=False)

    patch.setattr(register, "merge", merge)
