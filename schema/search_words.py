"""The words of search, published."""

from api.search.words import MatchedBy, SearchField, SearchKind
from schema.publish import publish_enum

publish_enum(
    SearchKind,
    {
        "NOMINAL": "A nominal.",
        "CASE": "An online child abuse case.",
        "INTELLIGENCE": "An intelligence report.",
        "SHARED": "What a partner agency is told of somebody.",
    },
)
publish_enum(
    SearchField,
    {
        "REFERENCE": "The record's reference.",
        "NAME": "The name.",
        "OTHER_NAMES": "Another name that is or was used.",
        "DATE_OF_BIRTH": "The date of birth.",
        "ADDRESS": "An address.",
        "VEHICLE": "A vehicle.",
        "PHONE": "A telephone number.",
        "ONLINE": "An online identity, an e-mail or network address.",
        "DEVICE": "A device.",
    },
)
publish_enum(
    MatchedBy,
    {
        "EXACT": "It is the same.",
        "SPELLING": "It is spelt alike: one or two letters more, fewer, other or changed about.",
        "SOUND": "It sounds alike.",
        "NEAR_DATE": "Day and month are changed about, or it is a day, a month or a year off.",
    },
)
