"""The development identity provider: a real OAuth 2 and OpenID Connect server whose only way to sign in is to say who
you want to be.

Authlib's authorization server does the protocol; the files here tell it what it cannot know: clients, codes, keys.
Nothing here runs in production (`routes.build` refuses). Integrators may copy it, so it keeps every rule of RFC 9700.
"""
