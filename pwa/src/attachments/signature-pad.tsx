/**
 * A signature, drawn with a finger, a pen or a mouse; or typed, for whoever cannot or would rather not draw (WCAG 2.2,
 * 2.5.7). Both become the same: a picture, and in words whose it is.
 */
import type { JSX, TargetedPointerEvent } from 'preact'
import { useRef, useState } from 'preact/hooks'
import type { Bytes } from '../device/bytes'
import { TextField } from '../ui/fields'
import { bytesOf } from './redraw'

const NAME_CHARS_MAX = 200
const WIDTH = 600
const HEIGHT = 200

export function SignaturePad({ done }: { done: (picture: Bytes, caption: string) => Promise<void> }): JSX.Element {
  const canvas = useRef<HTMLCanvasElement>(null)
  const [name, setName] = useState('')
  const [hasInk, setInk] = useState(false)
  const [trouble, setTrouble] = useState<string | undefined>()

  const draw = (event: TargetedPointerEvent<HTMLCanvasElement>, isStart: boolean): void => {
    const pen = canvas.current?.getContext('2d')
    if (!pen || (!isStart && event.buttons === 0)) return
    const box = event.currentTarget.getBoundingClientRect()
    const x = ((event.clientX - box.left) / box.width) * WIDTH
    const y = ((event.clientY - box.top) / box.height) * HEIGHT
    if (isStart) {
      event.currentTarget.setPointerCapture(event.pointerId)
      pen.beginPath()
      pen.moveTo(x, y)
    }
    pen.lineWidth = 3
    pen.lineCap = 'round'
    pen.lineTo(x, y)
    pen.stroke()
    setInk(true)
  }
  const clear = (): void => {
    canvas.current?.getContext('2d')?.clearRect(0, 0, WIDTH, HEIGHT)
    setInk(false)
  }
  const use = async (isTyped: boolean): Promise<void> => {
    const pad = canvas.current
    const pen = pad?.getContext('2d')
    if (name.trim() === '') return setTrouble('Enter the name of who signs')
    if (!pad || !pen) return undefined
    if (!isTyped && !hasInk) return setTrouble('Draw the signature, or use the typed name')
    if (isTyped) {
      clear()
      pen.font = 'italic 48px serif'
      pen.fillText(name.trim(), 16, HEIGHT / 2 + 16, WIDTH - 32)
    }
    const picture = await bytesOf(pad, 'image/png')
    clear()
    setName('')
    setTrouble(undefined)
    if (picture !== undefined) await done(picture, isTyped ? `Typed by ${name.trim()}` : `Signed by ${name.trim()}`)
  }

  return (
    <>
      <TextField id="signer" label="Name of who signs" error={trouble} max={NAME_CHARS_MAX} value={name} onValue={setName} />
      <p class="govuk-body" id="pad-label">
        Sign in the box, or use the typed name instead.
      </p>
      <canvas
        ref={canvas}
        class="app-signature"
        width={WIDTH}
        height={HEIGHT}
        role="img"
        aria-labelledby="pad-label"
        onPointerDown={(event) => draw(event, true)}
        onPointerMove={(event) => draw(event, false)}
      />
      <div class="govuk-button-group">
        <button class="govuk-button govuk-button--secondary" type="button" onClick={() => void use(false)}>
          Use this signature
        </button>
        <button class="govuk-button govuk-button--secondary" type="button" onClick={() => void use(true)}>
          Use the typed name
        </button>
        <button class="govuk-button govuk-button--secondary" type="button" onClick={clear}>
          Clear
        </button>
      </div>
    </>
  )
}
