/** What a person concerned is given is a line for each statement, in quotes, and no formula. */
import { expect, test } from 'vitest'
import { givenFile } from '../../src/sharing/given'

const told = (text: string, isRecalled = false): Parameters<typeof givenFile>[0][number] => ({
  id: '1',
  agency: { name: 'Ashvale, council' },
  disclosedAt: '2026-03-10T09:00:00.000Z',
  isRecalled,
  statements: [{ field: 'HOME_ADDRESS', text, basis: 'FACT_DOCUMENT', subjectCategory: 'CONVICTED', asOf: null }],
})

test('each statement is a line that says what kind of statement it is', () => {
  const [, line, end] = givenFile([told('1 "Old" Street')]).split('\r\n')

  expect(line).toBe('"Ashvale, council","2026-03-10","Home address","1 ""Old"" Street","Fact: a document shows it","Somebody convicted","","No"')
  expect(end).toBe('')
})

test('what was taken back says so, and nothing becomes a formula', () => {
  const [, line] = givenFile([told('=HYPERLINK("x")', true)]).split('\r\n')

  expect(line).toContain(`"'=HYPERLINK(""x"")"`)
  expect(line?.endsWith('"Yes"')).toBe(true)
})
