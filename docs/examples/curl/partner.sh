TOKEN=$(doorstep token --persona partner)
curl -s http://127.0.0.1:8000/graphql \
  -H "Authorization: Bearer $TOKEN" -H 'Content-Type: application/json' \
  -d '{"query": "query Who($text: String) { search(text: $text, purpose: CHILD_SAFEGUARDING, reason: \"A referral\") { nodes { score record { ... on SharedItem { name } } } } }",
       "variables": {"text": "Steven Tomson"}}'
