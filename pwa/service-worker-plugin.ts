/**
 * Builds src/worker/service-worker.ts to sw.js after the app, with the list of the app's own files written into it.
 * The version is the digest of that list: the browser sees a new worker exactly when a file of the app has changed.
 */
import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { build, type Plugin, type ResolvedConfig } from 'vite'

const NOT_PRECACHED = new Set(['sw.js'])

export function serviceWorker(): Plugin {
  let config: ResolvedConfig
  return {
    name: 'doorstep-service-worker',
    apply: 'build',
    configResolved(resolved) {
      config = resolved
    },
    async closeBundle(error?: Error) {
      if (error !== undefined) return
      const dist = path.resolve(config.root, config.build.outDir)
      const files = await listFiles(dist)
      const version = await digestOf(dist, files)
      await build({
        configFile: false,
        root: config.root,
        logLevel: 'warn',
        define: {
          __PRECACHE__: JSON.stringify(files.map((file) => (file === 'index.html' ? config.base : config.base + file))),
          __VERSION__: JSON.stringify(version),
        },
        build: {
          target: 'es2022',
          outDir: dist,
          emptyOutDir: false,
          copyPublicDir: false,
          lib: { entry: 'src/worker/service-worker.ts', formats: ['iife'], name: 'worker', fileName: () => 'sw.js' },
        },
      })
    },
  }
}

async function listFiles(dist: string): Promise<string[]> {
  const entries = await readdir(dist, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(dist, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    .filter((file) => !NOT_PRECACHED.has(file))
    .toSorted()
}

async function digestOf(dist: string, files: string[]): Promise<string> {
  const hash = createHash('sha256')
  for (const file of files) {
    hash.update(file)
    hash.update(await readFile(path.join(dist, file)))
  }
  return hash.digest('hex').slice(0, 16)
}
