import type { IncomingMessage } from 'node:http'

/** Names by which a browser on this machine reaches it. */
const LOOPBACK_NAME = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])\.?$/
const LOOPBACK_ADDRESS = /^(?:127(?:\.\d{1,3}){3}|::1|::ffff:127(?:\.\d{1,3}){3})$/

/** By these a proxy says that it asks for somebody else. */
const FORWARDED = ['forwarded', 'via', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-real-ip']

/**
 * Why a request may not see what is for this machine alone, such as a desk without login; null when it may. Only this machine's own
 * browsers are let in: the connection comes from here, and so does the name that was asked for, so that no page from
 * elsewhere can read it by a name of its own that leads here.
 */
export function refusal(request: Pick<IncomingMessage, 'headers' | 'httpVersion'> & Peer): string | null {
  const { socket, headers, httpVersion } = request
  if (!LOOPBACK_ADDRESS.test(socket.remoteAddress ?? '')) return 'the request comes from another machine'
  // A proxy on this machine lets in the world; one that says nothing of itself speaks HTTP 1.0, as no browser does.
  if (httpVersion === '1.0' || FORWARDED.some((name) => headers[name] !== undefined)) {
    return 'the request comes through a proxy'
  }
  const name = (headers.host ?? '').toLowerCase().replace(/:\d*$/, '')
  return LOOPBACK_NAME.test(name) ? null : 'the name that was asked for is not one of this machine for itself'
}

interface Peer {
  readonly socket: { readonly remoteAddress?: string | undefined }
}
