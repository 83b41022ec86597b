async def test_first(desk):
    import json

    for caller in (desk.scene.manager, desk.scene.supervisor, desk.scene.analyst):
        r = await desk.ask(
            """{ me { name roles officer { name unit { name } } unit { name } scopes }
          overdueObligations(first: 3) { totalCount edges { cursor node { id daysOverdue riskLevel dueAt owner { name } policy { code source } nominal { name failedAttemptsSince withheld { field reason } visits(first: 2) { totalCount nodes { startedAt outcome notes officerName people { name } } } } } } pageInfo { hasNextPage endCursor } } }""",
            caller=caller,
        )
        print(json.dumps(r, indent=1)[:3000])
    r = await desk.ask(
        "{ caseload(first: 2) { totalCount nodes { id name nextVisitDueAt riskLevel otherNames addresses { lines } currentAddress { kind } markers { code } orders { kind conditions { text position } } household { firstName } } } colleagues { nodes { name } } heldSubmissions { nodes { author op payload nominal { name } } } }"
    )
    print(json.dumps(r, indent=1)[:3000])
