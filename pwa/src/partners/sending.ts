/** One id for one content: a text that is sent again after a lost answer is the same request, a changed one is another. */
export function idPerContent(make: () => string): (content: unknown) => string {
  let sent = ''
  let id = ''
  return (content) => {
    const now = JSON.stringify(content)
    if (now !== sent) id = make()
    sent = now
    return id
  }
}
