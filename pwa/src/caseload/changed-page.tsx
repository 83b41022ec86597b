import type { JSX } from 'preact'
import type { Work } from '../session/work'
import { Page } from '../ui/page'
import { useCell, useNow } from '../ui/use-cell'
import { NewsLines } from './news-card'
import { newsInOrder } from './order'

/** Everything that others changed since the officer last looked, person by person, the most urgent first. */
export function ChangedPage({ work }: { work: Work }): JSX.Element {
  const shown = newsInOrder(useCell(work.view), useNow())
  const action = (
    <button class="govuk-button app-action__button" type="button" onClick={() => void work.look(shown.map(({ news }) => news))}>
      I have read all of this
    </button>
  )
  return (
    <Page title="Changed while you were away" back={{ href: '/app/', label: 'Your caseload' }} {...(shown.length === 0 ? {} : { action })}>
      {shown.length === 0 ? <p class="govuk-body">Nothing has changed since you last looked.</p> : null}
      {shown.map(({ nominal, news }) => (
        <section key={nominal.id} aria-labelledby={`changed-${nominal.id}`} data-testid="changed">
          <h2 class="govuk-heading-m" id={`changed-${nominal.id}`}>
            <a class="govuk-link" href={`/app/nominals/${nominal.id}`}>
              {nominal.name}
            </a>
          </h2>
          <NewsLines news={news} />
        </section>
      ))}
    </Page>
  )
}
