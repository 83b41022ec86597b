/** The status page's part about attachments: how many have been sent, and over which line they may go. */
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import type { StoredAttachment } from '../device/database'
import { Fact } from '../ui/fact'
import { Checkbox } from '../ui/fields'
import { progressWords } from './kinds'
import { lineType, setWantsWifi, wantsWifi } from './line'

export function FollowingFacts({ attachments }: { attachments: readonly StoredAttachment[] }): JSX.Element | null {
  const promises = attachments.filter((each) => each.state !== 'draft')
  if (promises.length === 0) return null
  const sent = promises.filter((each) => each.state === 'complete').length
  const refused = promises.filter((each) => each.state === 'refused').length
  const words = progressWords(promises, sent, 'sent')
  return <Fact term="Photos and documents" value={refused === 0 ? words : `${words}, ${refused} not taken`} />
}

/** Visits go over any line; what follows them may wait for Wi-Fi. */
export function WifiOnly({ poke }: { poke: () => void }): JSX.Element {
  const [isWanted, setWanted] = useState(wantsWifi())
  const change = (wanted: boolean): void => {
    setWantsWifi(wanted)
    setWanted(wanted)
    poke()
  }
  return (
    <div class="govuk-checkboxes govuk-form-group">
      <Checkbox id="wifi-only" label="Send photos and documents over Wi-Fi only" isChecked={isWanted} onValue={change} />
      {isWanted && lineType() === undefined ? (
        <p class="govuk-hint">This browser does not say which line it uses, so they are sent over any.</p>
      ) : null}
    </div>
  )
}
