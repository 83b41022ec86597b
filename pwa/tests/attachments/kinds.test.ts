import { expect, test } from 'vitest'
import { progressWords, sizeWords, takenAs } from '../../src/attachments/kinds'

test('progress is told in the noun that fits all of them', () => {
  const photos = [{ kind: 'PHOTO' }, { kind: 'PHOTO' }, { kind: 'PHOTO' }]
  expect(progressWords(photos, 2, 'arrived')).toBe('2 of 3 photos arrived')
  expect(progressWords([{ kind: 'VOICE_NOTE' }], 0, 'sent')).toBe('0 of 1 voice note sent')
  expect(progressWords([...photos, { kind: 'SIGNATURE' }], 4, 'sent')).toBe('4 of 4 attachments sent')
  expect(progressWords([{ kind: 'FROM_A_LATER_VERSION' }], 1, 'sent')).toBe('1 of 1 document sent')
})

test('nothing that a browser would run is taken, whatever it is called', () => {
  expect(takenAs('DOCUMENT', 'application/pdf')).toBe('application/pdf')
  expect(takenAs('VOICE_NOTE', 'audio/x-m4a')).toBe('audio/mp4')
  expect(takenAs('VOICE_NOTE', 'audio/webm;codecs=opus')).toBe('audio/webm')
  for (const mime of ['text/html', 'image/svg+xml', 'application/zip', '', 'audio/webm']) {
    expect(takenAs('DOCUMENT', mime)).toBeUndefined()
  }
})

test('sizes are told in words', () => {
  expect([1, 442_131, 2_500_000].map(sizeWords)).toEqual(['1 kB', '442 kB', '2.5 MB'])
})
