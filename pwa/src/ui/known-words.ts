/** What is known of a suspect, and of whom they became by a conviction, in the same words. */
import type { Words } from './words'

export const IDENTITY: Words = {
  ONLINE: 'Online',
  EMAIL: 'E-mail',
  PHONE: 'Phone',
  NETWORK_ADDRESS: 'Network address',
  VEHICLE: 'Vehicle',
}
export const STEP: Words = {
  CSC_REFERRAL: "Referred to children's social care",
  CSC_DECIDED: "Children's social care decided",
  STRATEGY_DISCUSSION: 'Strategy discussion held',
  ICPC_HELD: 'Child protection conference held',
  ICPC_NOT_NEEDED: 'No conference is needed',
  SECTION_47: 'Section 47 enquiry began',
  ASSESSMENT_DONE: 'Assessment of the child concluded',
  LADO_KNOWN: 'Works with children',
  LADO_REFERRAL: 'Designated officer told',
}
export const CATEGORY: Words = { SUSPECT: 'Suspect', CONVICTED: 'Convicted' }
