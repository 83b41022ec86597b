/** Every code in plain English. A code that this version does not know is shown by its own words, never hidden. */
export type Words = Readonly<Record<string, string>>

export const RISK: Words = {
  VERY_HIGH: 'Very high risk',
  HIGH: 'High risk',
  MEDIUM: 'Medium risk',
  LOW: 'Low risk',
  UNASSESSED: 'Risk not assessed',
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
  S96B: 'Decision after failed attempts',
  KIRAT_ACTION: 'Action on the case',
  SHARE_DECISION: 'Decision to tell partners',
  SHARE_REVIEW: 'Review of not telling partners',
  CSC_DECISION: 'Social care’s decision',
  ICPC: 'Child protection conference',
  CHILD_ASSESSMENT: 'Child’s assessment to be concluded',
  LADO: 'Designated officer to be told',
  SUSPECT_WELFARE: 'Welfare check',
  INTEL_REVIEW: 'Review of intelligence',
  MOPI_REVIEW: 'Retention review',
  BREACH_ICO: 'Data breach to be reported',
  SAR: 'Data request to be answered',
  ORDER_END: 'Order that ends',
  TRANSFER: 'Transfer to be answered',
  DISCLOSURE_ACK: 'Partner to acknowledge what was shared',
  RECALL_DECISION: 'Recall to be decided',
  RECALL_ACK: 'Partner to acknowledge a recall',
  QUESTION_ANSWER: 'Partner’s question to be answered',
  ALERT_ANSWER: 'Alert to be answered',
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

export const ADDRESS_KIND: Words = { HOME: 'Home', OTHER: 'Other address', WHERE_FOUND: 'Where they can be found' }

export const AGE_BAND: Words = {
  UNDER_5: 'under 5',
  FROM_5_TO_9: '5 to 9',
  FROM_10_TO_15: '10 to 15',
  FROM_16_TO_17: '16 or 17',
  ADULT: 'adult',
  UNKNOWN: 'age not known',
}

export const ROLE: Words = {
  offender_manager: 'offender manager',
  supervisor: 'supervisor',
  ocait_analyst: 'online child abuse team analyst',
  district_officer: 'district officer',
  governance: 'governance',
  intelligence_unit: 'intelligence unit',
  source_register: 'source register',
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
  SubmitIntelligence: 'Intelligence',
  ReworkVisit: 'Something added to a returned visit',
}

/** What to do about a submission that a person must look at, by the server's reason. */
export const WHAT_TO_DO: Words = {
  AUTHOR_MISMATCH: 'It was sent under another name than the one that wrote it. Tell your supervisor who made the visit.',
  INVALID: 'Tell your supervisor what happened; they can apply or dismiss it.',
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
