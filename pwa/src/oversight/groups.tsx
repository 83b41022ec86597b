/** How a backlog falls apart: a table in which each line has its number, a bar of it, and a link to its list. */
import type { JSX } from 'preact'

export interface Group {
  key: string
  label: string
  size: number
  href: string
}

const FULL = 100
const SHOWN = 12

export function Groups({ heading, by, groups }: { heading: string; by: string; groups: readonly Group[] }): JSX.Element | null {
  if (groups.length === 0) return null
  const rest = groups.slice(SHOWN)
  return (
    <section class="app-groups">
      <h2 class="govuk-heading-m">{heading}</h2>
      <GroupTable caption={heading} by={by} groups={groups.slice(0, SHOWN)} most={mostOf(groups)} />
      {rest.length === 0 ? null : (
        <details class="govuk-details">
          <summary class="govuk-details__summary">
            <span class="govuk-details__summary-text">{rest.length} more</span>
          </summary>
          <GroupTable caption={`${heading}: the rest`} by={by} groups={rest} most={mostOf(groups)} />
        </details>
      )}
    </section>
  )
}

const mostOf = (groups: readonly Group[]): number => Math.max(1, ...groups.map((group) => group.size))

function GroupTable({ caption, by, groups, most }: { caption: string; by: string; groups: readonly Group[]; most: number }): JSX.Element {
  return (
    <table class="govuk-table app-counts">
      <caption class="govuk-visually-hidden">{caption}</caption>
      <thead class="govuk-visually-hidden">
        <tr>
          <th scope="col">{by}</th>
          <th scope="col">Overdue</th>
        </tr>
      </thead>
      <tbody class="govuk-table__body">
        {groups.map((group) => (
          <tr key={group.key} class="govuk-table__row app-counts__row">
            <th scope="row" class="app-counts__label">
              {group.label}
            </th>
            <td class="app-counts__cell">
              <svg class="app-counts__bar" viewBox={`0 0 ${FULL} 10`} preserveAspectRatio="none" aria-hidden="true">
                <rect class="app-counts__fill" width={(group.size / most) * FULL} height="10" />
              </svg>
              {group.size === 0 ? (
                <span class="app-counts__number">0</span>
              ) : (
                <a class="govuk-link app-counts__number" href={group.href}>
                  {group.size.toLocaleString('en-GB')}
                  <span class="govuk-visually-hidden"> overdue: {group.label}</span>
                </a>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
