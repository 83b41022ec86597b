/** What the program asks, for relay-compiler to read; the program imports what the compiler makes of it. */
import { graphql } from 'relay-runtime'

graphql`
  query documentsOverdueQuery($unit: ID!, $after: String) {
    overdueObligations(first: 2, after: $after, filter: { unitId: $unit })
      @connection(key: "documents_overdueObligations") {
      edges { node { id daysOverdue nominal { ...documents_nominal } } }
    }
  }
`
graphql`
  fragment documents_nominal on Nominal @refetchable(queryName: "documentsNominalQuery") {
    id
    reference
    riskLevel
  }
`
graphql`query documentsMineQuery { me { id unit { id } } }`
graphql`
  mutation documentsSubmitMutation($visit: SubmitVisitInput!) {
    submitVisit(input: $visit) { visit { id outcome nominal { id failedAttemptsSince } } userErrors { code field } }
  }
`
graphql`subscription documentsMovedSubscription { scopeMoved { scope at } }`
