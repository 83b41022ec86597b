/**
 * Whether uploads may use the line as it is. Visits always go; photos wait for Wi-Fi where the officer wants that. The
 * setting is this phone's and says nothing about anybody.
 */
const SETTING = 'doorstep-attachments-by-wifi-only'

export const wantsWifi = (): boolean => localStorage.getItem(SETTING) === 'yes'

export function setWantsWifi(wanted: boolean): void {
  if (wanted) localStorage.setItem(SETTING, 'yes')
  else localStorage.removeItem(SETTING)
}

/** What the browser says of the line; undefined where it does not say (every browser but Chromium's). */
export function lineType(): string | undefined {
  const line = connection()
  const type: unknown = line === undefined ? undefined : Reflect.get(line, 'type')
  return typeof type === 'string' ? type : undefined
}

/** Tells when the line has changed: what waited for Wi-Fi may go. Answers the way to stop. */
export function watchLine(onChange: () => void): () => void {
  const line = connection()
  line?.addEventListener('change', onChange)
  return () => line?.removeEventListener('change', onChange)
}

function connection(): EventTarget | undefined {
  const line: unknown = Reflect.get(navigator, 'connection')
  return line instanceof EventTarget ? line : undefined
}

/** Only a line that is known to be a mobile one is kept free: where the browser does not say, nothing would ever go. */
export const mayUseLine = (wifiOnly: boolean): boolean => !wifiOnly || lineType() !== 'cellular'
