/** The words of intelligence, as people say them. */
import type { Words } from '../ui/words'

export const REPORT_STATE: Words = {
  TO_EVALUATE: 'To grade',
  TO_SANITISE: 'To sanitise',
  READY: 'Ready',
  NOT_KEPT: 'Not kept',
}
export const PERSON_STATE: Words = {
  TO_LINK: 'To be found out',
  LINKED: 'Linked',
  NOBODY: 'Nobody known',
  NOT_KEPT: 'Report not kept',
}
export const PRIORITY: Words = { HIGH: 'High', MEDIUM: 'Medium', LOW: 'Low' }
export const SOURCE_GRADE: Words = { RELIABLE: '1 Reliable', UNTESTED: '2 Untested', NOT_RELIABLE: '3 Not reliable' }
export const GRADE: Words = {
  A: 'A Known directly to the source',
  B: 'B Known indirectly, corroborated',
  C: 'C Known indirectly',
  D: 'D Not known',
  E: 'E Suspected to be false',
}
export const HANDLING: Words = { P: 'P Sharing is permitted', C: 'C Permitted with conditions' }
export const SOURCE_GRADES = ['RELIABLE', 'UNTESTED', 'NOT_RELIABLE'] as const
export const GRADES = ['A', 'B', 'C', 'D', 'E'] as const
