/**
 * Small text files in the browser's private file system (OPFS), which fails apart from the database. A file is whole or
 * not there: what is written becomes it only when writing has ended.
 */
export interface Files {
  names(): Promise<string[]>
  read(name: string): Promise<string>
  write(name: string, text: string): Promise<void>
  remove(name: string): Promise<void>
}

/** The files of one folder; null where the browser has no such system, or none that a page may write (Safari before 26). */
export async function openFiles(folder: string): Promise<Files | null> {
  if (navigator.storage?.getDirectory === undefined || !('createWritable' in FileSystemFileHandle.prototype)) return null
  const directory = await (await navigator.storage.getDirectory()).getDirectoryHandle(folder, { create: true })
  return {
    async names() {
      const found: string[] = []
      for await (const name of directory.keys()) found.push(name)
      return found.toSorted()
    },
    async read(name) {
      const file = await (await directory.getFileHandle(name)).getFile()
      return file.text()
    },
    async write(name, text) {
      const handle = await directory.getFileHandle(name, { create: true })
      const writing = await handle.createWritable()
      await writing.write(text)
      await writing.close()
    },
    async remove(name) {
      await directory.removeEntry(name).catch(unlessGone)
    },
  }
}

/** Another tab was quicker. */
function unlessGone(error: unknown): void {
  if (!(error instanceof DOMException && error.name === 'NotFoundError')) throw error
}
