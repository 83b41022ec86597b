/** The words of sharing. A code that this version does not know is shown as it is. */
type Words = Readonly<Record<string, string>>

export const PURPOSE: Words = {
  PUBLIC_PROTECTION: 'Public protection (MAPPA)',
  CHILD_SAFEGUARDING: 'Safeguarding a child',
  PREVENT_AND_DETECT_CRIME: 'Preventing and detecting crime',
  OFFENDER_MANAGEMENT: 'Managing an offender',
  HEALTH_CARE: 'Care of the person concerned',
  HOUSING: 'Housing the person safely',
}
export const GATEWAY: Words = {
  CJA2003_S325_4: 'Criminal Justice Act 2003 s.325(4)',
  CDA1998_S115: 'Crime and Disorder Act 1998 s.115',
  OMA2007_S14: 'Offender Management Act 2007 s.14',
  CHILDREN_ACT_2004: 'Children Act 2004 ss.10 and 11',
  NCA_GATEWAY: 'Crime and Courts Act 2013 s.7',
  COMMON_LAW: 'Common law',
  COURT_ORDER: 'Court order',
  CONSENT: 'Consent',
}
export const FIELD: Words = {
  REFERENCE: 'Police reference',
  NAME: 'Name',
  OTHER_NAMES: 'Other names',
  DATE_OF_BIRTH: 'Date of birth',
  RISK_LEVEL: 'Risk level',
  MANAGEMENT_MODE: 'How managed',
  HOME_ADDRESS: 'Home address',
  OTHER_ADDRESSES: 'Other addresses',
  WARNINGS: 'Warnings',
  HEALTH: 'Health',
  CONDITIONS: 'Conditions of orders',
  CHILDREN: 'Children in the home',
  HOUSEHOLD: 'Adults in the home',
  VEHICLES: 'Vehicles',
  PHONES: 'Telephone numbers',
  ONLINE_IDENTITIES: 'Online identities',
  LAST_SEEN: 'Last seen at a visit',
  OFFICER: 'Officer',
  TRIGGERS: 'Triggers',
  INTELLIGENCE: 'Intelligence',
  CASE: 'Child abuse case',
  ANSWER: 'Answers in writing',
}
export const CATEGORY: Words = {
  HEALTH: 'Health',
  CHILDREN: 'Children',
  THIRD_PARTY: 'Somebody else',
  POLICE_TACTICS: 'How police work',
  INTELLIGENCE: 'Intelligence',
  NOT_NECESSARY: 'Not necessary',
}
export const ONWARD: Words = {
  NONE: 'They may tell nobody else',
  ASK_FIRST: 'They must ask before telling anybody else',
  TO_SAFEGUARD_A_CHILD: 'They may tell others to safeguard a child, and must say so',
}
export const DECISION: Words = {
  SHARED: 'Shared',
  SHARED_REDACTED: 'Shared in part',
  WITHHELD: 'Withheld',
  POINTER: 'Told that police hold something',
}
export const RECALL: Words = { CORRECTION: 'Correction', WITHDRAWAL: 'Withdrawal' }
