"""Intelligence is tested in the scene of cases, with an intelligence unit and a source register beside it."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

import pytest_asyncio

from api.assessments.words import StatementBasis, SubjectCategory
from api.identity.principal import Principal, Role
from api.intelligence import service
from api.intelligence.commands import EvaluateReport, GradedItem, SanitisedItem, SanitiseReport, SubmitIntelligence
from api.intelligence.commands import SubmittedItem as Item
from api.intelligence.words import Handling, IntelligenceAssessment, SourceEvaluation
from api.nominals.carrying import Done
from api.values import new_id
from tests.cases.conftest import OnlineTeam, desk
from tests.makers import Owner, make_principal
from tests.sync.conftest import NOW, Scene, scene

__all__ = ["desk", "scene", "unit"]

_WHAT: dict[str, Any] = {"basis": StatementBasis.THIRD_PARTY_SAID, "subject_category": SubjectCategory.CONVICTED}


@dataclass
class Unit:
    """Two people who grade and sanitise, and the register of sources."""

    desk: OnlineTeam
    grader: Principal
    writer: Principal
    register: Principal

    @property
    def scene(self) -> Scene:
        return self.desk.scene

    def submission(self, **said: Any) -> SubmitIntelligence:
        given: dict[str, Any] = {
            "id": new_id(),
            "report_id": new_id(),
            "information_at": NOW,
            "provenance": "Told at the door.",
            "source": "The neighbour at number 3",
            "source_evaluation": SourceEvaluation.UNTESTED,
            "items": (
                Item(text="He has a second phone.", assessment=IntelligenceAssessment.C),
                Item(text="His neighbour saw a child visit.", assessment=IntelligenceAssessment.A),
            ),
            "nominal_ids": (self.scene.nominal,),
        }
        return SubmitIntelligence(**(given | said))

    async def submitted(self, **said: Any) -> UUID:
        command = self.submission(**said)
        outcome = await service.submit(self.scene.services, self.scene.officer, command)
        assert outcome == Done(command.report_id, command.nominal_ids), outcome
        return command.report_id

    async def items(self, report_id: UUID) -> list[UUID]:
        rows = await self.scene.rows(
            "select id from doorstep.intelligence_item where report_id = $1 order by position", report_id
        )
        return [UUID(str(row["id"])) for row in rows]

    async def report(self, report_id: UUID) -> dict[str, Any]:
        [row] = await self.scene.rows("select * from doorstep.intelligence_report where id = $1", report_id)
        return row

    async def evaluation(self, report_id: UUID, **said: Any) -> EvaluateReport:
        given: dict[str, Any] = {
            "id": new_id(),
            "report_id": report_id,
            "expected_version": (await self.report(report_id))["version"],
            "source_evaluation": SourceEvaluation.UNTESTED,
            "items": tuple(
                GradedItem(item_id=key, assessment=IntelligenceAssessment.B) for key in await self.items(report_id)
            ),
            "handling": Handling.P,
        }
        return EvaluateReport(**(given | said))

    async def twin(self, report_id: UUID, *texts: str) -> SanitiseReport:
        keys = await self.items(report_id)
        return SanitiseReport(
            id=new_id(),
            report_id=report_id,
            expected_version=(await self.report(report_id))["version"],
            items=tuple(SanitisedItem(item_id=key, text=text, **_WHAT) for key, text in zip(keys, texts, strict=True)),
        )

    async def ready(self, **said: Any) -> UUID:
        """A report with a sanitised twin."""
        handled = {name: said.pop(name) for name in ("handling", "conditions") if name in said}
        report_id = await self.submitted(**said, **handled)
        services = self.scene.services
        graded = await self.evaluation(report_id, **handled)
        assert isinstance(await service.evaluate(services, self.grader, graded), Done)
        written = await self.twin(report_id, "He has a second phone.", "")
        assert isinstance(await service.sanitise(services, self.writer, written), Done)
        return report_id


@pytest_asyncio.fixture
async def unit(desk: OnlineTeam, owner: Owner) -> Unit:
    grader, writer = [await make_principal(owner, Role.INTELLIGENCE_UNIT) for _ in range(2)]
    return Unit(desk, grader, writer, await make_principal(owner, Role.SOURCE_REGISTER))
