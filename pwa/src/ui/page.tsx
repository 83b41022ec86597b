/** One page: its title (never a name), a way back, its heading, its content, and what stands in the bar under the thumb. */
import type { ComponentChildren, JSX } from 'preact'
import { useEffect, useRef } from 'preact/hooks'

interface PageProps {
  /** Shown in the browser's tab and history: never the name of a person. */
  title: string
  heading?: ComponentChildren
  caption?: ComponentChildren
  back?: { href: string; label?: string }
  /** The main act of the page, at the bottom within reach of the thumb. */
  action?: ComponentChildren
  children: ComponentChildren
}

export function Page({ title, heading, caption, back, action, children }: PageProps): JSX.Element {
  const scroll = useRef<HTMLDivElement>(null)
  useEffect(() => {
    document.title = `${title} - Doorstep`
    scroll.current?.scrollTo(0, 0)
  }, [title])
  return (
    <main class="app-main" id="main" tabIndex={-1}>
      <div class="app-main__scroll" ref={scroll}>
        <div class="app-main__inner">
          {back === undefined ? null : (
            <a class="govuk-back-link app-back" href={back.href}>
              {back.label ?? 'Back'}
            </a>
          )}
          {caption === undefined ? null : <p class="govuk-caption-l app-caption">{caption}</p>}
          <h1 class="govuk-heading-l app-heading">{heading ?? title}</h1>
          {children}
        </div>
      </div>
      {action === undefined ? null : (
        <div class="app-action">
          <div class="app-action__inner">{action}</div>
        </div>
      )}
    </main>
  )
}

export function Tag({ tone, children }: { tone: 'grey' | 'blue' | 'green' | 'yellow' | 'red'; children: ComponentChildren }): JSX.Element {
  return <strong class={`govuk-tag app-tag app-tag--${tone}`}>{children}</strong>
}

/** How risky, always in words; the colour only repeats them. */
export function RiskTag({ level, words }: { level: string; words: string }): JSX.Element {
  const tone = level === 'VERY_HIGH' ? 'red' : level === 'HIGH' ? 'yellow' : level === 'UNASSESSED' ? 'blue' : 'grey'
  return <Tag tone={tone}>{words}</Tag>
}
