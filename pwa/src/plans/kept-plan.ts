/** The key under which a phone keeps the draft of a plan: one for each person. Apart from all else of plans: it is read early. */
import type { Draft } from '../device/outbox-store'

const PLAN = 'plan-'

export const keyOf = (nominalId: string): string => `${PLAN}${nominalId}`
export const isPlan = ({ id }: Draft): boolean => id.startsWith(PLAN)
/** Whose plan it is. */
export const planOf = ({ id }: Draft): string => id.slice(PLAN.length)
