/** What package-lock.json says of one package. */
interface Locked {
  readonly version?: string
  readonly license?: string
  readonly dev?: boolean
  readonly devOptional?: boolean
  readonly optional?: boolean
  readonly os?: readonly string[]
  readonly hasInstallScript?: boolean
  /** Of the project itself. */
  readonly dependencies?: Readonly<Record<string, string>>
}

interface Lock {
  readonly packages: Readonly<Record<string, Locked>>
}

interface Shipped {
  readonly name: string
  readonly version: string
  readonly licence: string
  /** Named by us; the others are there because one of these needs them. */
  readonly ours: boolean
  /** For some machines only. */
  readonly machines: boolean
  readonly installs: boolean
}

/** Licences under which what ships may be used, changed and passed on together with us, alone or joined by AND and OR. */
const GOOD = new Set([
  ...['0BSD', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'ISC', 'MIT', 'MIT-0', 'PSF-2.0', 'CC0-1.0', 'AFL-2.1'],
  // Of the library's own files alone: libvips, which sharp loads as a library of its own, and Satori.
  ...['LGPL-3.0-or-later', 'MPL-2.0'],
])

/** Every package that an installed Broadsheet brings along, from the lock file. */
export function shippedIn(lock: Lock): Shipped[] {
  const named = new Set(Object.keys(lock.packages['']?.dependencies ?? {}))
  return Object.entries(lock.packages)
    .filter(([path, { dev, devOptional }]) => path !== '' && !dev && !devOptional)
    .map(([path, { version = '', license = '', os, hasInstallScript = false }]) => {
      const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)
      const ours = path === `node_modules/${name}` && named.has(name)
      return { name, version, licence: license, ours, machines: os !== undefined, installs: hasInstallScript }
    })
    .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.version < b.version ? -1 : 1))
}

/** What may not ship: a package whose licence we do not know, or none that we can pass on. */
export function licenceFaults(shipped: readonly Shipped[]): string[] {
  return shipped
    .filter(({ licence }) => {
      const words = licence.replace(/\(http[^)]*\)/, '').split(/ AND | OR |[()]/)
      return licence === '' || words.some((word) => word.trim() !== '' && !GOOD.has(word.trim()))
    })
    .map(({ name, version, licence }) => `${name} ${version} ships under "${licence || 'no licence'}"`)
}

/** The page that lists it all. */
export function shipsPage(lock: Lock): string {
  const shipped = shippedIn(lock)
  const licences = new Map<string, number>()
  for (const { licence } of shipped) licences.set(licence, (licences.get(licence) ?? 0) + 1)
  const most = [...licences].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
  const row = ({ name, version, licence, machines, installs }: Shipped) =>
    `| ${name} | ${version} | ${licence} | ${[machines && 'some machines only', installs && 'has an install script'].filter(Boolean).join(', ')} |`
  const head = ['| package | version | licence | |', '|---|---|---|---|']
  return `${[
    '# What ships',
    '',
    '<!-- Made from package-lock.json by "npm run docs". -->',
    '',
    `An installed Broadsheet brings ${shipped.length} packages along: the ${shipped.filter(({ ours }) => ours).length} that it names, and what they need. ` +
      'What is marked for some machines only is fetched for the machine that installs it. ' +
      'No install script has to run: what those of PostgreSQL’s binaries do (links between libraries) is done when the archive is first opened.',
    '',
    `By licence: ${most.map(([licence, times]) => `${licence} ${times}`).join(', ')}.`,
    '',
    '## Named by us',
    '',
    ...head,
    ...shipped.filter(({ ours }) => ours).map(row),
    '',
    '## What these need',
    '',
    ...head,
    ...shipped.filter(({ ours }) => !ours).map(row),
  ].join('\n')}\n`
}
