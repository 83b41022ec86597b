import { useEffect, useState } from 'preact/hooks'
import type { Cell } from '../sync/cell'

/** The cell's value, drawn again whenever it changes. */
export function useCell<T>(cell: Cell<T>): T {
  const [, draw] = useState(0)
  useEffect(() => {
    const again = (): void => draw((count) => count + 1)
    // It may have changed between the drawing and now.
    again()
    return cell.watch(again)
  }, [cell])
  return cell.get()
}

/** The time, drawn again every `everyMs`: "3 days overdue" must not stay from yesterday. */
export function useNow(everyMs = 30_000): Date {
  const [now, setNow] = useState(() => new Date())
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), everyMs)
    return () => clearInterval(timer)
  }, [everyMs])
  return now
}
