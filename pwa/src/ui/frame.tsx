/** Header, bars and navigation around a page: rows of a grid, nothing floats over the content or hides the focus. */
import type { ComponentChildren, JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'

export interface FrameLink {
  href: string
  label: string
  /** On a small screen it stands behind "More". */
  isSecond?: boolean
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
      {links.length === 0 ? null : <MainLinks links={links} path={path} />}
    </div>
  )
}

/** All of them on a wide screen; on a small one the second ones come when they are asked for, and where they lead is shown. */
function MainLinks({ links, path }: { links: readonly FrameLink[]; path: string }): JSX.Element {
  const [isWhole, setWhole] = useState(false)
  useEffect(() => setWhole(false), [path])
  return (
    <nav class={`app-nav${isWhole ? ' app-nav--whole' : ''}`} aria-label="Main">
      <ul class="app-nav__list">
        {links.map((link) => (
          <li key={link.href} class={`app-nav__item${link.isSecond === true && !isCurrent(link, path) ? ' app-nav__item--second' : ''}`}>
            <a class="app-nav__link" href={link.href} aria-current={isCurrent(link, path) ? 'page' : undefined}>
              {link.label}
            </a>
          </li>
        ))}
        {links.some((link) => link.isSecond === true) ? (
          <li class="app-nav__item app-nav__item--more">
            <button class="app-nav__link app-nav__more" type="button" aria-expanded={isWhole} onClick={() => setWhole(!isWhole)}>
              {isWhole ? 'Less' : 'More'}
            </button>
          </li>
        ) : null}
      </ul>
    </nav>
  )
}

const isCurrent = (link: FrameLink, path: string): boolean => link.href.replace(/\/$/, '') === path

function skip(event: MouseEvent): void {
  event.preventDefault()
  document.querySelector<HTMLElement>('#main')?.focus()
}
