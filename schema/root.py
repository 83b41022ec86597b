"""The root of the contract: what can be asked. Every field has a guard in `api.access.operations`."""

from functools import cache

import strawberry
from graphql import (
    GraphQLArgument,
    GraphQLInputField,
    GraphQLInputObjectType,
    GraphQLObjectType,
    GraphQLSchema,
    Undefined,
)
from strawberry import ID
from strawberry.printer import print_schema
from strawberry.schema.config import StrawberryConfig

from api.access.operations import OPERATIONS
from api.refusals import Misconfigured
from schema.accesses import AuditQueries
from schema.assessing import AssessmentMutations
from schema.cases import CaseObligation
from schema.casework import CaseworkMutations, CaseworkQueries
from schema.clocks import ClockMutations
from schema.conflicts import CONFLICTS, ConflictConnection, ConflictOrder, SettleConflictPayload, settle_conflict
from schema.deciding import DecisionMutations, DecisionQueries
from schema.deprecation import drop_deprecated
from schema.intake import IntakeMutations
from schema.intelligence_work import IntelligenceMutations, IntelligenceQueries
from schema.moves import Subscription
from schema.moving import MoveMutations, MoveQueries
from schema.nominal_lists import CASELOAD, NominalConnection, NominalFilter, NominalOrder
from schema.nominals import Nominal
from schema.obligations import OVERDUE, WAITING, ObligationConnection, ObligationFilter, ObligationOrder, PolicyRow
from schema.ordering import OrderMutations
from schema.organisation import COLLEAGUES, UNITS, Agency, Me, OfficerConnection, UnitConnection
from schema.overseeing import OversightQueries
from schema.paging import Node
from schema.pairings import PAIRINGS, PairingMutations, VisitPairingConnection, VisitPairingOrder
from schema.partnership import PartnershipMutations, PartnershipQueries
from schema.phones import (
    HELD_NOMINALS,
    PHONES,
    DeviceRevokePayload,
    HeldNominalConnection,
    HeldNominalFilter,
    PhoneConnection,
    PhoneOrder,
    device_revoke,
)
from schema.planning import PlanMutations
from schema.practised import PractisedQueries
from schema.reading.catalogue import Catalogue
from schema.reading.declare import argument, compiled, paged
from schema.reading.sources import ByIds, Caller, Single
from schema.recording import SubmitVisitPayload, submit_visit
from schema.registering import RegisterMutations
from schema.reviewing import ReviewMutations
from schema.rxdb import ReplicationMutations, ReplicationQueries
from schema.sampling import SampleMutations, SampleQueries
from schema.scalars import SCALARS
from schema.serving.executor import PassingFragments
from schema.submissions import HELD, HeldSubmissionConnection, HeldSubmissionFilter, HeldSubmissionOrder
from schema.supervising import (
    AssignNominalPayload,
    ResolveSubmissionPayload,
    assign_nominal,
    resolve_submission,
)
from schema.sync import SyncMutations, SyncQueries
from schema.transfers import TRANSFERS, TransferConnection, TransferFilter, TransferMutations, TransferOrder
from schema.visits import VISITS, VisitConnection, VisitFilter, VisitOrder


@strawberry.type(
    description="What can be read. Each read is one statement, under the caller's row policy, and is audited."
)
class Query(
    SyncQueries,
    ReplicationQueries,
    OversightQueries,
    PractisedQueries,
    MoveQueries,
    SampleQueries,
    AuditQueries,
    DecisionQueries,
    CaseworkQueries,
    IntelligenceQueries,
    PartnershipQueries,
):
    me: Me = compiled(Caller(), "The caller.")
    caseload: NominalConnection = compiled(
        CASELOAD,
        "The caller's own nominals, and all of the unit's for its supervisor: the most overdue first, then the"
        " riskiest.",
        *paged(NominalFilter, NominalOrder),
    )
    nominal: Nominal | None = compiled(
        Single(),
        "One nominal by id; null if there is none that the caller may see.",
        argument("id", ID, "The nominal's id."),
    )
    visits: VisitConnection = compiled(
        VISITS, "Visits that the caller may see, the latest first.", *paged(VisitFilter, VisitOrder)
    )
    visit_pairings: VisitPairingConnection = compiled(
        PAIRINGS,
        "Two officers' records that may be of one visit, or that say different things of it: for a supervisor to"
        " decide.",
        *paged(None, VisitPairingOrder),
    )
    overdue_obligations: ObligationConnection = compiled(
        OVERDUE,
        "What fell due before now and is not met: the oldest first, then the riskiest.",
        *paged(ObligationFilter, ObligationOrder),
    )
    waiting: ObligationConnection = compiled(
        WAITING,
        "What waits for the supervisors of the caller's unit: signatures, reviews, decisions, orders that end,"
        " transfers. The longest overdue first, then the riskiest.",
        *paged(ObligationFilter, ObligationOrder),
    )
    held_submissions: HeldSubmissionConnection = compiled(
        HELD,
        "Submissions that wait for a person: the caller's own, and the unit's for its supervisor; the oldest first.",
        *paged(HeldSubmissionFilter, HeldSubmissionOrder),
    )
    conflicts: ConflictConnection = compiled(
        CONFLICTS,
        "Fields that two people changed, and nobody has decided yet: the caller's own, and the unit's for its"
        " supervisor; the oldest first.",
        *paged(None, ConflictOrder),
    )
    phones: PhoneConnection = compiled(
        PHONES,
        "Phones of the caller's unit, for its supervisor; of the force, for an administrator. Those with unsent work"
        " first, the oldest work before.",
        *paged(None, PhoneOrder),
    )
    held_nominals: HeldNominalConnection = compiled(
        HELD_NOMINALS,
        "The nominals that were on phones of the caller's unit within the last 72 hours, for a breach assessment: the"
        " latest first.",
        *paged(HeldNominalFilter),
    )
    colleagues: OfficerConnection = compiled(
        COLLEAGUES, "The officers who work in the caller's units now, by name.", *paged()
    )
    units: UnitConnection = compiled(UNITS, "The units of the force, by name.", *paged())
    transfers: TransferConnection = compiled(
        TRANSFERS,
        "Transfers that the caller's side gives or is asked to take, the oldest first.",
        *paged(TransferFilter, TransferOrder),
    )
    node: Node | None = compiled(
        ByIds(many=False),
        "One record of any kind by id; null if there is none that the caller may see.",
        argument("id", ID, "The record's id."),
    )
    nodes: list[Node | None] = compiled(
        ByIds(many=True),
        "Records of any kind by id, in the order asked for, 100 at most; null where there is none that the caller may"
        " see.",
        argument("ids", list[ID], "The records' ids, 100 at most."),
    )


@strawberry.type(description="What can be done. Each is one transaction, with its audit event.")
class Mutation(
    SyncMutations,
    ReplicationMutations,
    DecisionMutations,
    ClockMutations,
    RegisterMutations,
    OrderMutations,
    TransferMutations,
    AssessmentMutations,
    PlanMutations,
    ReviewMutations,
    PairingMutations,
    MoveMutations,
    SampleMutations,
    PartnershipMutations,
    CaseworkMutations,
    IntakeMutations,
    IntelligenceMutations,
):
    submit_visit: SubmitVisitPayload = strawberry.mutation(
        resolver=submit_visit,
        graphql_type=SubmitVisitPayload,
        description="Record a visit, for programs; the same submission gets the same answer.",
    )
    assign_nominal: AssignNominalPayload = strawberry.mutation(
        resolver=assign_nominal,
        graphql_type=AssignNominalPayload,
        description="Give a nominal of the caller's unit to another officer.",
    )
    resolve_submission: ResolveSubmissionPayload = strawberry.mutation(
        resolver=resolve_submission,
        graphql_type=ResolveSubmissionPayload,
        description="Decide about a held submission of the caller's unit.",
    )
    device_revoke: DeviceRevokePayload = strawberry.mutation(
        resolver=device_revoke,
        graphql_type=DeviceRevokePayload,
        description="Put a phone out of use. For supervisors and administrators. Scope devices:manage.",
    )
    settle_conflict: SettleConflictPayload = strawberry.mutation(
        resolver=settle_conflict,
        graphql_type=SettleConflictPayload,
        description="Decide which value of a conflict stands; phones push SettleConflict instead.",
    )


@cache
def built() -> strawberry.Schema:
    """The schema, checked: every root field has a guard, every type and field a policy.

    It is not sorted: sorting rebuilds the enumerations without Strawberry's way to read them, and inputs would then
    hold text where the services expect members.
    """
    schema = _schema(StrawberryConfig(scalar_map=SCALARS))
    _check_guards(graphql_schema(schema))
    return schema


def _schema(config: StrawberryConfig) -> strawberry.Schema:
    schema = strawberry.Schema(
        query=Query,
        mutation=Mutation,
        subscription=Subscription,
        types=[Agency, PolicyRow, CaseObligation],
        execution_context_class=PassingFragments,
        config=config,
    )
    _drop_null_defaults(graphql_schema(schema))
    _say_who_may(graphql_schema(schema))
    return schema


@cache
def catalogue() -> Catalogue:
    """What the compiler may read of the schema."""
    return Catalogue(graphql_schema(built()))


@cache
def preview() -> Catalogue:
    """The contract as it will be once every deprecated member is gone: served beside the contract, to be tried."""
    return Catalogue(graphql_schema(_without_deprecated(StrawberryConfig(scalar_map=SCALARS))))


def _without_deprecated(config: StrawberryConfig) -> strawberry.Schema:
    schema = _schema(config)
    drop_deprecated(graphql_schema(schema))
    return schema


def graphql_schema(schema: strawberry.Schema) -> GraphQLSchema:
    """graphql-core's schema under Strawberry's."""
    return schema._schema  # noqa: SLF001 - Strawberry has no public name for it


def sdl(*, with_deprecated: bool = True) -> str:
    """The contract as text, sorted: what `schema.graphql` holds and `doorstep schema` prints."""
    make = _schema if with_deprecated else _without_deprecated
    return print_schema(make(StrawberryConfig(scalar_map=SCALARS, sort_schema=True))) + "\n"


def _check_guards(schema: GraphQLSchema) -> None:
    for root in (schema.query_type, schema.mutation_type, schema.subscription_type):
        for name in root.fields if root else ():
            if name not in OPERATIONS:
                raise Misconfigured(f"The root field {name} has no guard in api/access/operations.py.")


def _say_who_may(schema: GraphQLSchema) -> None:
    """Each root field ends with who may ask, from the guard that is applied."""
    for root in (schema.query_type, schema.mutation_type, schema.subscription_type):
        for name, root_field in (root.fields if root else {}).items():
            if name in OPERATIONS:
                root_field.description = f"{root_field.description} {OPERATIONS[name].words}"


def _drop_null_defaults(schema: GraphQLSchema) -> None:
    """An optional input that is left out is left out: `= null` in the contract is noise to readers and to diffs."""
    for kind in schema.type_map.values():
        if isinstance(kind, GraphQLInputObjectType):
            for item in kind.fields.values():
                _drop_null_default(item)
        elif isinstance(kind, GraphQLObjectType):
            for field in kind.fields.values():
                for item in field.args.values():
                    _drop_null_default(item)


def _drop_null_default(item: GraphQLInputField | GraphQLArgument) -> None:
    if item.default_value is None:
        item.default_value = Undefined
        item.default = None
