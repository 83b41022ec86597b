/** Header, bars and navigation around a page: rows of a grid, nothing floats over the content or hides the focus. */
import type { ComponentChildren, JSX } from 'preact'

export interface FrameLink {
  href: string
  label: string
}

interface FrameProps {
  links?: readonly FrameLink[]
  path?: string
  bar?: ComponentChildren
  act?: ComponentChildren
  children: ComponentChildren
}

export function Frame({ links = [], path = '', bar, act, children }: FrameProps): JSX.Element {
  return (
    <div class="app-frame">
      <a class="govuk-skip-link" href="#main" onClick={skip}>
        Skip to main content
      </a>
      <header class="app-header">
        <div class="app-header__inner">
          <a class="app-header__name" href="/app/">
            Doorstep
          </a>
          {act}
        </div>
      </header>
      {bar === undefined ? null : <section class="app-bars" aria-label="Sync status">{bar}</section>}
      {children}
      {links.length === 0 ? null : (
        <nav class="app-nav" aria-label="Main">
          <ul class="app-nav__list">
            {links.map((link) => (
              <li key={link.href} class="app-nav__item">
                <a class="app-nav__link" href={link.href} aria-current={isCurrent(link, path) ? 'page' : undefined}>
                  {link.label}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      )}
    </div>
  )
}

const isCurrent = (link: FrameLink, path: string): boolean => link.href.replace(/\/$/, '') === path

function skip(event: MouseEvent): void {
  event.preventDefault()
  document.querySelector<HTMLElement>('#main')?.focus()
}
