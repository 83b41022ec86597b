/** How the app is built: under /app/, hashed files, and our own small service worker beside them. */
import { defineConfig } from 'vitest/config'
import manifest from './package.json' with { type: 'json' }
import { serviceWorker } from './service-worker-plugin.ts'

const BACKEND = process.env['DOORSTEP_URL'] ?? 'http://127.0.0.1:8000'

export default defineConfig({
  base: '/app/',
  // The server sees which version of the app speaks.
  define: { 'import.meta.env.VITE_BUILD': JSON.stringify(manifest.version) },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: { target: 'es2022', sourcemap: false, assetsInlineLimit: 0, modulePreload: { polyfill: false } },
  css: {
    // govuk-frontend 6.6 still emits `(min-width: 0\0)`, at which Lightning CSS would stop.
    lightningcss: { errorRecovery: true },
    preprocessorOptions: { scss: { loadPaths: ['node_modules'], quietDeps: true } },
  },
  server: {
    proxy: { '/graphql': BACKEND, '/auth': BACKEND, '/idp': BACKEND },
  },
  plugins: [serviceWorker()],
  test: {
    environment: 'node',
    include: ['tests/**/*.test.{ts,tsx}'],
    testTimeout: 20_000,
  },
})
