/** The settings of this phone, where the service worker can read them too. The page's own storage stays the first. */
import { ONLY, type Database } from './database'

export async function keepWifiOnly(database: Database, wifiOnly: boolean): Promise<void> {
  if ((await readWifiOnly(database)) === wifiOnly) return
  await database.use(async (handle) => void (await handle.put('settings', { wifiOnly }, ONLY)))
}

export const readWifiOnly = (database: Database): Promise<boolean> =>
  database.use(async (handle) => (await handle.get('settings', ONLY))?.wifiOnly ?? false)
