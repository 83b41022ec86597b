/** Types for the operations in src/contract, and the list of documents that the server trusts. */
import type { CodegenConfig } from '@graphql-codegen/cli'

const config: CodegenConfig = {
  schema: '../schema/schema.graphql',
  documents: ['src/contract/operations.graphql', 'src/contract/partners.graphql'],
  generates: {
    'src/contract/generated/': {
      preset: 'client',
      presetConfig: {
        fragmentMasking: false,
        persistedDocuments: { mode: 'replaceDocumentWithHash', hashAlgorithm: 'sha256', hashPropertyName: 'hash' },
      },
      config: {
        documentMode: 'string',
        enumsAsTypes: true,
        useTypeImports: true,
        strictScalars: true,
        defaultScalarType: 'unknown',
        scalars: { Instant: 'string', CalendarDate: 'string', JSON: 'unknown', ID: 'string' },
      },
    },
  },
}

export default config
