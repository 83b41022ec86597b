/**
 * A picture drawn again on this phone: at most 1,600 pixels on its longer side, as JPEG, upright. What is not pixels
 * (place, time, camera, thumbnail) stays behind. The server does the same once more, since it cannot know that we did.
 */
import type { Bytes } from '../device/bytes'
import { SIDE_PIXELS_MAX } from './kinds'

const QUALITY = 0.85

/** Undefined where this browser cannot read the picture. */
export async function redraw(file: Blob): Promise<Bytes | undefined> {
  let picture: ImageBitmap
  try {
    picture = await createImageBitmap(file)
  } catch {
    return undefined
  }
  const scale = Math.min(1, SIDE_PIXELS_MAX / Math.max(picture.width, picture.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(picture.width * scale))
  canvas.height = Math.max(1, Math.round(picture.height * scale))
  const pen = canvas.getContext('2d')
  if (pen === null) return undefined
  // JPEG knows no transparency: without this it would come out black.
  pen.fillStyle = '#ffffff'
  pen.fillRect(0, 0, canvas.width, canvas.height)
  pen.drawImage(picture, 0, 0, canvas.width, canvas.height)
  picture.close()
  return bytesOf(canvas, 'image/jpeg')
}

export async function bytesOf(canvas: HTMLCanvasElement, mime: 'image/jpeg' | 'image/png'): Promise<Bytes | undefined> {
  const blob = await new Promise<Blob | null>((resolve) => {
    canvas.toBlob(resolve, mime, QUALITY)
  })
  return blob === null ? undefined : new Uint8Array(await blob.arrayBuffer())
}
