#!/usr/bin/env bash
# Doorstep for a partner agency with curl: search, what was shared, a concern, and the event queue. Needs jq.
#     DOORSTEP_TOKEN=$(doorstep token --persona partner) ./agency.sh "Stephen Thompson"
set -euo pipefail

URL=${DOORSTEP_URL:-http://127.0.0.1:8000}
new() { cat /proc/sys/kernel/random/uuid; }

# ask QUERY VARIABLES: one operation by POST. The variables are JSON. A machine adds -H 'Doorstep-On-Behalf-Of: 4711; nurse'.
ask() {
  jq -n --arg query "$1" --argjson variables "$2" '{query: $query, variables: $variables}' |
    curl -sS --fail-with-body "$URL/graphql" -H "Authorization: Bearer $DOORSTEP_TOKEN" \
      -H 'Content-Type: application/json' -H 'Accept: application/graphql-response+json' --data-binary @-
}

SEARCH='query Search($text: String!) {
  search(text: $text, purpose: CHILD_SAFEGUARDING, reason: "Known to our nursery") {
    nodes { score why { matchedBy } record { ... on SharedItem { id name } } }
  }
}'
SHARED='{ sharedItems(first: 100, filter: { acknowledged: false, recalled: false }) { nodes { id name meaning } } }'
READ='mutation Read($item: AcknowledgeDisclosureInput!) {
  acknowledgeDisclosure(input: $item) { item { acknowledgedAt } userErrors { code field message } }
}'
CONCERN='mutation Concern($concern: ContributeConcernInput!) {
  contributeConcern(input: $concern) { concern { id } userErrors { code field message } }
}'
EVENTS='{ partnerEvents(first: 100, filter: { acknowledged: false }) { nodes { id eventType nodeId } } }'
DEALT_WITH='mutation DealtWith($upTo: AcknowledgeEventsInput!) { acknowledgeEvents(input: $upTo) { event { id } } }'

matches=$(ask "$SEARCH" "$(jq -n --arg text "$1" '{text: $text}')")
jq -r '.data.search.nodes[] | "\(.score) \(.record.name) \([.why[].matchedBy] | join(" "))"' <<<"$matches"

# What was sent and nobody has acknowledged. Acknowledge when somebody has read it: the force waits for that.
shared=$(ask "$SHARED" '{}')
jq -r '.data.sharedItems.nodes[] | "shared: \(.name) - \(.meaning)"' <<<"$shared"
for item in $(jq -r '.data.sharedItems.nodes[].id' <<<"$shared"); do
  ask "$READ" "{\"item\": {\"id\": \"$(new)\", \"disclosureId\": \"$item\"}}" |
    jq -r '.data.acknowledgeDisclosure | "acknowledged: \(.item.acknowledgedAt) \(.userErrors)"'
done

# Keep `id` with your own record before you send: the same again is not done twice.
concern=$(jq --arg id "$(new)" '{concern: {id: $id, disclosureId: .data.search.nodes[0].record.id,
  text: "He waited outside the nursery again this morning."}}' <<<"$matches")
ask "$CONCERN" "$concern" | jq -c .data.contributeConcern
ask "$CONCERN" "$concern" | jq -c .data.contributeConcern

# Everything that waits, in order. Acknowledge when it is dealt with: whoever dies before reads it again.
while waiting=$(ask "$EVENTS" '{}') && last=$(jq -er '.data.partnerEvents.nodes[-1].id' <<<"$waiting"); do
  jq -r '.data.partnerEvents.nodes[] | "event: \(.eventType) \(.nodeId)"' <<<"$waiting"
  ask "$DEALT_WITH" "{\"upTo\": {\"id\": \"$(new)\", \"eventId\": \"$last\"}}" >/dev/null
done
