import type { TokenKind } from '../news/index.ts'

/** The style tokens of paper.css that a theme may set: `paper` is `--paper`. */
export const TOKENS: Readonly<Record<string, TokenKind>> = {
  paper: 'colour',
  ink: 'colour',
  quiet: 'colour',
  rule: 'colour',
  hair: 'colour',
  heat: 'colour',
  tint: 'colour',
  serif: 'font',
  display: 'font',
  sans: 'font',
  width: 'length',
  gap: 'length',
}

/** As paper.css has them, light and dark. */
export const COLOURS: Readonly<Record<string, readonly [string, string]>> = {
  paper: ['#fbfaf6', '#14120f'],
  ink: ['#16130f', '#ece6da'],
  quiet: ['#635c51', '#aba392'],
  rule: ['#c9c1b2', '#4a443a'],
  hair: ['#e3ddd0', '#2e2a24'],
  heat: ['#b3261e', '#ff8a75'],
  tint: ['#f7e6dc', '#2a1d16'],
}

/** Text, and what it stands on: these must be told apart by everybody. */
export const TEXT_ON: readonly (readonly [string, string])[] = [
  ['ink', 'paper'],
  ['quiet', 'paper'],
  ['heat', 'paper'],
  ['ink', 'tint'],
]
