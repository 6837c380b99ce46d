import { BroadsheetError } from '../news/index.ts'

/** A web address as a person writes it, with or without https:// */
export function webAddress(address: string): string {
  const full = /^[a-z][a-z0-9+.-]*:/i.test(address) ? address : `https://${address}`
  if (URL.canParse(full) && /^https?:$/.test(new URL(full).protocol)) return new URL(full).href
  throw new BroadsheetError('address-wrong', {
    what: `"${address}" is not a web address`,
    next: 'Give one that begins with http:// or https://',
    usage: true,
  })
}
