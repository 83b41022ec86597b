/** Copies a phone's whole database, keys included: what a backup of the phone holds, and what a clone begins with. */
import { openDB } from 'idb'
import { databaseName, openDatabase } from '../../src/device/database'

export async function copyDatabase(from: string, to: string): Promise<void> {
  const made = openDatabase(to)
  await made.use(async () => undefined)
  made.close()
  const source = await openDB(databaseName(from))
  const target = await openDB(databaseName(to))
  for (const name of source.objectStoreNames) {
    const keys = await source.getAllKeys(name)
    const { keyPath } = target.transaction(name).store
    for (const key of keys) {
      const value: unknown = await source.get(name, key)
      await (keyPath === null ? target.put(name, value, key) : target.put(name, value))
    }
  }
  source.close()
  target.close()
}
