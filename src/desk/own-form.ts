import { createHmac, timingSafeEqual } from 'node:crypto'

/**
 * The token that a page's forms carry, made from the secret that the visitor's cookie holds: whoever cannot read the
 * cookie or the page cannot write it.
 */
export const csrfOf = (secret: string): string => createHmac('sha256', secret).update('csrf').digest('base64url')

/** Compared in equal time, whatever is sent. */
export function isToken(sent: unknown, token: string): boolean {
  const [a, b] = [sent, token].map((text) => createHmac('sha256', 'length').update(String(text)).digest())
  return typeof sent === 'string' && timingSafeEqual(a!, b!)
}

interface Origins {
  readonly origin: string | undefined
  readonly fetchSite: string | undefined
  /** Host and port that were asked for. */
  readonly host: string
}

/**
 * Why a form was not sent by a page of this desk; null when it was. Browsers say where a form comes from in one header or
 * both; a form without either comes from none that we know.
 */
export function foreign({ origin, fetchSite, host }: Origins): string | null {
  if (origin === undefined && fetchSite === undefined) return 'the request does not say from which page it comes'
  if (fetchSite !== undefined && fetchSite !== 'same-origin') return `the request comes from elsewhere (${fetchSite})`
  if (origin !== undefined && hostOf(origin) !== host.toLowerCase()) return `the request comes from ${origin}`
  return null
}

const hostOf = (origin: string): string | null => (URL.canParse(origin) ? new URL(origin).host || null : null)
