#!/usr/bin/env bash
# Doorstep with curl: a token, a query, the next page, a visit that is sent twice and recorded once, a live event.
# Needs jq, to take one answer apart for the next question.
set -euo pipefail

URL=${DOORSTEP_URL:-http://127.0.0.1:8000}
TOKEN=${DOORSTEP_TOKEN:-$(doorstep token --persona integrator)}
OFFICER_TOKEN=${OFFICER_TOKEN:-$(doorstep token --persona supervisor)}

# ask TOKEN QUERY VARIABLES: one operation by POST. The variables are JSON.
ask() {
  jq -n --arg query "$2" --argjson variables "$3" '{query: $query, variables: $variables}' |
    curl -sS --fail-with-body "$URL/graphql" -H "Authorization: Bearer $1" -H 'Content-Type: application/json' \
      -H 'Accept: application/graphql-response+json' --data-binary @-
}

PAGE='query Overdue($unit: ID!, $after: String) {
  overdueObligations(first: 2, after: $after, filter: { unitId: $unit }) {
    nodes { daysOverdue nominal { id reference riskLevel ownerId } }
    pageInfo { hasNextPage endCursor }
  }
}'
SUBMIT='mutation Submit($visit: SubmitVisitInput!) {
  submitVisit(input: $visit) { visit { id outcome } userErrors { code field message } }
}'

unit=$(ask "$OFFICER_TOKEN" '{ me { unit { id } } }' '{}' | jq -r .data.me.unit.id)
page=$(ask "$TOKEN" "$PAGE" "{\"unit\": \"$unit\"}")
jq .data.overdueObligations.nodes <<<"$page"
after=$(jq .data.overdueObligations.pageInfo.endCursor <<<"$page")
ask "$TOKEN" "$PAGE" "{\"unit\": \"$unit\", \"after\": $after}" | jq .data.overdueObligations.nodes

# Listen first: the events of a subscription come as lines of text, until we hang up.
events=$(mktemp)
trap 'rm -f "$events"; kill %1 2>/dev/null || true' EXIT
curl -sSN "$URL/graphql" -H "Authorization: Bearer $OFFICER_TOKEN" -H 'Content-Type: application/json' \
  -H 'Accept: text/event-stream' -d '{"query": "subscription { scopeMoved { scope at } }"}' >"$events" &
until grep -q '^:' "$events"; do sleep 0.1; done

# `id` names the submission and `visitId` the visit, for ever: the same again is not done twice.
visit=$(jq --arg id "$(cat /proc/sys/kernel/random/uuid)" --arg visit "$(cat /proc/sys/kernel/random/uuid)" \
  --arg at "$(date -u -d '20 minutes ago' +%FT%TZ)" '{visit: {id: $id, visitId: $visit, startedAt: $at,
    nominalId: .data.overdueObligations.nodes[0].nominal.id, officerId: .data.overdueObligations.nodes[0].nominal.ownerId,
    visitType: "ROUTINE", outcome: "NO_REPLY", crewMode: "DOUBLE", nominalSeen: false}}' <<<"$page")
ask "$TOKEN" "$SUBMIT" "$visit" | jq -c .data.submitVisit
ask "$TOKEN" "$SUBMIT" "$visit" | jq -c .data.submitVisit
# Other content under an id that was used is refused; `userErrors` says what to mend, and in which field.
other=$(jq -c '.visit.id = .visit.visitId | .visit.outcome = "ABROAD"' <<<"$visit")
ask "$TOKEN" "$SUBMIT" "$other" | jq -c .data.submitVisit.userErrors

until grep -q '^data: {' "$events"; do sleep 0.1; done
grep '^data: {' "$events"
