/** By whom, and how soon, a plan asks for something. */
import type { Words } from '../ui/words'

export const ACTION_BY: Words = { OWNER: 'Officer', SUPERVISOR: 'Supervisor' }
export const URGENCY: Words = { AT_ONCE: 'At once', WITHIN_DAYS: 'Within days', WITHIN_A_WEEK: 'Within a week' }
/** What at a visit fires a contingency. */
export const ON_WHAT: Words = {
  TRIGGER_HAPPENED: 'A trigger happened',
  SUSPECTED_BREACH: 'A condition may have been broken',
  FAILED_ATTEMPT: 'An attempt to visit failed',
  NOT_RESIDENT: 'They no longer live there',
  OTHER: 'Something that people notice',
}
