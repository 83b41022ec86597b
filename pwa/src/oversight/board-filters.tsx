/** What the board counts, on which day, with which knowledge. It changes the address; the address is what is asked. */
import type { JSX } from 'preact'
import { Select } from '../ui/fields'
import { RISK, wordsFor } from '../ui/words'
import { dayOf, RISKS, SUBJECTS, type BoardAddress, type Subject } from './board-address'

export const SUBJECT_WORDS: Readonly<Record<Subject, string>> = {
  visits: 'Home visits',
  assessments: 'ARMS assessments',
  notifications: 'Notifications to police',
  plans: 'Plan reviews and actions',
  reviews: 'Supervisor reviews and decisions',
  writeups: 'Write-ups on the national record',
  everything: 'Everything owed',
}

interface FiltersProps {
  address: BoardAddress
  now: Date
  onAddress: (address: BoardAddress) => void
}

export function BoardFilters({ address, now, onAddress }: FiltersProps): JSX.Element {
  const today = dayOf(now)
  return (
    <div class="app-filter app-board__filters">
      <Select
        id="subject"
        label="What is owed"
        value={address.subject}
        choices={SUBJECTS.map((subject) => ({ value: subject, label: SUBJECT_WORDS[subject] }))}
        onValue={(value) => onAddress({ ...address, kind: '', subject: SUBJECTS.find((subject) => subject === value) ?? 'visits' })}
      />
      <Select
        id="risk"
        label="Risk level"
        value={address.risk}
        choices={[{ value: '', label: 'All' }, ...RISKS.map((risk) => ({ value: risk, label: wordsFor(RISK, risk) }))]}
        onValue={(value) => onAddress({ ...address, risk: RISKS.find((risk) => risk === value) ?? '' })}
      />
      <DayField id="on" label="At the end of" value={address.on === '' ? today : address.on} max={today} onDay={(on) => onAddress({ ...address, on: on === today ? '' : on })} />
      <Select
        id="known"
        label="By what was recorded"
        value={address.known}
        choices={[
          { value: 'NOW', label: 'up to now' },
          { value: 'AT_THE_TIME', label: 'by that day' },
        ]}
        onValue={(value) => onAddress({ ...address, known: value === 'AT_THE_TIME' ? 'AT_THE_TIME' : 'NOW' })}
      />
    </div>
  )
}

export function DayField({
  id,
  label,
  value,
  max,
  onDay,
}: {
  id: string
  label: string
  value: string
  max: string
  onDay: (day: string) => void
}): JSX.Element {
  return (
    <div class="govuk-form-group">
      <label class="govuk-label" for={id}>
        {label}
      </label>
      <input
        class="govuk-input app-day"
        id={id}
        name={id}
        type="date"
        value={value}
        max={max}
        required
        onChange={(event) => {
          const day = event.currentTarget.value
          if (day !== '' && day <= max) onDay(day)
        }}
      />
    </div>
  )
}
