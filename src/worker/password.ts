import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto'

/**
 * Passwords as scrypt hashes. Each says how it was made (`scrypt$15$8$3$salt$key`), so that the cost can grow and old ones
 * are still read. Cost: 2^15 blocks of 1 kB three times, 32 MB and about 0.2 s, one of those that OWASP's cheat sheet on
 * storing passwords gives as equal.
 */
interface Cost {
  /** As a power of two. */
  readonly n: number
  readonly r: number
  readonly p: number
}

const COST: Cost = { n: 15, r: 8, p: 3 }
const SALT_BYTES = 16
const KEY_BYTES = 32
/** A hash that asks for more is none of ours. */
const MOST_COST = { n: 20, r: 16, p: 16 } as const

export async function hashPassword(password: string, cost = COST): Promise<string> {
  const salt = randomBytes(SALT_BYTES)
  const key = await derive(password, salt, cost)
  return ['scrypt', cost.n, cost.r, cost.p, salt.toString('base64url'), key.toString('base64url')].join('$')
}

/**
 * Whether the password is the one that was hashed. Where there is no hash the same work is done on one that no password
 * fits, so that the time of the answer does not tell which names there are.
 */
export async function verifyPassword(password: string, hash: string | null): Promise<boolean> {
  const known = hash === null ? null : readHash(hash)
  const { cost, salt, key } = known ?? NOBODY
  const derived = await derive(password, salt, cost)
  return timingSafeEqual(derived, key) && known !== null
}

/** Made at less cost than today's: to be made anew when its password is next given. */
export function isOutdated(hash: string): boolean {
  const cost = readHash(hash)?.cost
  return cost === undefined || cost.n !== COST.n || cost.r !== COST.r || cost.p !== COST.p
}

interface Hash {
  readonly cost: Cost
  readonly salt: Buffer
  readonly key: Buffer
}

const NOBODY: Hash = { cost: COST, salt: Buffer.alloc(SALT_BYTES), key: Buffer.alloc(KEY_BYTES) }

function readHash(hash: string): Hash | null {
  const [kind, n, r, p, salt = '', key = ''] = hash.split('$')
  const cost = { n: Number(n), r: Number(r), p: Number(p) }
  const within = (['n', 'r', 'p'] as const).every((part) => cost[part] >= 1 && cost[part] <= MOST_COST[part])
  const bytes = { salt: Buffer.from(salt, 'base64url'), key: Buffer.from(key, 'base64url') }
  return kind === 'scrypt' && within && bytes.key.length === KEY_BYTES ? { cost, ...bytes } : null
}

/** Hashes at a time: each takes memory and a thread that files and names are looked up with, too. */
const AT_ONCE = 2
let running = 0
const waiting: (() => void)[] = []

async function derive(password: string, salt: Buffer, { n, r, p }: Cost): Promise<Buffer> {
  if (running >= AT_ONCE) await new Promise<void>((free) => waiting.push(free))
  else running += 1
  try {
    const options: ScryptOptions = { N: 2 ** n, r, p, maxmem: 256 * 2 ** n * r }
    return await new Promise((resolve, reject) => {
      // One password, typed on two keyboards, may reach us in two forms of Unicode.
      scrypt(password.normalize('NFKC'), salt, KEY_BYTES, options, (error, key) =>
        error ? reject(error) : resolve(key),
      )
    })
  } finally {
    const next = waiting.shift()
    if (next) next()
    else running -= 1
  }
}
