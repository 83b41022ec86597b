/** How the explorer is built: under /explorer/, hashed files, and nothing from any other address. */
import { defineConfig } from 'vite'
import manifest from './package.json' with { type: 'json' }

export default defineConfig({
  base: '/explorer/',
  define: { 'import.meta.env.VITE_BUILD': JSON.stringify(manifest.version) },
  build: {
    target: 'es2022',
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 2000,
    modulePreload: { polyfill: false },
    // GraphiQL names its icons for screen readers after its functions.
    rolldownOptions: { output: { keepNames: true } },
  },
})
