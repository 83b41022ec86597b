/**
 * The contract under @graphql-eslint's schema-recommended and schema-relay rules, run from the repository's root.
 *
 * What is deliberately not followed stands here with its reason. An exception that nothing needs is itself a fault.
 */
import graphql from '@graphql-eslint/eslint-plugin'

// Values, not records: they have no life of their own, so nothing could look them up by an id.
const VALUES = [
  'BandSize', 'Caseloads', 'DecisionsDemanded', 'DistrictSize', 'KindSize', 'OfficerCaseload', 'OfficerSize',
  'OverdueBoard', 'OverdueChange', 'OverdueExport', 'OverdueForecast',
  'OverdueForecastWeek', 'OverdueList', 'PageInfo', 'RiskSize', 'SchemaAdvice', 'ScopeMoved',
  'SyncDigestResult', 'SyncHello', 'SyncLimits', 'SyncPage', 'SyncPullResult', 'SyncPushResult', 'SyncScope',
  'SyncScopeDigest', 'TrendPoint', 'UnitSize', 'UnseenNominal', 'UserError', 'VisitPractice',
  'Withheld',
]

const DELIBERATE = [
  {
    says: 'Field "visitType" starts with the name of the parent type "Visit"',
    because: 'It is the word of the trade, the same in the input, the filter and the type; `type` is reserved in many languages.',
  },
]

const exceptions = {
  preprocess: (text, name) => [{ text, filename: name }],
  postprocess: ([messages]) => [
    ...messages.filter(({ message }) => !DELIBERATE.some(({ says }) => says === message)),
    ...DELIBERATE.filter(({ says }) => !messages.some(({ message }) => message === says)).map(({ says }) => ({
      ruleId: 'unneeded-exception', severity: 2, line: 1, column: 1, message: `No such fault any more: ${says}`,
    })),
  ],
}

export default [
  {
    files: ['**/*.graphql'],
    languageOptions: {
      parser: graphql.parser,
      parserOptions: { graphQLConfig: { schema: 'schema/schema.graphql' } },
    },
    plugins: { '@graphql-eslint': graphql, ours: { processors: { exceptions } } },
    processor: 'ours/exceptions',
    rules: {
      ...graphql.configs['flat/schema-recommended'].rules,
      ...graphql.configs['flat/schema-relay'].rules,
      '@graphql-eslint/strict-id-in-types': [
        'error',
        { exceptions: { types: VALUES, suffixes: ['Connection', 'Edge', 'Payload'] } },
      ],
      // A short list that belongs to one record (the rooms of a visit) is a list. tests/contract/test_descriptions.py
      // holds every list to saying how long it can be; what can grow is a connection.
      '@graphql-eslint/relay-edge-types': ['error', { listTypeCanWrapOnlyEdgeType: false }],
    },
  },
]
