/** The codes of visits in plain English: what was found, what was written of it, and what the server noted. */
import type { Words } from './words'

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

export const CONDITION_RESULT: Words = {
  COMPLIED: 'Complied',
  SUSPECTED_BREACH: 'Suspected breach',
  NOT_CHECKED: 'Not checked',
  NOT_APPLICABLE: 'Does not apply',
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
  CONDITION_UNANSWERED: 'A new condition was not asked about: the order was varied',
  CONDITION_ENDED: 'A condition was checked that held no longer: the order was varied or ended',
  ATTACHMENTS_TOO_MANY: 'More attachments than a visit takes',
  ATTACHMENT_TOO_BIG: 'An attachment was too large',
  ATTACHMENT_NOT_TAKEN: 'An attachment of a kind that is not taken',
}
