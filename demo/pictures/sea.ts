import {
  bands,
  box,
  type Draw,
  disc,
  each,
  type Inks,
  type Point,
  placed,
  ridge,
  ring,
  rule,
  shape,
  solid,
  stroke,
} from './press.ts'

/** A container ship seen from the side, bow to the right, on a waterline at y = 0. */
function ship(inks: Inks, chance: () => number, hull: string): string {
  const boxes = [inks.mid, inks.deep, inks.light, inks.accent]
  const stacks = each(11, (i) => {
    const high = 1 + Math.floor(chance() * 4)
    return each(high, (j) => box(-128 + i * 22, -40 - 13 * (j + 1), 20, 12, boxes[Math.floor(chance() * 3.3)]!))
  })
  const bridge =
    box(-166, -112, 32, 72, inks.paper) +
    box(-172, -118, 44, 9, inks.light) +
    box(-162, -104, 24, 5, inks.ink, 0.7) +
    box(-156, -138, 12, 20, hull)
  const body: Point[] = [
    [-190, -40],
    [150, -40],
    [186, -52],
    [162, 0],
    [-176, 0],
  ]
  return stacks + bridge + shape(body, hull) + box(-178, -7, 343, 7, inks.accent, 0.8)
}

const glints = (chance: () => number, fill: string, top: number, count: number): string =>
  each(count, () => {
    const depth = chance() ** 1.4
    const width = 18 + 130 * depth
    return box(chance() * 1240 - 40, top + depth * (675 - top), width, 1 + 3 * depth, fill, 0.5)
  })

/** Ships at anchor, waiting. */
export const harbour: Draw = (inks, chance) => {
  const far = each(6, (i) => placed(120 + i * 205, 345 + (i % 2) * 5, 0.24, ship(inks, chance, inks.deep)))
  const middle = each(3, (i) => placed(250 + i * 390, 405 + (i % 2) * 8, 0.52, ship(inks, chance, inks.deep)))
  return (
    bands(0, 335, inks.light, inks.paper, 9) +
    disc(870, 300, 92, inks.accent, 0.85) +
    ridge(325, 34, 345, 26, chance, inks.mid) +
    bands(335, 675, inks.mid, inks.deep, 8) +
    each(9, (i) => box(870 - 80 + i * 4 - chance() * 30, 350 + i * 19, 160 - i * 9, 4, inks.paper, 0.55)) +
    far +
    middle +
    glints(chance, inks.light, 350, 90) +
    placed(330, 560, 1.28, ship(inks, chance, inks.ink)) +
    box(60, 562, 560, 10, inks.ink, 0.35) +
    glints(chance, inks.deep, 570, 26)
  )
}

/** A ship-to-shore crane with its boom up: nothing is being loaded. */
function crane(inks: Inks, fill: string): string {
  const legs: Point[][] = [
    [
      [-70, 0],
      [-58, 0],
      [-40, -250],
      [-52, -250],
    ],
    [
      [58, 0],
      [70, 0],
      [52, -250],
      [40, -250],
    ],
  ]
  const boom = `M-150 -258 L60 -258 M60 -258 L176 -440 M0 -350 L-150 -258 M0 -350 L168 -430 M0 -350 L-46 -252 M0 -350 L46 -252`
  return (
    legs.map((leg) => shape(leg, fill)).join('') +
    box(-66, -120, 132, 9, fill) +
    stroke('M-62 -6 L50 -116 M62 -6 L-50 -116', fill, 4) +
    stroke(boom, fill, 9) +
    box(-150, -282, 60, 26, fill) +
    box(24, -252, 26, 22, fill) +
    disc(176, -440, 5, inks.accent)
  )
}

/** The quay at rest. */
export const cranes: Draw = (inks, chance) => {
  const paints = [inks.mid, inks.deep, inks.light, inks.deep, inks.accent]
  const stack = (left: number, base: number, across: number, size: number): string =>
    each(across, (i) =>
      each(1 + Math.floor(chance() * 4), (j) => {
        const [x, y] = [left + i * size * 2.5, base - (j + 1) * size]
        const ribs = each(9, (k) =>
          rule([x + 4 + k * size * 0.26, y + 2], [x + 4 + k * size * 0.26, y + size - 3], inks.ink, 1, 0.22),
        )
        return box(x, y, size * 2.45, size - 1.5, paints[Math.floor(chance() * 4.4)]!) + ribs
      }),
    )
  return (
    bands(0, 520, inks.light, inks.paper, 11) +
    disc(300, 210, 70, inks.paper, 0.9) +
    each(7, (i) => box(chance() * 1000 - 100, 90 + i * 34, 220 + chance() * 380, 7, inks.paper, 0.5)) +
    placed(250, 505, 0.72, crane(inks, inks.mid)) +
    placed(470, 508, 0.8, crane(inks, inks.mid)) +
    placed(760, 530, 1.1, crane(inks, inks.deep)) +
    placed(1040, 545, 1.22, crane(inks, inks.ink)) +
    box(0, 520, 1200, 155, inks.deep) +
    stack(-20, 540, 9, 30) +
    stack(520, 548, 8, 34) +
    box(0, 575, 1200, 100, inks.ink) +
    stack(-60, 640, 11, 52) +
    box(0, 640, 1200, 35, inks.ink) +
    rule([0, 655], [1200, 655], inks.accent, 3, 0.8)
  )
}

/** A weather chart with a depression that never came. */
export const chart: Draw = (inks, chance) => {
  const coast =
    'M760 -10 C740 60 800 90 770 150 C750 190 800 210 790 260 C780 300 830 320 820 380 C812 430 850 450 880 520 C900 570 880 610 910 690 L1210 690 L1210 -10 Z'
  const isle =
    'M180 120 C240 80 330 90 350 150 C365 200 310 240 330 300 C345 350 290 400 230 380 C170 360 190 300 160 260 C135 220 130 150 180 120 Z'
  const isobars = each(9, (i) => {
    const radius = 44 + i * 42
    return `<ellipse cx="560" cy="330" rx="${radius * 1.22}" ry="${radius * 0.86}" transform="rotate(-24 560 330)" fill="none" stroke="${i === 0 ? inks.accent : inks.deep}" stroke-width="${i % 3 === 0 ? 3.4 : 1.8}" stroke-opacity="${1 - i * 0.07}"/>`
  })
  const barbs = each(26, () => {
    const [x, y, long] = [60 + chance() * 700, 40 + chance() * 600, 26]
    const angle = Math.atan2(y - 330, x - 560) + 1.9
    const tip: Point = [x + Math.cos(angle) * long, y + Math.sin(angle) * long]
    const feather: Point = [tip[0] + Math.cos(angle + 1.9) * 12, tip[1] + Math.sin(angle + 1.9) * 12]
    return rule([x, y], tip, inks.ink, 2, 0.65) + rule(tip, feather, inks.ink, 2, 0.65) + disc(x, y, 3, inks.ink, 0.65)
  })
  return (
    box(0, 0, 1200, 675, inks.light) +
    each(13, (i) => rule([i * 100, 0], [i * 100 - 60, 675], inks.paper, 1.5, 0.8)) +
    each(8, (i) => rule([0, i * 90 + 20], [1200, i * 90 - 10], inks.paper, 1.5, 0.8)) +
    solid(isle, inks.paper) +
    stroke(isle, inks.mid, 3) +
    solid(coast, inks.paper) +
    stroke(coast, inks.mid, 3) +
    isobars +
    barbs +
    disc(560, 330, 26, inks.accent) +
    stroke('M550 318 L550 342 L568 342', inks.paper, 5) +
    disc(835, 390, 9, inks.ink) +
    ring(835, 390, 18, inks.ink, 2) +
    box(930, 560, 220, 66, inks.ink) +
    each(3, (i) => box(950, 576 + i * 15, 150 - i * 30, 5, inks.paper, 0.8))
  )
}

/** A lighthouse on its rock, lamp lit by day. */
export const lighthouse: Draw = (inks, chance) => {
  const tower: Point[] = [
    [706, 500],
    [728, 190],
    [792, 190],
    [814, 500],
  ]
  const stripes = [0, 1].map((i) => {
    const [y, next] = [250 + i * 110, 305 + i * 110]
    const at = (v: number): number => ((500 - v) / 310) * 22
    return shape(
      [
        [706 + at(y), y],
        [814 - at(y), y],
        [814 - at(next), next],
        [706 + at(next), next],
      ],
      inks.accent,
      0.85,
    )
  })
  return (
    bands(0, 430, inks.light, inks.paper, 10) +
    shape(
      [
        [760, 160],
        [-40, 40],
        [-40, 210],
      ],
      inks.paper,
      0.6,
    ) +
    shape(
      [
        [760, 160],
        [1240, 70],
        [1240, 240],
      ],
      inks.paper,
      0.45,
    ) +
    ridge(428, 26, 440, 30, chance, inks.mid) +
    bands(432, 675, inks.mid, inks.deep, 7) +
    glints(chance, inks.light, 440, 70) +
    solid(
      'M520 540 C580 470 640 500 700 480 C780 460 860 490 920 520 C980 540 1040 560 1080 610 L1120 690 L470 690 Z',
      inks.ink,
    ) +
    shape(tower, inks.paper) +
    stripes.join('') +
    shape(
      [
        [770, 500],
        [770, 190],
        [792, 190],
        [814, 500],
      ],
      inks.ink,
      0.18,
    ) +
    box(716, 178, 88, 13, inks.ink) +
    box(738, 134, 44, 46, inks.light) +
    disc(760, 158, 13, inks.accent) +
    shape(
      [
        [730, 134],
        [760, 104],
        [790, 134],
      ],
      inks.ink,
    ) +
    box(600, 452, 76, 46, inks.light) +
    shape(
      [
        [592, 454],
        [638, 424],
        [684, 454],
      ],
      inks.deep,
    ) +
    box(626, 470, 16, 28, inks.ink)
  )
}
