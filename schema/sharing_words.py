"""The words of sharing, published."""

from api.sharing.words import (
    DisclosureDecision,
    Gateway,
    OnwardRule,
    Purpose,
    RecallKind,
    RecallState,
    SharedField,
    SharedRecord,
    WithheldCategory,
)
from schema import assessment_words as _words  # noqa: F401 - publishes the basis and subject of statements
from schema import case_words as _case_words  # noqa: F401 - and why something is withheld
from schema.publish import publish_enum

publish_enum(
    Purpose,
    {
        "PUBLIC_PROTECTION": "Managing the risk of serious harm (MAPPA).",
        "CHILD_SAFEGUARDING": "Safeguarding a child.",
        "PREVENT_AND_DETECT_CRIME": "Preventing, investigating and detecting crime.",
        "OFFENDER_MANAGEMENT": "Managing an offender on licence, in prison or under an order.",
        "HEALTH_CARE": "Care of the person concerned.",
        "HOUSING": "Housing the person concerned safely.",
    },
)
publish_enum(
    Gateway,
    {
        "CJA2003_S325_4": "Criminal Justice Act 2003 s.325(4): duty to co-operate under MAPPA.",
        "CDA1998_S115": "Crime and Disorder Act 1998 s.115.",
        "OMA2007_S14": "Offender Management Act 2007 s.14.",
        "CHILDREN_ACT_2004": "Children Act 2004 ss.10 and 11.",
        "NCA_GATEWAY": "Crime and Courts Act 2013 s.7: the National Crime Agency.",
        "COMMON_LAW": "Common law: necessary and proportionate for a policing purpose.",
        "COURT_ORDER": "By order of a court.",
        "CONSENT": "By consent of the person concerned.",
    },
)
publish_enum(
    SharedField,
    {
        "REFERENCE": "The force's reference.",
        "NAME": "The name.",
        "OTHER_NAMES": "Other names.",
        "DATE_OF_BIRTH": "The date of birth.",
        "RISK_LEVEL": "The risk level that a person decided.",
        "MANAGEMENT_MODE": "How the nominal is managed.",
        "HOME_ADDRESS": "The registered home address.",
        "OTHER_ADDRESSES": "Other places where the nominal stays.",
        "WARNINGS": "Warnings for whoever meets the nominal, but for health.",
        "HEALTH": "Warnings about health.",
        "CONDITIONS": "Conditions of orders and licences.",
        "CHILDREN": "Children who live in or visit the home: first name and age band.",
        "HOUSEHOLD": "Adults who live in or visit the home.",
        "VEHICLES": "Vehicles, by registration.",
        "PHONES": "Telephone numbers.",
        "ONLINE_IDENTITIES": "Online identities, e-mail and network addresses.",
        "LAST_SEEN": "When the nominal was last seen at a visit.",
        "OFFICER": "The officer who manages the nominal.",
        "TRIGGERS": "The individual triggers of the plan in force.",
        "INTELLIGENCE": "Items of a sanitised report, each with its grade.",
        "CASE": "What is told of a child abuse case.",
        "ANSWER": "An answer to a partner's question.",
    },
)
publish_enum(
    WithheldCategory,
    {
        "HEALTH": "It is about health.",
        "CHILDREN": "It is about children.",
        "THIRD_PARTY": "It is about somebody else.",
        "POLICE_TACTICS": "It would tell how police work.",
        "INTELLIGENCE": "It is intelligence.",
        "NOT_NECESSARY": "It is not needed for what is agreed.",
    },
)
publish_enum(
    OnwardRule,
    {
        "NONE": "Tell nobody else.",
        "ASK_FIRST": "Ask the force before telling anybody else.",
        "TO_SAFEGUARD_A_CHILD": "Tell others where a child must be safeguarded, and tell the force that you did.",
    },
)
publish_enum(
    DisclosureDecision,
    {
        "SHARED": "All that is held was told.",
        "SHARED_REDACTED": "Something that is held was kept back.",
        "WITHHELD": "Nothing was told, for a reason.",
        "POINTER": "Told only that police hold something, and whom to ask.",
    },
)
publish_enum(
    SharedRecord,
    {
        "NOMINAL": "A nominal's record.",
        "INTELLIGENCE": "A sanitised intelligence report.",
        "CASE": "A child abuse case.",
        "ANSWER": "An answer to a question.",
    },
)
publish_enum(
    RecallKind,
    {
        "CORRECTION": "It was wrong: what is right follows, where the agreement allows.",
        "WITHDRAWAL": "It must be used no longer.",
    },
)
publish_enum(
    RecallState,
    {
        "PROPOSED": "Waits for a person to decide.",
        "SENT": "Everybody who had it was told.",
        "DISMISSED": "A person let it be.",
    },
)
