"""The words of child abuse cases, published."""

from api.cases.words import (
    CaseEventKind,
    CaseOutcome,
    CaseState,
    CaseTransferAnswer,
    CaseTransferDirection,
    Deconfliction,
    KiratBand,
    ReferralSource,
    SafeguardingStep,
    ShareDecision,
    WithholdReason,
)
from api.nominals.known import IdentityKind, NominalCategory
from schema.publish import publish_enum

publish_enum(
    ReferralSource,
    {
        "NCA": "The National Crime Agency.",
        "OTHER_FORCE": "Another police force.",
        "PLATFORM": "A platform, directly.",
        "PARTNER": "A partner agency.",
        "PUBLIC": "A member of the public.",
        "OWN_WORK": "The force's own work.",
    },
)
publish_enum(
    CaseState,
    {
        "OPEN": "Being investigated.",
        "TRANSFER_IN_PENDING": "Another force asks us to take it; until we answer, somebody here has it.",
        "TRANSFER_OUT_PENDING": "Another force was asked to take it; until it accepts, it is ours.",
        "TRANSFERRED": "Another force has it.",
        "CLOSED": "It has ended.",
    },
)
publish_enum(
    KiratBand,
    {
        "VERY_HIGH": "Very high.",
        "HIGH": "High.",
        "MEDIUM": "Medium.",
        "LOW": "Low.",
        "NOT_APPLICABLE": "KIRAT does not apply, for a reason.",
        "PENDING": "Not scored yet: until it is, the shortest target holds.",
    },
)
publish_enum(
    ShareDecision,
    {
        "PENDING": "Nobody has decided yet.",
        "SHARED": "Partners are told.",
        "SHARED_REDACTED": "Partners are told in part.",
        "WITHHELD": "Partners are not told yet, for a reason, with an owner and a review.",
    },
)
publish_enum(
    WithholdReason,
    {
        "COVERT_PHASE": "The suspect would learn of it.",
        "SOURCE_PROTECTION": "It would give a source away.",
        "NO_IDENTIFIED_RECIPIENT": "Nobody to tell is known: no child, no role.",
        "NO_GATEWAY": "No lawful way to tell them.",
        "CHILD_SAFETY_RISK": "It would endanger a child.",
        "OTHER": "Another reason, in words.",
    },
)
publish_enum(
    Deconfliction,
    {"SAME": "The same person.", "NOT_SAME": "Not the same person.", "UNSURE": "It cannot be told yet."},
)
publish_enum(
    SafeguardingStep,
    {
        "CSC_REFERRAL": "Referred to children's social care: they decide within one working day.",
        "CSC_DECIDED": "Children's social care decided.",
        "STRATEGY_DISCUSSION": "A strategy discussion was held: a conference may follow within 15 working days.",
        "ICPC_HELD": "The initial child protection conference was held.",
        "ICPC_NOT_NEEDED": "It was decided that no conference is needed.",
        "SECTION_47": "An enquiry under section 47 of the Children Act 1989 began: the child is assessed within 45"
        " working days of the referral.",
        "ASSESSMENT_DONE": "Children's social care concluded the assessment.",
        "LADO_KNOWN": "It became known that the suspect works or volunteers with children.",
        "LADO_REFERRAL": "The local authority's designated officer was told.",
    },
)
publish_enum(
    CaseEventKind,
    {
        "WARRANT": "A warrant was executed.",
        "ARREST": "The suspect was arrested.",
        "VOLUNTARY_INTERVIEW": "The suspect was interviewed without arrest.",
        "RELEASE": "The suspect was released.",
        "BAIL_RETURN": "The suspect returns on bail.",
        "CHARGE": "The suspect was charged.",
        "HEARING": "A hearing in court.",
        "SENTENCE": "The sentence.",
    },
)
publish_enum(CaseTransferDirection, {"IN": "From another force to ours.", "OUT": "From ours to another."})
publish_enum(CaseTransferAnswer, {"ACCEPTED": "The case is taken.", "DECLINED": "The case is not taken."})
publish_enum(
    CaseOutcome,
    {
        "CONVICTED": "A suspect was convicted.",
        "ACQUITTED": "The suspect was acquitted.",
        "CAUTION": "The suspect was cautioned.",
        "NO_FURTHER_ACTION": "Nothing further is done.",
        "NOT_OURS": "It was never this force's to investigate.",
    },
)
publish_enum(
    IdentityKind,
    {
        "ONLINE": "A name on a platform.",
        "EMAIL": "An e-mail address.",
        "PHONE": "A telephone number.",
        "NETWORK_ADDRESS": "An address of the internet.",
        "VEHICLE": "A vehicle's registration.",
    },
)
publish_enum(NominalCategory, {"SUSPECT": "Suspected, and not convicted.", "CONVICTED": "Convicted."})
