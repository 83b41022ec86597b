TOKEN=$(doorstep token --persona partner)
curl -s http://127.0.0.1:8000/graphql \
  -H "Authorization: Bearer $TOKEN" -H 'Content-Type: application/json' \
  -d '{"query": "{ search(text: \"Steven Tomson\", purpose: CHILD_SAFEGUARDING, reason: \"Known to our nursery\") {
        nodes { score record { ... on SharedItem { name } } } } }"}'
