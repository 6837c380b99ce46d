import type { Evidence, Product, Sum } from '../news/index.ts'
import { table } from './print.ts'

/** The terms of a sum, one a line: they add up to its value. */
export function terms(quality: Sum): string {
  return table(quality.terms.map(({ term, adds, note }) => [`  ${signed(adds)}`, term, note]))
}

/** The factors of a product, one a line: multiplied they give its value. */
export function factors(heat: Product): string {
  return table(heat.factors.map(({ factor, times, note }) => [`  × ${times}`, factor, note]))
}

export function evidence(because: readonly Evidence[]): string {
  return table(
    because.map(({ evidence, note, weight }) => [`  ${weight === undefined ? '' : round(weight)}`, evidence, note]),
  )
}

/** Heat and quality as a reader sees them. */
export const round = (value: number): string => String(Math.round(value * 100) / 100)

const signed = (value: number) => (value > 0 ? `+${value}` : String(value))
