import {
  bands,
  box,
  type Draw,
  disc,
  each,
  type Inks,
  type Point,
  placed,
  rounded,
  rule,
  shape,
  solid,
  stroke,
} from './press.ts'

const quad = (a: Point, b: Point, c: Point, d: Point, fill: string, opacity?: number): string =>
  shape([a, b, c, d], fill, opacity)

/** Empty seats around a rostrum. */
export const chamber: Draw = (inks, chance) => {
  const seats = each(6, (row) => {
    const radius = 250 + row * 78
    const size = 20 + row * 7
    const count = 15 + row * 3
    return each(count, (i) => {
      const angle = Math.PI * (0.06 + (0.88 * i) / (count - 1))
      const [x, y] = [600 + Math.cos(angle) * radius * 1.12, 205 + Math.sin(angle) * radius * 0.72]
      const lit = chance() < 0.035
      return (
        rounded(x - size / 2, y - size * 0.55, size, size, 6, lit ? inks.accent : row % 2 ? inks.deep : inks.mid) +
        box(x - size / 2, y + size * 0.2, size, size * 0.42, inks.ink, 0.55)
      )
    })
  })
  const rows = each(6, (row) => {
    const radius = 282 + row * 78
    return `<ellipse cx="600" cy="212" rx="${radius * 1.12}" ry="${radius * 0.72}" fill="none" stroke="${inks.ink}" stroke-width="5" stroke-opacity="0.35"/>`
  })
  const columns = each(
    11,
    (i) =>
      box(70 + i * 104, 20, 22, 150, inks.paper) +
      box(62 + i * 104, 14, 38, 10, inks.paper) +
      box(88 + i * 104, 24, 4, 146, inks.deep, 0.35),
  )
  return (
    box(0, 0, 1200, 675, inks.light) +
    box(0, 0, 1200, 178, inks.mid) +
    columns +
    box(0, 166, 1200, 14, inks.ink, 0.75) +
    rows +
    seats +
    solid('M470 178 L730 178 L752 252 L448 252 Z', inks.ink) +
    box(448, 252, 304, 40, inks.deep) +
    box(560, 196, 80, 58, inks.paper) +
    each(4, (i) => box(570, 206 + i * 11, 60 - i * 8, 4, inks.deep)) +
    disc(600, 96, 46, inks.paper) +
    disc(600, 96, 38, inks.ink) +
    stroke('M600 96 L600 70 M600 96 L618 106', inks.paper, 4)
  )
}

/** A delivery robot seen from the front, wheels at y = 0. */
function robot(inks: Inks, lamp: string): string {
  return (
    `<ellipse cx="0" cy="2" rx="62" ry="9" fill="${inks.ink}" fill-opacity="0.35"/>` +
    rounded(-48, -150, 96, 142, 16, inks.paper) +
    rounded(-48, -150, 96, 30, 14, inks.deep) +
    rounded(-36, -112, 72, 36, 6, inks.light) +
    rounded(-36, -70, 72, 36, 6, inks.light) +
    box(-8, -96, 16, 4, inks.deep) +
    box(-8, -54, 16, 4, inks.deep) +
    disc(-16, -135, 6, lamp) +
    disc(16, -135, 6, lamp) +
    box(-40, -12, 18, 12, inks.ink) +
    box(22, -12, 18, 12, inks.ink)
  )
}

/** A hospital corridor in which everyone is waiting for everyone else. */
export const corridor: Draw = (inks) => {
  const at = (depth: number): { l: number; r: number; t: number; b: number } => ({
    l: 600 - 600 / depth,
    r: 600 + 600 / depth,
    t: 300 - 300 / depth,
    b: 300 + 375 / depth,
  })
  const doors = [1.25, 1.8, 2.7].map((depth) => {
    const [near, far] = [at(depth), at(depth * 1.22)]
    const high = (place: { t: number; b: number }): number => place.t + (place.b - place.t) * 0.3
    return (
      quad([near.l, high(near)], [far.l, high(far)], [far.l, far.b], [near.l, near.b], inks.deep, 0.75) +
      quad([near.r, high(near)], [far.r, high(far)], [far.r, far.b], [near.r, near.b], inks.deep, 0.6)
    )
  })
  const end = at(5.5)
  const lamps = [1.15, 1.6, 2.3, 3.4].map((depth) => {
    const [near, far] = [at(depth), at(depth * 1.2)]
    const wide = (place: { l: number; r: number }): number => (place.r - place.l) * 0.14
    return quad(
      [600 - wide(near), near.t],
      [600 + wide(near), near.t],
      [600 + wide(far), far.t],
      [600 - wide(far), far.t],
      inks.paper,
    )
  })
  const line = (depth: number): number => at(depth).b
  return (
    box(0, 0, 1200, 675, inks.mid) +
    quad([0, 0], [1200, 0], [end.r, end.t], [end.l, end.t], inks.light) +
    quad([0, 675], [1200, 675], [end.r, end.b], [end.l, end.b], inks.light) +
    quad([0, 0], [end.l, end.t], [end.l, end.b], [0, 675], inks.mid) +
    quad([1200, 0], [end.r, end.t], [end.r, end.b], [1200, 675], inks.deep, 0.55) +
    each(7, (i) => rule([600 + (i - 3) * 300, 675], [600 + (i - 3) * 36, end.b], inks.paper, 2, 0.6)) +
    doors.join('') +
    lamps.join('') +
    box(end.l, end.t, end.r - end.l, end.b - end.t, inks.paper) +
    box(end.l + 40, end.t + 20, 138, end.b - end.t - 20, inks.light) +
    rule([600, end.t + 20], [600, end.b], inks.deep, 3) +
    quad([0, 470], [end.l, 346], [end.l, 352], [0, 490], inks.accent, 0.8) +
    quad([1200, 470], [end.r, 346], [end.r, 352], [1200, 490], inks.accent, 0.8) +
    [4.2, 4.2].map((depth, i) => placed(566 + i * 68, line(depth) - 4, 0.32, robot(inks, inks.accent))).join('') +
    placed(470, line(2.6), 0.62, robot(inks, inks.accent)) +
    placed(730, line(2.6), 0.62, robot(inks, inks.accent)) +
    placed(600, line(2.2), 0.72, robot(inks, inks.accent)) +
    placed(300, line(1.5), 1.12, robot(inks, inks.accent)) +
    placed(880, line(1.42), 1.2, robot(inks, inks.accent)) +
    placed(590, line(1.22), 1.38, robot(inks, inks.accent))
  )
}

/** A cold aisle between racks. */
export const racks: Draw = (inks, chance) => {
  const end = { l: 520, r: 680, t: 230, b: 420 }
  const side = (left: boolean): string => {
    const edge = left ? 0 : 1200
    const x = (t: number): number => edge + ((left ? end.l : end.r) - edge) * (1 - 1 / (1 + t * 1.3)) * 1.18
    const y = (t: number, v: number): number => {
      const share = (x(t) - edge) / ((left ? end.l : end.r) - edge)
      return (v * 855 - 90) * (1 - share) + (end.t + v * (end.b - end.t)) * share
    }
    return each(9, (i) => {
      const [a, b] = [i * 0.55, i * 0.55 + 0.5]
      const face = quad(
        [x(a), y(a, 0)],
        [x(b), y(b, 0)],
        [x(b), y(b, 1)],
        [x(a), y(a, 1)],
        i % 2 ? inks.ink : inks.deep,
      )
      const units = each(22, (j) => {
        const v = 0.05 + j * 0.042
        const seam = rule([x(a), y(a, v)], [x(b), y(b, v)], inks.mid, Math.max(0.6, 2.6 - i * 0.3), 0.4)
        if (chance() < 0.35) return seam
        const lamp = a + 0.08 + chance() * 0.3
        return (
          seam +
          disc(x(lamp), y(lamp, v + 0.02), Math.max(1, 4.6 - i * 0.5), chance() < 0.16 ? inks.accent : inks.light)
        )
      })
      return face + units
    })
  }
  return (
    box(0, 0, 1200, 675, inks.ink) +
    quad([0, 675], [1200, 675], [end.r, end.b], [end.l, end.b], inks.mid) +
    each(13, (i) => rule([-300 + i * 150, 675], [end.l + 13 * i, end.b], inks.deep, 2, 0.6)) +
    [440, 470, 510, 565, 635].map((y) => rule([0, y], [1200, y], inks.deep, 2, 0.5)).join('') +
    quad([120, 0], [1080, 0], [end.r, end.t], [end.l, end.t], inks.deep) +
    [1, 0.55, 0.3]
      .map((s) =>
        quad(
          [600 - 190 * s, 230 - 220 * s],
          [600 + 190 * s, 230 - 220 * s],
          [600 + 150 * s, 230 - 170 * s],
          [600 - 150 * s, 230 - 170 * s],
          inks.paper,
        ),
      )
      .join('') +
    box(end.l, end.t, end.r - end.l, end.b - end.t, inks.light) +
    side(true) +
    side(false)
  )
}

/** A public bath at closing time. */
export const pool: Draw = (inks, chance) => {
  const far = 300
  const rope = (i: number): string => {
    const [top, bottom]: [Point, Point] = [
      [430 + i * 68, far],
      [-200 + i * 320, 675],
    ]
    return (
      rule(top, bottom, inks.paper, 5, 0.9) +
      each(9, (j) => {
        const t = (j / 9) ** 1.7
        return disc(top[0] + (bottom[0] - top[0]) * t, top[1] + (bottom[1] - top[1]) * t, 3 + t * 9, inks.accent)
      })
    )
  }
  const steam = each(7, (i) => {
    const x = 140 + i * 160 + chance() * 40
    return stroke(`M${x} ${430 - chance() * 60} c-30 -50 34 -70 4 -120 c-24 -42 26 -62 6 -104`, inks.paper, 10, 0.34)
  })
  const panes = each(
    9,
    (i) =>
      box(20 + i * 131, 30, 116, 176, inks.paper, 0.75) +
      rule([78 + i * 131, 30], [78 + i * 131, 206], inks.mid, 3) +
      rule([20 + i * 131, 100], [136 + i * 131, 100], inks.mid, 3),
  )
  return (
    box(0, 0, 1200, 675, inks.light) +
    panes +
    ridge3(inks, chance) +
    box(0, 206, 1200, 60, inks.mid) +
    box(0, 262, 1200, 40, inks.paper) +
    each(24, (i) => box(i * 52, 268, 40, 24, inks.light)) +
    bands(far, 675, inks.mid, inks.deep, 8) +
    each(40, () => {
      const depth = chance()
      return stroke(
        `M${chance() * 1200} ${far + 20 + depth * 350} q${20 + depth * 30} -9 ${50 + depth * 70} 0`,
        inks.light,
        2 + depth * 2,
        0.35,
      )
    }) +
    each(6, rope) +
    steam +
    each(6, (i) => box(446 + i * 68, 276, 34, 24, inks.ink) + box(440 + i * 68, 270, 46, 8, inks.deep))
  )
}

const ridge3 = (inks: Inks, chance: () => number): string =>
  each(8, (i) =>
    shape(
      [
        [20 + i * 150, 206],
        [70 + i * 150 + chance() * 40, 120 + chance() * 50],
        [190 + i * 150, 206],
      ],
      inks.deep,
      0.28,
    ),
  )

/** A witness's microphone and a record of what was, or was not, said. */
export const witness: Draw = (inks, chance) => {
  const lines = each(13, (i) => {
    const y = 96 + i * 40
    let x = 520
    return each(7, () => {
      const width = 28 + chance() * 92
      if (x + width > 1085) return ''
      const struck = chance() < 0.13
      const word =
        box(x, y, width, 13, struck ? inks.light : inks.deep, struck ? 1 : 0.85) +
        (struck ? rule([x - 4, y + 7], [x + width + 4, y + 6], inks.accent, 4) : '')
      x += width + 15
      return word
    })
  })
  return (
    box(0, 0, 1200, 675, inks.mid) +
    each(8, (i) => box(i * 150 + 6, 0, 138, 675, inks.deep, 0.42) + box(i * 150 + 22, 20, 106, 300, inks.ink, 0.14)) +
    shape(
      [
        [470, 40],
        [1140, 24],
        [1160, 700],
        [452, 700],
      ],
      inks.ink,
      0.3,
    ) +
    shape(
      [
        [456, 30],
        [1130, 18],
        [1146, 700],
        [440, 700],
      ],
      inks.paper,
    ) +
    rule([496, 60], [490, 675], inks.accent, 2, 0.6) +
    lines +
    solid('M-20 700 L-20 560 C80 536 250 536 360 566 L392 700 Z', inks.ink) +
    stroke('M196 566 C190 470 150 420 190 330 C204 300 224 280 240 262', inks.ink, 15) +
    turnedMic(inks)
  )
}

const turnedMic = (inks: Inks): string =>
  `<g transform="rotate(38 262 222)">${rounded(226, 142, 72, 128, 34, inks.ink)}${each(7, (i) => rule([232, 160 + i * 12], [292, 160 + i * 12], inks.light, 2, 0.55))}${box(226, 232, 72, 10, inks.accent)}</g>`
