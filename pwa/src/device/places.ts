/** Where a value lies; authenticated with it, so that it opens nowhere else and no older copy passes for it. */
export const place = (store: string, id: string, version: number): string => `${store}|${id}|${version}`
