/** By whom, and how soon, a plan asks for something. */
import type { Words } from '../ui/words'

export const ACTION_BY: Words = { OWNER: 'Officer', SUPERVISOR: 'Supervisor' }
export const URGENCY: Words = { AT_ONCE: 'At once', WITHIN_DAYS: 'Within days', WITHIN_A_WEEK: 'Within a week' }
