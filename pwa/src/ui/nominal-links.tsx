import type { JSX } from 'preact'

/** The pages of one person's records, in the order in which they are mostly wanted. */
export const RECORD_PAGES = [
  { page: 'records', label: 'Plan and assessments' },
  { page: 'arms', label: 'ARMS assessment' },
  { page: 'manage', label: 'Manage' },
  { page: 'register', label: 'Notification register' },
  { page: 'orders', label: 'Orders' },
  { page: 'attempts', label: 'Attempts' },
  { page: 'known', label: 'What is known' },
  { page: 'alerts', label: 'Alerts' },
  { page: 'share', label: 'Sharing' },
] as const

/** The way from each of a person's pages to the others. */
export function NominalLinks({ id, current }: { id: string; current?: string }): JSX.Element {
  return (
    <nav class="app-record-links" aria-label="This person’s records">
      <ul class="govuk-list app-record-links__list">
        {RECORD_PAGES.map(({ page, label }) => (
          <li key={page}>
            <a class="govuk-link" href={`/app/nominals/${id}/${page}`} aria-current={page === current ? 'page' : undefined}>
              {label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
