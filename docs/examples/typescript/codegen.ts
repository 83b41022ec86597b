/** Types for every operation in main.ts and partner.ts, from the contract: `npm run codegen`. */
import type { CodegenConfig } from '@graphql-codegen/cli'

const config: CodegenConfig = {
  // Or the server itself: [{ 'http://127.0.0.1:8000/graphql': { headers: { Authorization: 'Bearer …' } } }]
  schema: process.env.DOORSTEP_SCHEMA ?? 'schema.graphql',
  documents: ['main.ts', 'partner.ts'],
  importExtension: '.ts',
  generates: {
    'generated/': {
      preset: 'client',
      presetConfig: { fragmentMasking: false },
      config: {
        documentMode: 'string',
        enumsAsTypes: true,
        useTypeImports: true,
        strictScalars: true,
        scalars: { ID: 'string', Instant: 'string', CalendarDate: 'string', JSON: 'unknown' },
      },
    },
  },
}

export default config
