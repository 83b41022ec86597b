/** Outcomes that are neither a visit nor a reason why there could be none, as the server counts them (api/visits). */
export const FAILED: ReadonlySet<string> = new Set([
  'NO_REPLY',
  'ENTRY_REFUSED',
  'PARTIAL_NO_ENTRY',
  'OTHERS_PRESENT_ONLY',
  'NOT_RESIDENT',
])
