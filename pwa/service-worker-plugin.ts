/**
 * Builds src/worker/service-worker.ts to sw.js after the app, with the list of the app's own files written into it, and
 * src/worker/background.ts beside it, which the worker loads when it has to send. The version is the digest of all of it:
 * the browser sees a new worker exactly when a file of the app has changed.
 */
import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { build, type InlineConfig, type Plugin, type ResolvedConfig } from 'vite'

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
      await build(script(config, 'background', 'assets/background-[hash].js', config.define ?? {}))
      const background = (await listFiles(dist)).find((file) => file.startsWith('assets/background-'))
      if (background === undefined) throw new Error('the background script was not built')
      const precached = files.map((file) => (file === 'index.html' ? config.base : config.base + file))
      await build(
        script(config, 'service-worker', 'sw.js', {
          __PRECACHE__: JSON.stringify(precached),
          __VERSION__: JSON.stringify(await digestOf(dist, [...files, background])),
          __BACKGROUND__: JSON.stringify(config.base + background),
        }),
      )
    },
  }
}

/** A classic script of one file: what a service worker may load everywhere. */
function script(config: ResolvedConfig, name: string, file: string, define: Record<string, unknown>): InlineConfig {
  return {
    configFile: false,
    root: config.root,
    logLevel: 'warn',
    define,
    build: {
      target: 'es2022',
      outDir: path.resolve(config.root, config.build.outDir),
      emptyOutDir: false,
      copyPublicDir: false,
      lib: { entry: `src/worker/${name}.ts`, formats: ['iife'], name: name === 'background' ? name : 'worker' },
      rolldownOptions: { output: { entryFileNames: file } },
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
