import type { shapes } from '../renditions/api/index.ts'

const TITLES = { 400: 'A parameter is wrong', 404: 'There is no such thing', 503: 'There is no paper yet' } as const

/** Says why there is no answer, for programs (RFC 9457). */
export function problem(status: keyof typeof TITLES, detail: string): Response {
  const body: shapes.Problem = { type: 'about:blank', title: TITLES[status], status, detail }
  return new Response(`${JSON.stringify(body)}\n`, { status, headers: { 'content-type': 'application/problem+json' } })
}
