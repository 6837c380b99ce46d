import { messageOf } from '../../news/error.ts'

export class TooLarge extends Error {
  constructor(maxBytes: number) {
    super(`its answer is longer than ${sizeOf(maxBytes)}`)
  }
}

export class TooSlow extends Error {}

function sizeOf(bytes: number): string {
  return bytes >= 1_000_000 ? `${Math.round(bytes / 1_000_000)} MB` : `${Math.ceil(bytes / 1_000)} KB`
}

/** What went wrong with a request, for an editor. */
export function whyNot(error: unknown, host: string, timeoutSeconds: number): string {
  if (error instanceof TooSlow) return `${host} did not finish its answer within ${timeoutSeconds} seconds`
  const code = (error as { code?: unknown } | null)?.code
  const known = typeof code === 'string' && WORDS[code]
  if (known) return known(host)
  // By its name: undici is loaded with the first request only.
  if (error instanceof Error && error.name === 'HTTPParserError') return `${host} does not speak HTTP as it should`
  if (typeof code === 'string' && /CERT|TLS|SSL|EPROTO/.test(code)) return `the certificate of ${host} is not valid`
  return `${host}: ${causeOf(error)}`
}

/** Node wraps what several addresses answered in an error that says nothing itself. */
function causeOf(error: unknown): string {
  return (error instanceof AggregateError && messageOf(error.errors[0])) || messageOf(error) || 'no answer'
}

const noConnection = (host: string) => `no connection to ${host}`
const brokeOff = (host: string) => `${host} broke off in the middle of its answer`

const WORDS: Record<string, (host: string) => string> = {
  ENOTFOUND: (host) => `there is no host called ${host}`,
  EAI_AGAIN: (host) => `the name server does not answer for ${host}`,
  ECONNREFUSED: (host) => `${host} refuses connections`,
  ECONNRESET: (host) => `${host} hung up without an answer`,
  EHOSTUNREACH: noConnection,
  ENETUNREACH: noConnection,
  ETIMEDOUT: noConnection,
  UND_ERR_CONNECT_TIMEOUT: noConnection,
  UND_ERR_SOCKET: brokeOff,
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: brokeOff,
  UND_ERR_HEADERS_OVERFLOW: (host) => `${host} sends too many headers`,
  HPE_HEADER_OVERFLOW: (host) => `${host} sends too many headers`,
  UND_ERR_DESTROYED: () => 'we are shutting down',
  UND_ERR_ABORTED: () => 'we are shutting down',
  CERT_HAS_EXPIRED: (host) => `the certificate of ${host} has expired`,
  DEPTH_ZERO_SELF_SIGNED_CERT: (host) => `${host} has signed its certificate itself`,
  SELF_SIGNED_CERT_IN_CHAIN: (host) => `${host} has a certificate that nobody known signed`,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: (host) => `the certificate of ${host} cannot be checked`,
}
