// Puts a fresh checkout in order with nothing but Node: installs the packages of package-lock.json when they are missing
// or others, and with --servers what tests use of the system (Chromium, PostgreSQL) where it may. Plain JavaScript,
// because it runs before there is anything that could run TypeScript.
import { spawnSync } from 'node:child_process'
import { existsSync, lstatSync, readdirSync, readFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const PROJECT = fileURLToPath(new URL('..', import.meta.url))

/** A hung mirror must not eat the time of the tests. */
const NPM_LIMIT_MINUTES = 3

/**
 * What tests use of the system, the Debian packages it comes in, and what goes without it.
 * @type {readonly { name: string, packages: readonly string[], skips: string, isThere: () => boolean }[]}
 */
const SYSTEM = [
  {
    name: 'Chromium',
    packages: ['chromium'],
    skips: 'tests in a real browser',
    isThere: () => ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'].some(onPath),
  },
  {
    name: 'PostgreSQL 15',
    packages: ['postgresql-15', 'postgresql'],
    skips: 'tests of the archive on a system’s own PostgreSQL (they run on the one that comes along)',
    isThere: () => postgresVersions().some((version) => version >= 15),
  },
]

/**
 * Whether what npm wrote down after installing is what the lock file asks for. By content, because a file's time says when
 * it was checked out. Packages for other machines may be missing.
 */
export function isInstalled(lockText, installedText) {
  const installed = JSON.parse(installedText).packages
  const wanted = Object.entries(JSON.parse(lockText).packages).filter(([path]) => path !== '')
  return wanted.every(([path, { version, optional, devOptional, extraneous }]) => {
    const there = installed[path]
    return there ? there.version === version : Boolean(optional || devOptional || extraneous)
  })
}

function installPackages() {
  const modules = join(PROJECT, 'node_modules')
  const written = join(modules, '.package-lock.json')
  const lock = readFileSync(join(PROJECT, 'package-lock.json'), 'utf8')
  if (existsSync(written) && isInstalled(lock, readFileSync(written, 'utf8'))) return true
  if (existsSync(modules) && lstatSync(modules).isSymbolicLink()) {
    console.error(
      'prepare: node_modules is a link to packages that are not those of package-lock.json; install them there',
    )
    return false
  }
  console.log('prepare: installing the packages of package-lock.json (npm ci)')
  // No package's install script is needed, so none is run.
  const { status, signal } = spawnSync(
    'npm',
    ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'],
    {
      cwd: PROJECT,
      stdio: 'inherit',
      shell: process.platform === 'win32',
      timeout: NPM_LIMIT_MINUTES * 60_000,
    },
  )
  if (status === 0) return true
  const why = signal ? `did not end within ${NPM_LIMIT_MINUTES} minutes` : 'failed'
  console.error(`prepare: npm ci ${why}; it needs a package registry or a filled npm cache`)
  return false
}

/** Installs what is missing of the system where that is ours to do; else one line each on what is left out, and why. */
function prepareSystem() {
  const missing = SYSTEM.filter(({ isThere }) => !isThere())
  if (missing.length === 0) return
  const names = missing.map(({ name }) => name).join(' and ')
  let why = whyNotInstall()
  if (why === null) {
    console.log(`prepare: installing ${names} (apt-get)`)
    const asRoot = process.getuid?.() === 0 ? [] : ['sudo', '-n']
    const [program, ...args] = [...asRoot, 'sh', join(PROJECT, 'scripts', 'install-system.sh')]
    const choices = missing.map(({ packages }) => packages.join('|'))
    const { status, stdout, stderr } = spawnSync(program, [...args, ...choices], { encoding: 'utf8' })
    why = `apt-get did not bring it${status === 0 ? '' : `: ${lastLine(`${stdout}\n${stderr}`)}`}`
  }
  for (const { name, skips, isThere } of missing) {
    if (!isThere()) console.log(`prepare: skipped: ${skips}, for want of ${name}: ${why}`)
  }
}

/** Null when packages of the system may be installed. */
function whyNotInstall() {
  if (process.platform !== 'linux' || !onPath('apt-get')) return 'this is no Debian or Ubuntu; install it yourself'
  if (process.getuid?.() === 0) return null
  const mayBeRoot = onPath('sudo') && spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore' }).status === 0
  return mayBeRoot ? null : 'only root may install it, and sudo asks for a password'
}

function onPath(program) {
  return (process.env.PATH ?? '').split(delimiter).some((folder) => folder !== '' && existsSync(join(folder, program)))
}

function postgresVersions() {
  const home = '/usr/lib/postgresql'
  if (!existsSync(home)) return []
  return readdirSync(home)
    .filter((version) => existsSync(join(home, version, 'bin', 'postgres')))
    .map(Number)
}

function lastLine(text) {
  return text.trim().split('\n').at(-1) ?? ''
}

/** What package.json's engines say; npm itself only warns. */
function isNodeNewEnough() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major > 20 || (major === 20 && minor >= 19)) return true
  console.error(`prepare: Node 20.19 or newer is needed; this is ${process.version} (https://nodejs.org)`)
  return false
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  if (!isNodeNewEnough()) process.exit(1)
  if (!installPackages()) process.exit(1)
  if (process.argv.includes('--servers')) prepareSystem()
}
