"""The words that invented people, streets and places are made of."""

from typing import Final

FIRST_NAMES: Final = (
    "Aaron Adam Adeel Adrian Aidan Alan Albert Alec Alistair Anthony Arjun Ashley Barry Ben Bernard Bilal Brendan "
    "Callum Carl Chidi Christopher Clive Colin Conor Craig Dale Damian Darren David Dean Declan Derek Desmond Dominic "
    "Douglas Edward Emeka Eric Ethan Farhan Femi Fraser Gareth Gary Geoffrey Glenn Graham Gregory Hamza Harold Harvey "
    "Hassan Howard Hugh Ian Imran Isaac Ivan Jack Jamal Jason Jerome Joel Jonathan Joseph Kamran Karl Keith Kenneth "
    "Kevin Kieran Kyle Lee Leon Leroy Liam Lloyd Luke Malcolm Marcin Marcus Martin Matthew Mohammed Neil Nigel Noel "
    "Oliver Omar Owen Pawel Peter Philip Piotr Rajesh Raymond Rhys Robert Roger Ronan Ross Rupert Ryan Samir Scott "
    "Sean Simon Stefan Stephen Stuart Tariq Terence Tobias Tomasz Trevor Vincent Walter Wayne William Yusuf Zachary"
).split()
LAST_NAMES: Final = (
    "Abara Ackersley Addlestone Ainsgrove Allardyce-Penn Ansdale Arkwell Ashbury-Cole Banforth Barrowdene Bexwith "
    "Birchenall Blackmere Bolderby Bramhope Brindwell Broadhollow Calloway-Finch Cardwyn Chadderly Charnoque "
    "Cleggmire Coldstream Copplestow Crosbeck Culverdale Dagworth Darnbrook Delverton Denholme-Ray Dowthorpe Drexel "
    "Dunscar Eccleshaw Edgecliffe Ellenbrook Entwhistle-Moor Everdene Fairhollow Farnsby Fenwright Firgrove "
    "Foxendale Garthside Gatley-Orme Gilderbrook Glazebury Gorstone Greaveley Hadfield-Rowe Halliford Hargreave-Nunn "
    "Haslewood Hebblethwaite Heathcrag Hindlow Hollinroyd Hopecarr Ibbetson-Vale Ingledew Irlamson Jessopdale "
    "Kearsbrook Kellowby Kirkmoss Knotsdale Langhollin Larkfield Leverton-Shaw Littlemoss Lowcroft Lydgate-Hall "
    "Marlowe-Stott Mellorby Millgrave Mossgrave Netherlow Oakenclough Okonjo-Bright Oldershaw Ormerley Pendlemoor "
    "Pickerby Pilsdale Prestolee Quarmdale Radclough Ramsgreave Ridyard-Lowe Ringlow Rossenfold Sandicroft Scoutmoor "
    "Seddonby Shaddock Shuttlewick Silverdene Simister Slattocks Smithills Stakehill Stonecloughby Summerseat "
    "Swintonby Tanderley Thornacre Tockholes Tottingley Turtonby Unsworthy Vernacre Wardlemoor Watersheddon "
    "Westhoughby Whitefold Wilderspool Winterburn Woolfold Worthingtonby Wrigleydale Yarnspinner"
).split()
CHILD_NAMES: Final = (
    "Ada Amara Amelia Archie Ava Ayesha Callum Chloe Daisy Dylan Ella Elsie Evie Finn Freya George Grace Harry Ibrahim "
    "Isla Jacob Kofi Layla Leo Lily Maisie Maya Mia Musa Noah Nora Oscar Poppy Reuben Rosie Sofia Theo Willow Zara Zoe"
).split()
ADULT_NAMES: Final = (
    "Alison Angela Beverley Carol Catherine Danielle Deborah Elaine Fatima Gillian Helen Jackie Janet Joanne Julie "
    "Karen Kelly Leanne Linda Lorraine Lynn Margaret Maria Michelle Nadia Natalie Nicola Pamela Patricia Paula Rachel "
    "Samina Sandra Sharon Shirley Stacey Susan Tracey Vera Yvonne"
).split()
STREETS: Final = (
    "Alderfold Bakehouse Barleymow Beehive Bellrope Bobbin Bracken Candlewick Carding Chapelstow Clogmaker Coalpit "
    "Cottonreel Damside Dovecote Drystone Dyehouse Eddleston Fallowfoot Fellside Flaxen Foundry Fullers Gantry "
    "Gaslight Hattersley Heddle Hobnail Ironstone Jennyspin Lanternhill Lodgebank Loomgate Mangle Mayflower Millrace "
    "Needlecase Oatcake Overshot Packhorse Penstock Pitbrow Ragstone Ropewalk Sawtooth Sheepwash Shuttle Skein "
    "Slipway Spindle Stonebreaker Tallow Teasel Tenterhook Thimble Treadle Turnpike Warpweft Waterwheel Winding"
).split()
STREET_KINDS: Final = ("Road", "Street", "Avenue", "Close", "Lane", "Grove", "Crescent", "Drive", "Terrace", "Walk")
DISTRICTS: Final = (
    "Ashvale",
    "Brackmoor",
    "Coldmere",
    "Dunmoss",
    "Eskfold",
    "Fallowby",
    "Greyholme",
    "Harrowfell",
    "Inglemoss",
    "Kestlewick",
)
RELATIONSHIPS: Final = ("partner", "mother", "father", "sister", "brother", "lodger", "housemate", "grandparent")

# NX is no postcode area, and C I K M O V never stand in the last two letters of a real postcode.
POSTCODE_AREA: Final = "NX"
POSTCODE_LETTERS: Final = "CIKMOV"

CONDITION_TEXTS: Final = (
    ("PROHIBITION", "Not to have unsupervised contact with any person under 18.", "Ask; speak to the household"),
    ("PROHIBITION", "Not to reside at an address other than the registered address.", "Confirm residence"),
    ("PROHIBITION", "Not to enter any school, nursery or children's play area.", "Ask; local intelligence"),
    ("PROHIBITION", "Not to undertake work, paid or unpaid, with anyone under 18.", "Ask for proof of employment"),
    ("DEVICE", "To show any device capable of internet access to an officer on request.", "Examine each device"),
    ("DEVICE", "Not to own a device without monitoring software installed by police.", "Check that it is running"),
    ("DEVICE", "Not to delete the history of internet use on any device.", "Examine browsing history"),
    ("REQUIREMENT", "To attend the accredited programme as directed.", "Ask; confirm with probation"),
    ("REQUIREMENT", "To tell the police of any new intimate relationship within 3 days.", "Ask"),
    ("FOREIGN_TRAVEL", "Not to travel outside the United Kingdom.", "See the passport"),
)
MARKER_DETAILS: Final = {
    "VIOLENT": "Assaulted an officer on arrest.",
    "WEAPONS": "Keeps tools in the hallway; a knife was seen in the kitchen.",
    "DOGS": "Large dog in the house; ask for it to be shut away before entry.",
    "CONTAGIOUS": "See medical note held by the unit.",
    "ESCAPER": "Left by the rear window at the last arrest.",
    "SUICIDAL": "Attempted to take his own life after the last court date.",
    "MENTAL_HEALTH": "Under the community mental health team.",
    "DRUGS": "Needles found; wear gloves.",
    "AILMENT": "Heart condition; carries medication.",
    "THIRD_PARTY_THREAT": "Threatened by neighbours; do not identify as police at the door.",
}
NOTES: Final = (
    "Seen at home, polite, allowed entry to every room. No change since the last visit.",
    "Answered the door after some minutes. Flat untidy. Says he is looking for work and walks most mornings.",
    "Calm. Talked about his mother's illness. New phone shown and noted. No concerns from the rooms seen.",
    "Slightly agitated at first, settled. Drinking a little more at weekends, he says. To be asked again.",
    "Partner present and aware of the conviction. Computer checked with consent, nothing of concern.",
    "Asked about the volunteering he mentioned; says he has not followed it up. Advised of the condition.",
)
FAILED_NOTES: Final = (
    "No reply. Curtains drawn, no vehicle. Neighbour has seen him this week. No card left.",
    "No reply after ten minutes. Lights on upstairs. To be tried in the evening.",
    "Brother answered, says he is at work until six.",
    "No reply. Post behind the door. Second attempt this month.",
)
