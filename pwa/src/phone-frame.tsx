/** The frame around the pages of an open phone: its links, how sync stands, a new version, and the button that hides it all. */
import type { ComponentChildren, JSX } from 'preact'
import { useEffect } from 'preact/hooks'
import { watchForIdle } from './session/auto-lock'
import { LostBar } from './session/lost-page'
import { beforeLock, lock, lost } from './session/session'
import { StatusLine } from './session/status-line'
import type { Work } from './session/work'
import { Frame, type FrameLink } from './ui/frame'
import { useCell } from './ui/use-cell'
import { UpdateBar } from './worker/update-bar'

interface PhoneFrameProps {
  work: Work
  links: readonly FrameLink[]
  path: string
  /** A form is open that takes the whole screen. */
  isWriting: boolean
  children: ComponentChildren
}

export function PhoneFrame({ work, links, path, isWriting, children }: PhoneFrameProps): JSX.Element {
  const gone = useCell(lost)
  useEffect(() => {
    const flushAll = (): void => {
      for (const flush of beforeLock) void flush()
    }
    return watchForIdle(() => void lock(), flushAll).stop
  }, [])
  return (
    <Frame
      links={isWriting ? [] : links}
      path={path}
      bar={
        <>
          {gone === null ? null : <LostBar mark={gone} />}
          <StatusLine work={work} isOpen />
          <UpdateBar isWriting={isWriting} />
        </>
      }
      act={
        <button class="app-header__act" type="button" onClick={() => void lock()}>
          Hide
        </button>
      }
    >
      {children}
    </Frame>
  )
}
