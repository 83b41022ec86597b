TOKEN=$(doorstep token --persona integrator)
curl -s http://127.0.0.1:8000/graphql \
  -H "Authorization: Bearer $TOKEN" -H 'Content-Type: application/json' \
  -d '{"query": "{ overdueObligations(first: 3) { nodes { daysOverdue nominal { reference riskLevel } } } }"}'
