"""A request that is answered without being executed."""

from schema.serving.prepared import Fault


class Answered(Exception):  # noqa: N818 - not an error: the answer is known early
    """The answer to a request that is not executed: an HTTP status, the errors, further headers."""

    def __init__(self, status: int, errors: list[Fault], headers: dict[str, str] | None = None) -> None:
        super().__init__(status)
        self.status = status
        self.errors = errors
        self.headers = headers or {}
