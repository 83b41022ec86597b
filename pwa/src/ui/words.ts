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
}

export const ROLE: Words = {
  offender_manager: 'offender manager',
  supervisor: 'supervisor',
  ocait_analyst: 'online child abuse team analyst',
  district_officer: 'district officer',
  partner_reader: 'partner agency, reading',
  partner_contributor: 'partner agency, contributing',
  auditor: 'auditor',
  admin: 'administrator',
  integrator: 'connected system',
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
