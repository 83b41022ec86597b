/**
 * The contract under @graphql-eslint's schema-recommended and schema-relay rules, run from the repository's root.
 *
 * What is deliberately not followed stands here with its reason. An exception that nothing needs is itself a fault.
 */
import graphql from '@graphql-eslint/eslint-plugin'

// Values, not records: they have no life of their own, so nothing could look them up by an id.
const VALUES = [
  'AgencySharingTime', 'AgreementCheck', 'AwaitedReview', 'BandSize', 'CarriedNominal', 'CaseCandidate',
  'CaseloadList', 'Caseloads', 'DecisionsDemanded', 'DisclosurePreview', 'DistrictSize', 'KindSize', 'NeverShared',
  'OfficerCaseload', 'OfficerSize', 'OverdueBoard', 'OverdueChange', 'OverdueExport', 'OverdueForecast',
  'OverdueForecastWeek', 'OverdueList', 'PageInfo', 'PartnerEventsWait', 'PractisedVisit', 'ReactiveEligibility',
  'ReactiveGround', 'ReferralTaken', 'ReplicateBulk', 'ReviewQueue', 'RiskSize', 'SchemaAdvice', 'ScopeMoved',
  'SearchMatch', 'SearchReason', 'SharingOutstanding', 'SharingTime', 'StatementToShare', 'SyncDigestResult',
  'SyncHello', 'SyncLimits', 'SyncPage', 'SyncPullResult', 'SyncPushResult', 'SyncScope', 'SyncScopeDigest',
  'TrendPoint', 'UnitSize', 'UnseenNominal', 'UserError', 'VisitPractice', 'VisitPracticeList', 'Withheld',
]

// Each names the line on which the linter finds it, as it stands in the contract.
const DELIBERATE = [
  {
    at: 'visitType: VisitType!',
    says: 'Field "visitType" starts with the name of the parent type "Visit"',
    because: 'It is the word of the trade, the same in the input, the filter and the type; `type` is reserved in many languages.',
  },
  {
    at: 'category: NominalCategory!',
    says: 'Field "category" starts with the name of the parent type "Category"',
    because: 'A category and since when: the type is that of one line of a history, and this is the line.',
  },
  {
    at: 'type AccessEdge {',
    says: "Edge type's field `node` must implement `Node` interface",
    because: 'An entry of who came to somebody is read in its order, by an auditor alone: nothing is looked up by its id.',
  },
  {
    at: 'type PartnerEventEdge {',
    says: "Edge type's field `node` must implement `Node` interface",
    because: 'An event is read in its order, by cursor: it says where to read the record, and is no record itself.',
  },
  {
    at: 'type SearchMatchEdge {',
    says: "Edge type's field `node` must implement `Node` interface",
    because: 'A match is an answer to a question asked once; the record that it found is a Node.',
  },
  {
    at: 'type SharedItemEdge {',
    says: "Edge type's field `node` must implement `Node` interface",
    because: 'It is the side that the agency sees of a Disclosure, which is the Node with this id.',
  },
  {
    at: 'search(',
    says: 'Field `search` must contain an argument `last`, that return Int',
    because: 'The best come first, and what comes last is not worth a search.',
  },
  {
    at: 'search(',
    says: 'Field `search` must contain an argument `before`, that return String or Scalar',
    because: 'The same.',
  },
]

/** The lines of the contract, kept between the two steps of the processor. */
let lines = []
const isAt = ({ at, says }, { line, message }) => message.startsWith(says) && lines[line - 1]?.trim() === at

const exceptions = {
  preprocess: (text, name) => {
    lines = text.split('\n')
    return [{ text, filename: name }]
  },
  postprocess: ([messages]) => [
    ...messages.filter((message) => !DELIBERATE.some((item) => isAt(item, message))),
    ...DELIBERATE.filter((item) => !messages.some((message) => isAt(item, message))).map(({ at, says }) => ({
      ruleId: 'unneeded-exception', severity: 2, line: 1, column: 1, message: `No such fault any more at ${at}: ${says}`,
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
