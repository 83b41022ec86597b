/** The words of a nominal's records that no other page needs. A code that is not here is shown by its own words. */
export const NOTIFICATION: Readonly<Record<string, string>> = {
  INITIAL: 'First notification',
  ANNUAL: 'Yearly notification',
  CHANGE: 'A change',
  STAY: 'A stay of 7 days',
  ADVANCE: 'A change that is to come',
  ADVANCE_LAPSED: 'A change that has not happened',
  WEEKLY: 'Weekly notification',
  TRAVEL_OUT: 'Travel abroad',
  TRAVEL_RETURN: 'Return from abroad',
}

export const PARTICULAR: Readonly<Record<string, string>> = {
  NAME: 'Name',
  ADDRESS: 'Home address',
  OTHER_PREMISES: 'Another address',
  CHILD_IN_HOUSEHOLD: 'Household with a child',
  NATIONAL_INSURANCE: 'National insurance number',
  BANK_ACCOUNT: 'Bank account',
  CARD: 'Credit or debit card',
  PASSPORT: 'Passport',
  IDENTITY_DOCUMENT: 'Another identity document',
  TRAVEL: 'Travel',
  VEHICLE: 'Vehicle',
  PHONE: 'Telephone number',
  EMAIL: 'Email address',
}

export const DISPOSAL: Readonly<Record<string, string>> = {
  LIFE: 'Imprisonment for life',
  IMPRISONMENT: 'Imprisonment for a term',
  HOSPITAL_RESTRICTED: 'Hospital with a restriction order',
  HOSPITAL: 'Hospital without a restriction order',
  CAUTION: 'Caution',
  CONDITIONAL_DISCHARGE: 'Conditional discharge',
  OTHER: 'Any other disposal',
}

export const ORDER_STEP: Readonly<Record<string, string>> = {
  RECORDED: 'Recorded',
  VARIED: 'Varied',
  LEFT_TO_END: 'Left to end by itself',
  ENDED: 'Ended',
}

export const ORDER_END: Readonly<Record<string, string>> = {
  EXPIRED: 'Its last day has passed',
  DISCHARGED: 'A court discharged it',
  QUASHED: 'A court quashed it',
  REPLACED: 'Another order took its place',
}

export const TRANSFER_STATE: Readonly<Record<string, string>> = {
  PROPOSED: 'Waits for an answer',
  ACCEPTED: 'Accepted',
  REFUSED: 'Refused',
  WITHDRAWN: 'Taken back',
  OVERTAKEN: 'Overtaken',
}

/** What kind of thing waits for a supervisor, by the record that asked for it. */
export const WAITS: Readonly<Record<string, string>> = {
  DECISION: 'A risk level or an interval of visits waits for a signature',
  PLAN: 'A risk management plan waits for a signature',
  ASSESSMENT: 'An ARMS assessment waits for a signature',
  VISIT: 'A visit waits for a review',
}

export const SIGNAL: Readonly<Record<string, string>> = {
  CONCERN: 'A partner’s concern',
  TRIGGER: 'A trigger of the plan',
  INTELLIGENCE: 'Intelligence',
  NOTIFICATION: 'A missed notification',
}

export const ALERT_ANSWER: Readonly<Record<string, string>> = {
  ACTED: 'Something was done at once',
  VISIT_ARRANGED: 'A visit is arranged',
  RISK_REVIEWED: 'The risk was reviewed',
  NOTHING_FURTHER: 'Nothing further',
}

export const WRITE_UP: Readonly<Record<string, string>> = {
  VISIT: 'The visit',
  BREACH: 'The suspected breach',
  DEVICES: 'The devices found',
}

export const SYSTEM: Readonly<Record<string, string>> = {
  VISOR: 'ViSOR',
  MAPPS: 'MAPPS',
  DMI: 'Digital media investigators',
}
