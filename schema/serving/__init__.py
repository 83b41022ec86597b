"""From bytes to bytes: prepared operations, the executor for what is not compiled, the HTTP view, the event stream."""
