import sharp from 'sharp'
import { INKS, SHEET, sheetOf, TONES, type Tone } from './press.ts'
import { chamber, corridor, pool, racks, witness } from './rooms.ts'
import { chart, cranes, harbour, lighthouse } from './sea.ts'

export { TONES, type Tone }

const DRAWINGS = { harbour, cranes, chart, lighthouse, chamber, corridor, racks, pool, witness }

export type Scene = keyof typeof DRAWINGS
export const SCENES = Object.keys(DRAWINGS) as [Scene, ...Scene[]]

export const isScene = (word: string): word is Scene => Object.hasOwn(DRAWINGS, word)
export const isTone = (word: string): word is Tone => Object.hasOwn(INKS, word)

export const pictureSize = SHEET

/** The picture's drawing, before it is printed. */
const drawingOf = (scene: Scene, tone: Tone): string => sheetOf(DRAWINGS[scene], INKS[tone], scene)

const printed = new Map<string, Promise<Buffer>>()

/** The picture as a JPEG file; the same bytes whenever it is asked for. Drawn once, then kept. */
export function renderPicture(scene: Scene, tone: Tone): Promise<Buffer> {
  const name = `${scene}-${tone}`
  const ready =
    printed.get(name) ??
    sharp(Buffer.from(drawingOf(scene, tone)))
      .jpeg({ quality: 84, mozjpeg: true })
      .toBuffer()
  printed.set(name, ready)
  return ready
}
