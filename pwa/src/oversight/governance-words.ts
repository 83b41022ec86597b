/** Words of moves of work and of dip samples. */
import type { Words } from '../ui/words'

export const MOVE_STATE: Words = { PROPOSED: 'Proposed', MOVED: 'Moved', REJECTED: 'Rejected', STALE: 'Too late' }
export const SAMPLED: Words = { VISITS: 'Visits', ASSESSMENTS: 'ARMS assessments', PLANS: 'Plans' }
export const FINDING: Words = { GOOD: 'Good', NEEDS_WORK: 'Needs work' }
