/** Every code in plain English. A code that this version does not know is shown by its own words, never hidden. */
type Words = Readonly<Record<string, string>>

export const RISK: Words = {
  VERY_HIGH: 'Very high risk',
  HIGH: 'High risk',
  MEDIUM: 'Medium risk',
  LOW: 'Low risk',
  UNASSESSED: 'Risk not assessed',
}

export const OUTCOME: Words = {
  SUCCESSFUL: 'Successful visit',
  PARTIAL_NO_ENTRY: 'Seen, but no entry',
  NO_REPLY: 'No reply',
  ENTRY_REFUSED: 'Entry refused',
  NOT_RESIDENT: 'No longer lives there',
  OTHERS_PRESENT_ONLY: 'Only others were there',
  ABORTED_SAFETY: 'Stopped for safety',
  IN_CUSTODY: 'In custody',
  IN_HOSPITAL: 'In hospital',
  ABROAD: 'Abroad',
  DECEASED: 'Has died',
}

export const OUTCOME_HINT: Words = {
  SUCCESSFUL: 'You saw them and went in',
  PARTIAL_NO_ENTRY: 'You saw them at the door and did not go in',
  OTHERS_PRESENT_ONLY: 'They were out; somebody else let you in',
}

export const VISIT_TYPE: Words = {
  INITIAL: 'Initial',
  ROUTINE: 'Routine',
  ARMS: 'ARMS assessment',
  TARGETED: 'Targeted',
  ADDRESS_CHANGE: 'Change of address',
  REINSTATED: 'Reinstated',
  JOINT: 'Joint with another agency',
  S96B_WARRANT: 'Section 96B warrant',
  SIGHTING_ONLY: 'Sighting only',
}

export const MODE: Words = {
  ACTIVE: 'Active management',
  REACTIVE: 'Reactive management',
  CUSTODY: 'In custody',
  HOSPITAL: 'In hospital',
  ABROAD: 'Abroad',
  MISSING: 'Missing',
  TRANSFER_OUT_PENDING: 'Transfer out waiting',
  TRANSFER_IN_PENDING: 'Transfer in waiting',
  CLOSED: 'Closed',
}

export const OBLIGATION: Words = {
  NOTIF_INITIAL: 'First notification',
  NOTIF_CHANGE: 'Change to be notified',
  NOTIF_STAY7: 'Stay of 7 days to be notified',
  NOTIF_ADVANCE_LAPSE: 'Change that has not happened',
  NOTIF_ANNUAL: 'Yearly notification',
  NOTIF_NFA: 'Weekly notification',
  NOTIF_PERIOD_END: 'End of the duty to notify',
  TRAVEL_OUT: 'Travel to be notified',
  TRAVEL_RETURN: 'Return to be notified',
  BREACH_RECORD: 'Breach to be recorded',
  VISIT_FIRST: 'First home visit',
  VISIT_ROUTINE: 'Home visit',
  VISIT_RECORD: 'Visit to be written up',
  ARMS_INITIAL: 'First ARMS assessment',
  ARMS_REVIEW: 'ARMS review',
  RMP_REVIEW: 'Risk management plan review',
  SUP_REVIEW: 'Supervisor’s review',
  REACTIVE_REVIEW: 'Review of reactive management',
  S96B: 'Decision after two failed attempts',
  KIRAT_ACTION: 'Action on the case',
  SHARE_DECISION: 'Decision to tell partners',
  SHARE_REVIEW: 'Review of not telling partners',
  CSC_DECISION: 'Social care’s decision',
  ICPC: 'Child protection conference',
  LADO: 'Designated officer to be told',
  SUSPECT_WELFARE: 'Welfare check',
  MOPI_REVIEW: 'Retention review',
  BREACH_ICO: 'Data breach to be reported',
  SAR: 'Data request to be answered',
}

export const MARKER: Words = {
  VIOLENT: 'Violent',
  WEAPONS: 'Weapons',
  DOGS: 'Dogs',
  CONTAGIOUS: 'Contagious illness',
  ESCAPER: 'Escaper',
  SUICIDAL: 'Suicidal',
  MENTAL_HEALTH: 'Mental health',
  DRUGS: 'Drugs',
  AILMENT: 'Ailment',
  THIRD_PARTY_THREAT: 'Threat from others',
}

export const ORDER: Words = {
  SHPO: 'Sexual harm prevention order',
  SRO: 'Sexual risk order',
  NOTIFICATION_ORDER: 'Notification order',
  LICENCE: 'Licence',
  BAIL: 'Bail',
}

export const CONDITION_KIND: Words = {
  PROHIBITION: 'Prohibition',
  REQUIREMENT: 'Requirement',
  FOREIGN_TRAVEL: 'Foreign travel',
  DEVICE: 'Devices',
}

export const CONDITION_RESULT: Words = {
  COMPLIED: 'Complied',
  SUSPECTED_BREACH: 'Suspected breach',
  NOT_CHECKED: 'Not checked',
  NOT_APPLICABLE: 'Does not apply',
}

export const ADDRESS_KIND: Words = { HOME: 'Home', OTHER: 'Other address', WHERE_FOUND: 'Where they can be found' }

export const AGE_BAND: Words = {
  UNDER_5: 'under 5',
  FROM_5_TO_9: '5 to 9',
  FROM_10_TO_15: '10 to 15',
  FROM_16_TO_17: '16 or 17',
  ADULT: 'adult',
  UNKNOWN: 'age not known',
}

export const CREW: Words = {
  DOUBLE: 'Two officers',
  SINGLE_AUTHORISED: 'One officer, authorised beforehand',
  SINGLE_UNAUTHORISED: 'One officer, not authorised',
}

export const ANNOUNCED_REASON: Words = {
  ARMS_INTERVIEW: 'ARMS interview',
  INTERPRETER: 'An interpreter was needed',
  VULNERABLE_HOUSEHOLD: 'Vulnerable household',
  JOINT_AGENCY: 'Joint visit with another agency',
  WELFARE: 'Welfare',
  OTHER: 'Another reason',
}

export const REVIEW: Words = {
  REVIEWED: 'Reviewed',
  COUNTERSIGNED: 'Countersigned',
  RETURNED: 'Returned to you',
  REWORKED: 'Reworked',
}

export const MOVE_STATE: Words = { PROPOSED: 'Proposed', MOVED: 'Moved', REJECTED: 'Rejected', STALE: 'Too late' }
export const SAMPLED: Words = { VISITS: 'Visits', ASSESSMENTS: 'ARMS assessments', PLANS: 'Plans' }
export const FINDING: Words = { GOOD: 'Good', NEEDS_WORK: 'Needs work' }

export const SIGNING: Words = {
  DRAFT: 'Draft',
  SUBMITTED: 'Waits for a supervisor',
  COUNTERSIGNED: 'Countersigned',
  RETURNED: 'Returned',
}

export const ACTION_BY: Words = { OWNER: 'Officer', SUPERVISOR: 'Supervisor' }
export const URGENCY: Words = { AT_ONCE: 'At once', WITHIN_DAYS: 'Within days', WITHIN_A_WEEK: 'Within a week' }
export const RATING: Words = { HIGH: 'High', MEDIUM: 'Medium', LOW: 'Low', NOT_KNOWN: 'Not known' }
export const TOOL: Words = {
  OSP_DC: 'OSP/DC',
  OSP_IIC: 'OSP/IIC',
  OSP_C: 'OSP/C',
  OSP_I: 'OSP/I',
  RM2000: 'Risk Matrix 2000',
  KIRAT: 'KIRAT',
}
export const ATTEMPT_DECISION: Words = {
  WARRANT: 'Seek a warrant',
  ARREST: 'Arrest',
  MISSING_PROCEDURE: 'Missing procedure',
  FURTHER_ATTEMPT: 'Try again',
}

export const BASIS: Words = {
  FACT_OBSERVED: 'You saw or heard it',
  FACT_DOCUMENT: 'A document shows it',
  SUBJECT_SAID: 'They said so',
  THIRD_PARTY_SAID: 'Somebody else said so',
  ASSESSMENT: 'It is your opinion',
}

export const CATEGORY: Words = {
  CONVICTED: 'The person you visited',
  HOUSEHOLD: 'Somebody of the household',
  CHILD_AT_RISK: 'A child who may be at risk',
  ASSOCIATE: 'An associate',
  SUSPECT: 'A suspect',
  VICTIM: 'A victim',
  WITNESS: 'A witness',
  OTHER: 'Somebody else',
}

export const FACTOR: Words = {
  OPPORTUNITY: 'Opportunity to offend',
  SEXUAL_PREOCCUPATION: 'Sexual preoccupation',
  OFFENCE_RELATED_INTEREST: 'Offence-related sexual interest',
  EMOTIONAL_CONGRUENCE: 'Emotional congruence with children',
  HOSTILE_ORIENTATION: 'Hostile orientation',
  POOR_SELF_MANAGEMENT: 'Poor self-management',
  ANTISOCIAL_INFLUENCES: 'Antisocial influences',
  COMMITMENT_TO_DESIST: 'Commitment to desist (protects)',
  INTIMATE_RELATIONSHIP: 'Positive adult relationship (protects)',
  POSITIVE_ROUTINE: 'Work or positive routine (protects)',
  SOCIAL_INVESTMENT: 'Social investment (protects)',
}

export const DIRECTION: Words = { UP: 'More than before', SAME: 'As before', DOWN: 'Less than before' }

export const DEVICE_KIND: Words = {
  PHONE: 'Phone',
  TABLET: 'Tablet',
  COMPUTER: 'Computer',
  CONSOLE: 'Games console',
  STORAGE: 'Storage (USB stick, drive, card)',
  CAMERA: 'Camera',
  OTHER: 'Other device',
}

export const PERMITTED: Words = { YES: 'Permitted', NO: 'Not permitted', UNKNOWN: 'Not known' }

export const FLAG: Words = {
  LATE_AUTHORISED: 'Recorded after the case moved',
  OUT_OF_SCOPE: 'Not on your caseload',
  SINGLE_CREWED_UNAUTHORISED: 'One officer, not authorised',
  CLOCK_SKEWED: 'Phone clock was wrong',
  FUTURE_DATED: 'Dated in the future',
  ANNOUNCED_WITHOUT_REASON: 'Announced with no reason given',
  SUSPECTED_BREACH: 'Suspected breach',
  NOT_CHECKED_WITHOUT_REASON: 'A condition was not checked, no reason given',
  TRIGGER_UNANSWERED: 'A trigger was not answered',
  ATTACHMENTS_TOO_MANY: 'More attachments than a visit takes', ATTACHMENT_TOO_BIG: 'An attachment was too large',
  ATTACHMENT_NOT_TAKEN: 'An attachment of a kind that is not taken',
}

export const ROLE: Words = {
  offender_manager: 'offender manager',
  supervisor: 'supervisor',
  ocait_analyst: 'online child abuse team analyst',
  district_officer: 'district officer',
  governance: 'governance',
  partner_reader: 'partner agency, reading',
  partner_contributor: 'partner agency, contributing',
  auditor: 'auditor',
  admin: 'administrator',
  integrator: 'connected system',
}

export const OPERATION: Words = {
  RecordVisit: 'Visit',
  AddHouseholdMember: 'Somebody added to the household',
  AmendHouseholdMember: 'A change to the household',
  EndHouseholdMember: 'Somebody no longer in the household',
  AddMarker: 'A new warning',
  AmendMarker: 'A change to a warning',
  SettleConflict: 'A decision between two changes',
}

/** What to do about a submission that a person must look at, by the server's reason. */
export const WHAT_TO_DO: Words = {
  AUTHOR_MISMATCH: 'It was sent under another name than the one that wrote it. Tell your supervisor who made the visit.',
  INVALID: 'Tell your supervisor what happened at the visit; they can apply or dismiss it.',
  KEY_REUSED: 'This visit was received twice with different details. Tell your supervisor which one is right.',
  SIGNATURE_INVALID: 'The server could not tell that it came from this phone. Tell your supervisor.',
  UNKNOWN_OPERATION: 'The server is older than this app. Nothing needs to be done; it will be looked at.',
  UNREADABLE: 'The server could not open this visit. Tell your supervisor; it is kept as it was sent.',
  DEVICE_REVOKED: 'This phone has been reported lost or taken out of use. Tell your supervisor.',
  OUT_OF_SCOPE: 'You do not work with this person now. Tell your supervisor what you learnt; they can apply or dismiss it.',
  GONE: 'It was ended by somebody else meanwhile. Add it anew if it is so.',
  GROUP_INCOMPLETE: 'It belongs to others that did not arrive with it. Tell your supervisor.',
  SERVER_ERROR: 'There is nothing for you to do.',
}
export const WHAT_TO_DO_OTHERWISE = 'Your supervisor has been asked to look at it. You do not need to record it again.'

/** The words for `code`, or the code itself in small letters where there are none. */
export function wordsFor(words: Words, code: string): string {
  const lower = code.toLowerCase().replaceAll('_', ' ')
  return words[code] ?? lower.charAt(0).toUpperCase() + lower.slice(1)
}

/** "1 visit", "2 visits". */
export const count = (number: number, one: string, many = `${one}s`): string =>
  `${number.toLocaleString('en-GB')} ${number === 1 ? one : many}`

/** "3 days overdue", "due today", "due in 4 days". */
export function overdueWords(daysOverdue: number): string {
  if (daysOverdue > 0) return `${count(daysOverdue, 'day')} overdue`
  return daysOverdue === 0 ? 'due today' : `due in ${count(-daysOverdue, 'day')}`
}
