import { join } from 'node:path'
import { type Covers, openCovers } from './adapters/covers/index.ts'
import { freeMegabytes, type Memory, openMemory, writeBackup } from './adapters/files/index.ts'
import { openHttp } from './adapters/http/index.ts'
import { openPictures, type Pictures } from './adapters/images/index.ts'
import { type Jobs, openBells, openJobs } from './adapters/jobs/index.ts'
import { openPost, type Post } from './adapters/mail/index.ts'
import {
  download,
  installLlama,
  KNOWN_MODELS,
  type KnownModel,
  type Models,
  type Offer,
  offerOf,
  openModels,
} from './adapters/models/index.ts'
import { type Archive, openArchive } from './adapters/postgres/index.ts'
import type { Telling } from './adapters/webhook/index.ts'
import {
  type Environment,
  type ModelKeys,
  mastheadOf,
  modelLines,
  type NewsroomFolder,
  priceOf,
  readNewsletter,
  readPublishers,
  readRules,
  readTopics,
  type Settings,
  VERSION,
} from './config/index.ts'
import { type KeyRing, readKeyRing } from './forms/secured/index.ts'
import {
  BroadsheetError,
  type Delivered,
  type Errand,
  type Masthead,
  type Rule,
  readTarget,
  type Share,
  type StandingFile,
  type Topic,
  type Understanding,
} from './news/index.ts'
import { deliver, standing } from './newsroom/delivery.ts'
import { homeOf } from './newsroom/homes.ts'
import { openHooks } from './newsroom/hooks.ts'
import { type Judging, judging } from './newsroom/judging.ts'
import { lazily } from './newsroom/lazily.ts'
import { type Outage, openOutage } from './newsroom/outage.ts'
import type { Press } from './newsroom/press.ts'
import type { Reading } from './newsroom/reading.ts'
import { openTuning } from './newsroom/tuning.ts'
import type { FetchAnswer } from './pipeline/collect/index.ts'
import type { PublishedStory } from './pipeline/publish/index.ts'
import { STAGES } from './pipeline/stages.ts'
import { loadLanguages, type ReadArticle, topicsInTitle, understand } from './pipeline/understand/index.ts'
import {
  alone,
  backupLines,
  HOSTS,
  openStore,
  type Store,
  standingOfSources,
  storeTopics,
  WORKERS,
} from './store/index.ts'
import { cardFonts } from './ui/index.ts'

export { copyArchive, homeOf, restoreArchive } from './newsroom/homes.ts'
export type { Judging, RankedMember } from './newsroom/judging.ts'
export { openOutage } from './newsroom/outage.ts'
export type { BesidePaper } from './newsroom/press.ts'
export type { Page } from './newsroom/reading.ts'

/**
 * A newsroom, put together: the one place that knows which adapter serves which stage. Read from top to bottom it tells
 * what the machine is made of.
 */
export interface Newsroom extends Judging, Reading, Press {
  readonly folder: NewsroomFolder
  /** As they were when it was opened, but for those by which stories are judged: those are the ones that hold now. */
  readonly settings: Settings
  readonly masthead: Masthead
  readonly topics: readonly Topic[]
  /** The editor's rules for what comes in. */
  readonly rules: readonly Rule[]
  readonly user: string
  readonly store: Store
  readonly jobs: Jobs
  readonly now: () => Date
  readonly log: Log
  /** Whoever finds the archive away says it here, so that the log has it once. */
  readonly outage: Outage
  /** Writes the whole archive, as it stands at one instant, to a file. */
  readonly backUp: (path: string) => Promise<void>
  /** Fetches any document with the newsroom's manners and limits. */
  readonly fetch: (url: string) => Promise<FetchAnswer>
  readonly understand: (article: ReadArticle) => Promise<Understanding>
  /** Reads newsroom.yaml again if it was written since; says whether stories are judged otherwise from now on. */
  readonly retune: () => boolean
  /** The same judgements by other settings: what would have been. */
  readonly under: (settings: Settings) => Judging
  /** Sources' pictures as the paper prints them. */
  readonly pictures: Pictures
  /** Makes the pictures of pieces, each marked as what it is. */
  readonly covers: Covers
  /** The way to the mail server, with at most so many letters on it at once. */
  readonly openPost: (connections?: number) => Promise<Post>
  /** What the last edition showed of each story. */
  readonly lastPublished: Memory<PublishedStory>
  /** Every file of the edition that stands; null when there is none. */
  readonly standing: (what: Share) => Promise<StandingFile[] | null>
  /** Keys for private fields of content files. */
  readonly securedKeys: () => KeyRing
  /** Where newsroom.yaml has each edition delivered to. */
  readonly errands: readonly Errand[]
  /** Brings another folder or a repository to the edition that stands. */
  readonly deliver: (errand: Errand) => Promise<Delivered>
  /** The models that newsroom.yaml names. Nothing is opened before the first question. */
  readonly models: Models
  /** Where the newsroom's folder lies. */
  readonly freeMegabytes: () => Promise<number>
  /** The webhooks that newsroom.yaml names an address for. Each answers why it did not take something, or null. */
  readonly hooks: ReadonlyMap<string, (telling: Telling) => Promise<string | null>>
  /** Open-weights models that can be loaded into the newsroom's folder. */
  readonly modelFiles: {
    readonly known: readonly KnownModel[]
    readonly offer: (address: string) => Promise<Offer>
    readonly download: (offer: Offer, say: (share: number) => void) => Promise<void>
  }
  /** Installs what runs gguf files; returns the folder. */
  readonly installRuntime: (say: (line: string) => void) => Promise<string>
  /** Tells a worker of this process when something has come into its queue; returns how to stop telling. */
  readonly onSent: (queue: string, listener: () => void) => () => void
  close(): Promise<void>
  /** Instead of closing it, where nobody waits for what is under way: what it started goes with the process. */
  leave(): Promise<void>
}

export type Log = (event: string, facts: Readonly<Record<string, unknown>>) => void

export type { Mail, Outcome, Post } from './adapters/mail/index.ts'

/** Connections: one for the worker's own mark, three for stages that work alone, the rest for transactions. */
const CONNECTIONS = 12

const NO_KEYS: ModelKeys = { mistral: null, anthropic: null, compatible: null, mistralUrl: null, anthropicUrl: null }

export interface OpenOptions {
  readonly now?: () => Date
  readonly log?: Log
  /** This process answers readers' searches itself. */
  readonly serves?: boolean
  readonly onProgress?: (line: string) => void
}

/** Opens the newsroom in a folder: its archive, its queues, and the stages bound to their adapters. */
export async function openNewsroom(
  folder: NewsroomFolder,
  environment: Pick<Environment, 'databaseUrl' | 'user'> &
    Partial<Pick<Environment, 'models' | 'webhookSecrets' | 'smtpUrl' | 'inherited' | 'securedKey'>>,
  options: OpenOptions = {},
): Promise<Newsroom> {
  const topics = readTopics(folder.topics)
  const rules = readRules(folder, topics)
  const archive = await openArchive(homeOf(folder, environment), {
    max: CONNECTIONS,
    ...(options.onProgress ? { onProgress: options.onProgress } : {}),
  })
  try {
    return await furnish(folder, { topics, rules }, archive, environment, options)
  } catch (error) {
    await archive.close()
    throw error
  }
}

async function furnish(
  folder: NewsroomFolder,
  { topics, rules }: { readonly topics: readonly Topic[]; readonly rules: readonly Rule[] },
  archive: Archive,
  {
    user,
    models: keys = NO_KEYS,
    webhookSecrets = {},
    smtpUrl = null,
    inherited = {},
    securedKey = null,
  }: Pick<Environment, 'user'> &
    Partial<Pick<Environment, 'models' | 'webhookSecrets' | 'smtpUrl' | 'inherited' | 'securedKey'>>,
  { now = () => new Date(), log = () => {}, serves = false }: OpenOptions,
): Promise<Newsroom> {
  const { settings } = folder
  const backUp = (path: string) => writeBackup(path, backupLines(archive.pool, now()))
  const store = await openStore(archive.pool, {
    beforeMigrating: ({ from, to }) => {
      log('archive-migrating', { from, to })
      return backUp(join(folder.backups, `before-schema-${to}-${now().getTime()}.ndjson.gz`))
    },
  })
  const jobs = await alone(archive.pool, 'setup', () =>
    openJobs(archive.pool, STAGES, {
      workersLock: WORKERS,
      hostsLock: HOSTS,
      keptDays: settings.keep.jobs_days,
      deadKeptDays: settings.keep.dead_jobs_days,
    }),
  )
  await standingOfSources(store.db, settings.sources.official, settings.sources.trusted)
  await storeTopics(store.db, topics)
  const publishers = await readPublishers(folder.publishers)
  const http = openHttp({
    allow: settings.network.allow,
    userAgent: userAgent(settings.network.contact),
    timeoutSeconds: settings.network.timeout_seconds,
    maxBytes: settings.network.max_megabytes * 2 ** 20,
    perHostPauseMs: settings.network.pause_milliseconds,
    totalConcurrency: settings.network.concurrency,
  })
  // Most commands read nothing, and need not load what that takes.
  const reading = lazily(async () => {
    const { openReading } = await import('./newsroom/reading.ts')
    return openReading(http, { publishers, settings, now })
  })
  const pictures = openPictures({ folder: join(folder.private, 'pictures'), fetch: http.fetchPicture })
  // The tables take a third of a second and 100 MB, which most commands never need.
  const languages = lazily(loadLanguages)
  const bells = openBells()
  const runtime = join(folder.private, 'runtime')
  const models = openModels({
    lines: modelLines(settings.models, folder.path),
    keys,
    timeoutSeconds: settings.models.timeout_seconds,
    threads: settings.models.threads,
    runtime,
    price: (line) => priceOf(line, settings.models.prices),
    now,
  })
  const securedKeys = () => readKeyRing(securedKey)
  const newsletter = settings.newsletter.enabled ? { address: ownServer(settings) } : null
  const covers = openCovers(cardFonts)
  // Neither are the renditions, with all the libraries that they draw on.
  const press = lazily(async () => {
    const { openPress } = await import('./newsroom/press.ts')
    return openPress(folder, { store, pictures, covers, securedKeys, newsletter, serves, log })
  })

  const tuning = openTuning(folder, { topics, now, log })

  return {
    folder,
    get settings() {
      return tuning.settings()
    },
    masthead: mastheadOf(settings),
    topics,
    rules,
    user,
    store: { ...store, transaction: (work) => bells.afterwards((noted) => store.transaction((tx) => work(noted(tx)))) },
    jobs: {
      ...jobs,
      send: async (queue, data, within) => {
        await jobs.send(queue, data, within)
        bells.sent(queue, within)
      },
    },
    now,
    log,
    outage: openOutage(log),
    backUp,
    fetch: (url) => http.fetchFeed({ url, etag: null, lastModified: null }),
    collect: async (feed) => (await reading()).collect(feed),
    nextPoll: async (plan) => (await reading()).nextPoll(plan),
    extract: async (...page) => (await reading()).extract(...page),
    checkPage: async (url) => (await reading()).checkPage(url),
    understand: async (article) => {
      const found = understand(article, { topics, detectLanguage: await languages() })
      // Everyday looks for topics in titles only.
      return tuning.settings().scoring.profile === 'everyday'
        ? { ...found, topics: topicsInTitle(article.title, topics) }
        : found
    },
    pictures,
    covers,
    ...tuning.judging,
    retune: tuning.retune,
    under: (other) => judging(other, topics, now),
    writeSite: async (...given) => (await press()).writeSite(...given),
    tidySite: async () => (await press()).tidySite(),
    goneFromContent: async (...given) => (await press()).goneFromContent(...given),
    writeContent: async (...given) => (await press()).writeContent(...given),
    preview: async (...given) => (await press()).preview(...given),
    lastPublished: openMemory(join(folder.private, 'published.json')),
    errands: settings.publish.to.map(({ to, what }) => ({ target: readTarget(to), what })),
    standing: (what) => standing(folder, what),
    securedKeys,
    deliver: (errand) => deliver(errand, folder, inherited, now()),
    openPost: async (connections = 1) => {
      if (smtpUrl === null) throw noMailServer()
      return openPost(smtpUrl, { connections })
    },
    models,
    freeMegabytes: () => freeMegabytes(folder.path),
    hooks: openHooks(settings, webhookSecrets),
    modelFiles: { known: KNOWN_MODELS, offer: (address) => offerOf(address, join(folder.path, 'models')), download },
    installRuntime: async (say) => {
      await installLlama(runtime, say)
      return runtime
    },
    onSent: bells.listen,
    close: async () => {
      await (await press.made())?.tidied()
      await models.close()
      await (await reading.made())?.close()
      await http.close()
      await jobs.close()
      await archive.close()
    },
    leave: archive.leave,
  }
}

/** Where the newsroom's own server is, if the site lies on another. */
function ownServer({ newsletter, masthead }: Settings): string | null {
  return newsletter.address === null ? null : readNewsletter(newsletter, masthead).address
}

function noMailServer(): BroadsheetError {
  return new BroadsheetError('no-mail-server', {
    what: 'There is no mail server to send by',
    next: 'Set SMTP_URL in the environment, such as smtp://user:password@mail.example:587, or SMTP_URL_FILE.',
    usage: true,
  })
}

function userAgent(contact: string): string {
  return `Broadsheet/${VERSION}${contact === '' ? '' : ` (+${contact})`}`
}
