"""What the service knows and does. No GraphQL here: `schema/` declares what clients see."""
