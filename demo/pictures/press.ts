/** What every picture is drawn with: a fixed sheet, six inks, and shapes written as SVG. */
export const SHEET = { width: 1200, height: 675 } as const

/** Six inks from light to dark, and one that is used sparingly. */
export interface Inks {
  readonly paper: string
  readonly light: string
  readonly mid: string
  readonly deep: string
  readonly ink: string
  readonly accent: string
}

export const TONES = ['dusk', 'slate', 'sand', 'brick', 'moss', 'night'] as const
export type Tone = (typeof TONES)[number]

export const INKS: Record<Tone, Inks> = {
  dusk: { paper: '#f2dfc9', light: '#e5bd9c', mid: '#ba7d6d', deep: '#5d4c63', ink: '#272739', accent: '#d9532e' },
  slate: { paper: '#e9ebe8', light: '#c5ced0', mid: '#8c9da5', deep: '#4d606c', ink: '#1f2a33', accent: '#cf4a31' },
  sand: { paper: '#f4ead7', light: '#e3cfaa', mid: '#c09e6d', deep: '#7b6346', ink: '#342a20', accent: '#b8442d' },
  brick: { paper: '#f3e5dc', light: '#dfbaa5', mid: '#ba775f', deep: '#743f31', ink: '#2f1d1a', accent: '#2f7079' },
  moss: { paper: '#edeedf', light: '#cad1b0', mid: '#90a179', deep: '#4d6351', ink: '#1f2c28', accent: '#cf692f' },
  night: { paper: '#cfd8e2', light: '#8b9db5', mid: '#4c607f', deep: '#283651', ink: '#111a2c', accent: '#eeb54b' },
}

/** Draws a scene's shapes in the given inks; `chance` is fixed per scene, so a picture never changes. */
export type Draw = (inks: Inks, chance: () => number) => string

export type Point = readonly [number, number]

const n = (value: number): string => String(Math.round(value * 10) / 10)

const look = (fill: string, opacity?: number): string =>
  `fill="${fill}"${opacity === undefined ? '' : ` fill-opacity="${opacity}"`}`

export const box = (x: number, y: number, width: number, height: number, fill: string, opacity?: number): string =>
  `<rect x="${n(x)}" y="${n(y)}" width="${n(width)}" height="${n(height)}" ${look(fill, opacity)}/>`

export const rounded = (x: number, y: number, width: number, height: number, radius: number, fill: string): string =>
  `<rect x="${n(x)}" y="${n(y)}" width="${n(width)}" height="${n(height)}" rx="${radius}" fill="${fill}"/>`

export const disc = (x: number, y: number, radius: number, fill: string, opacity?: number): string =>
  `<circle cx="${n(x)}" cy="${n(y)}" r="${n(radius)}" ${look(fill, opacity)}/>`

export const ring = (x: number, y: number, radius: number, stroke: string, width: number, opacity = 1): string =>
  `<circle cx="${n(x)}" cy="${n(y)}" r="${n(radius)}" fill="none" stroke="${stroke}" stroke-width="${width}" stroke-opacity="${opacity}"/>`

export const shape = (points: readonly Point[], fill: string, opacity?: number): string =>
  `<polygon points="${points.map(([x, y]) => `${n(x)},${n(y)}`).join(' ')}" ${look(fill, opacity)}/>`

export const rule = (from: Point, to: Point, stroke: string, width: number, opacity = 1): string =>
  `<line x1="${n(from[0])}" y1="${n(from[1])}" x2="${n(to[0])}" y2="${n(to[1])}" stroke="${stroke}" stroke-width="${width}" stroke-opacity="${opacity}"/>`

export const stroke = (path: string, colour: string, width: number, opacity = 1): string =>
  `<path d="${path}" fill="none" stroke="${colour}" stroke-width="${width}" stroke-opacity="${opacity}" stroke-linecap="round" stroke-linejoin="round"/>`

export const solid = (path: string, fill: string, opacity?: number): string =>
  `<path d="${path}" ${look(fill, opacity)}/>`

export const placed = (x: number, y: number, scale: number, drawn: string): string =>
  `<g transform="translate(${n(x)} ${n(y)}) scale(${n(scale * 100) === '100' ? 1 : Math.round(scale * 1000) / 1000})">${drawn}</g>`

/** One drawing for each number from 0 up to `count`. */
export const each = (count: number, draw: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => draw(index)).join('')

/** Flat bands from one ink to another, as a lithograph prints a sky. */
export function bands(top: number, bottom: number, from: string, to: string, count: number): string {
  const height = (bottom - top) / count
  return (
    box(0, top, SHEET.width, bottom - top, from) +
    each(count, (i) =>
      box(0, top + i * height, SHEET.width, height + 0.6, to, Math.round((i / (count - 1)) * 100) / 100),
    )
  )
}

/** A ridge, coast or treeline: a wavering edge closed down to `bottom`. */
export function ridge(
  top: number,
  swing: number,
  bottom: number,
  steps: number,
  chance: () => number,
  fill: string,
): string {
  const points: Point[] = Array.from({ length: steps + 1 }, (_, i) => [
    (i / steps) * SHEET.width,
    top - swing * chance(),
  ])
  return shape([[0, bottom], ...points, [SHEET.width, bottom]], fill)
}

/** Numbers from 0 to 1 that only depend on the seed (mulberry32). */
function chanceOf(seed: string): () => number {
  let state = [...seed].reduce((hash, letter) => Math.imul(hash ^ letter.charCodeAt(0), 16_777_619), 2_166_136_261)
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** The whole sheet: the scene, a faint grain of paper, a margin of shade. */
export function sheetOf(draw: Draw, inks: Inks, seed: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${SHEET.width}" height="${SHEET.height}" viewBox="0 0 ${SHEET.width} ${SHEET.height}">
<defs><filter id="grain" x="0" y="0" width="100%" height="100%"><feTurbulence type="fractalNoise" baseFrequency="0.8" numOctaves="2" seed="7"/><feColorMatrix values="0 0 0 0 0.1  0 0 0 0 0.09  0 0 0 0 0.08  0 0 0 0.55 -0.22"/></filter>
<radialGradient id="shade" cx="0.5" cy="0.46" r="0.78"><stop offset="0.62" stop-color="${inks.ink}" stop-opacity="0"/><stop offset="1" stop-color="${inks.ink}" stop-opacity="0.22"/></radialGradient></defs>
${draw(inks, chanceOf(seed))}
<rect width="100%" height="100%" fill="url(#shade)"/><rect width="100%" height="100%" filter="url(#grain)" opacity="0.5"/>
</svg>`
}
