import type { JSX } from 'preact'
import type { Work } from '../session/work'
import type { News } from './news'

/** What others changed of one person; it stays until the officer says that they have read it. */
export function NewsCard({ news, work }: { news: News | undefined; work: Work }): JSX.Element | null {
  if (news === undefined) return null
  return (
    <section class="app-news" aria-labelledby="news" data-testid="news">
      <h2 class="govuk-heading-m" id="news">
        Changed while you were away
      </h2>
      <NewsLines news={news} />
      <button class="govuk-button govuk-button--secondary" type="button" onClick={() => void work.look([news])}>
        I have read this
      </button>
    </section>
  )
}

export function NewsLines({ news }: { news: News }): JSX.Element {
  return (
    <ul class="govuk-list govuk-list--bullet app-written">
      {news.lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )
}
