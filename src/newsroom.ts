import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { type Covers, openCovers } from './adapters/covers/index.ts'
import {
  type EditionWritten,
  type Memory,
  openMemory,
  previewTree,
  type RenderedFile,
  type TreeWritten,
  writeBackup,
  writeEdition,
  writeTree,
} from './adapters/files/index.ts'
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
import { openSearchIndex } from './adapters/search/index.ts'
import { openExtractPool } from './adapters/threads/index.ts'
import { postSigned } from './adapters/webhook/index.ts'
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
  readTheme,
  readTopics,
  type Settings,
  VERSION,
} from './config/index.ts'
import { type KeyRing, readKeyRing, seal, sealingKey } from './forms/secured/index.ts'
import {
  BroadsheetError,
  basePathOf,
  type Delivered,
  type Entry,
  type Errand,
  type Extraction,
  type Masthead,
  messageOf,
  type Paper,
  type Poll,
  type PublisherRule,
  printFiles,
  type Rule,
  readTarget,
  ruleFor,
  type Share,
  type StandingFile,
  type Topic,
  type Understanding,
} from './news/index.ts'
import { deliver, placeOf, preview, standing } from './newsroom/delivery.ts'
import { homeOf } from './newsroom/homes.ts'
import { type Judging, judging } from './newsroom/judging.ts'
import { collect, decode, type FeedToAsk, type FetchAnswer, nextPoll } from './pipeline/collect/index.ts'
import { findables, type PublishedStories, planPublish } from './pipeline/publish/index.ts'
import { STAGES } from './pipeline/stages.ts'
import { loadLanguages, type ReadArticle, topicsInTitle, understand } from './pipeline/understand/index.ts'
import { renderApi } from './renditions/api/index.ts'
import { type Carried, renderContent, renderEverydayApi } from './renditions/content/index.ts'
import { renderFeeds } from './renditions/feeds/index.ts'
import { renderCards, renderPiecePictures, renderSite, type SiteOptions, THEME_NAMES } from './renditions/site/index.ts'
import {
  alone,
  backupLines,
  openStore,
  piecePicture,
  type Store,
  standingOfSources,
  storeTopics,
  WORKERS,
} from './store/index.ts'
import { cardFonts } from './ui/index.ts'

export { copyArchive, homeOf, restoreArchive } from './newsroom/homes.ts'
export type { Judging, RankedMember } from './newsroom/judging.ts'

/**
 * A newsroom, put together: the one place that knows which adapter serves which stage. Read from top to bottom it tells
 * what the machine is made of.
 */
export interface Newsroom extends Judging {
  readonly folder: NewsroomFolder
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
  /** Writes the whole archive, as it stands at one instant, to a file. */
  readonly backUp: (path: string) => Promise<void>
  /** Fetches any document with the newsroom's manners and limits. */
  readonly fetch: (url: string) => Promise<FetchAnswer>
  readonly collect: (feed: FeedToAsk) => Promise<Poll>
  readonly nextPoll: (plan: PollPlan) => Date
  readonly extract: (url: string, entry: Entry | null) => Promise<Page>
  /** Reads a page without and, where there is a publisher rule for it, with the rule, and explains what it leaves out. */
  readonly checkPage: (url: string) => Promise<{ rule: PublisherRule | null; plain: Page; ruled: Page | null }>
  readonly understand: (article: ReadArticle) => Promise<Understanding>
  /** The same judgements by other settings: what would have been. */
  readonly under: (settings: Settings) => Judging
  /** Sources' pictures as the paper prints them. */
  readonly pictures: Pictures
  readonly writeSite: (paper: Paper, beside: BesidePaper) => Promise<EditionWritten>
  readonly writeContent: (paper: Paper, carried: Carried) => Promise<TreeWritten>
  /** The way to the mail server, with at most so many letters on it at once. */
  readonly openPost: (connections?: number) => Promise<Post>
  /** What writing the paper would change. */
  readonly preview: (
    paper: Paper,
    beside: BesidePaper,
    carried: Carried,
  ) => Promise<{ readonly site: EditionWritten | null; readonly content: TreeWritten | null }>
  /** What the last edition showed of each story. */
  readonly lastPublished: Memory<PublishedStories>
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
  /** Tells the satire desk's webhook of a piece; null when there is none. Answers why it was not taken, or null. */
  readonly announce: ((id: string, record: unknown) => Promise<string | null>) | null
  /** Makes the pictures of pieces, each marked as what it is. */
  readonly covers: Covers
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
}

/** What the site shows that is not in the paper. */
export interface BesidePaper extends Pick<SiteOptions, 'moved' | 'feeds'> {
  /** For the API of Everyday. */
  readonly carried?: Carried | null
}

export type Log = (event: string, facts: Readonly<Record<string, unknown>>) => void

export type { Mail, Outcome, Post } from './adapters/mail/index.ts'

export type PollPlan = Omit<Parameters<typeof nextPoll>[0], 'floorMinutes' | 'ceilingMinutes'>

export type Page =
  | { readonly kind: 'extracted'; readonly extraction: Extraction; readonly url: string }
  | { readonly kind: 'gave up'; readonly why: string }

/** Connections: one for the worker's own mark, three for stages that work alone, the rest for transactions. */
const CONNECTIONS = 12

/** A page takes milliseconds; one that takes this long never ends. */
const PAGE_TIMEOUT_MS = 15_000
const PAGE_HEAP_MB = 512

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
    Partial<Pick<Environment, 'models' | 'webhookSecret' | 'smtpUrl' | 'inherited' | 'securedKey'>>,
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
    webhookSecret = null,
    smtpUrl = null,
    inherited = {},
    securedKey = null,
  }: Pick<Environment, 'user'> &
    Partial<Pick<Environment, 'models' | 'webhookSecret' | 'smtpUrl' | 'inherited' | 'securedKey'>>,
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
  const jobs = await alone(archive.pool, 'setup', () => openJobs(archive.pool, STAGES, WORKERS))
  await standingOfSources(store.db, settings.sources.official, settings.sources.trusted)
  await storeTopics(store.db, topics)
  const publishers = readPublishers(folder.publishers)
  const http = openHttp({
    allow: settings.network.allow,
    userAgent: userAgent(settings.network.contact),
    timeoutSeconds: settings.network.timeout_seconds,
    maxBytes: settings.network.max_megabytes * 2 ** 20,
    perHostPauseMs: settings.network.pause_milliseconds,
    totalConcurrency: settings.network.concurrency,
  })
  const pages = openExtractPool({
    size: Math.max(1, availableParallelism() - 1),
    timeoutMs: PAGE_TIMEOUT_MS,
    maxHeapMb: PAGE_HEAP_MB,
  })
  const pictures = openPictures({ folder: join(folder.private, 'pictures'), fetch: http.fetchPicture })
  let languages: ReturnType<typeof loadLanguages> | null = null
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
  const basePath = basePathOf(settings.masthead)
  const newsletter = settings.newsletter.enabled ? { address: ownServer(settings) } : null
  // What is delivered elsewhere is searched there.
  const isExport = !serves || settings.publish.to.length > 0
  const isIndexed = settings.publish.search === 'always' || (settings.publish.search === 'export' && isExport)
  const index = openSearchIndex(join(folder.private, 'search'))
  /** A paper without its index is better than none. */
  const indexed = (paper: Paper) =>
    index.files(findables(paper), paper.masthead.language).catch((cause) => {
      log('search-index-failed', { why: messageOf(cause) })
      return []
    })

  const everydayApi = (paper: Paper, carried: Carried | null | undefined): RenderedFile[] =>
    (settings.publish.everyday_api && carried ? renderEverydayApi(paper, carried) : []).map(({ path, text }) => ({
      ...{ path, hash: createHash('sha256').update(text).digest('base64') },
      render: () => text,
    }))
  const covers = openCovers(cardFonts)
  const siteFiles = (paper: Paper, { carried, ...beside }: BesidePaper): RenderedFile[] => {
    const { api, cards } = settings.publish
    // Read anew each time: who changes the theme sees it in the next edition.
    const theme = readTheme(folder.theme, THEME_NAMES)
    return [
      ...renderSite(paper, { ...beside, basePath, theme, cards, newsletter }),
      ...(cards ? renderCards(paper, { basePath, theme }) : []),
      ...renderPiecePictures(paper, {
        bytesOf: (hash) => piecePicture(store.db, hash),
        shareSizes: covers.shareSizes,
      }),
      ...renderFeeds(paper, { basePath }),
      ...printed(paper, pictures),
      ...(api ? renderApi(paper, { basePath }) : []),
      ...everydayApi(paper, carried),
    ]
  }
  const securedKeys = () => readKeyRing(securedKey)
  const contentFiles = (paper: Paper, carried: Carried) =>
    renderContent(paper, {
      flavour: settings.publish.content || 'everyday',
      carried,
      sealing: sealingOf(settings, securedKeys),
    })

  return {
    folder,
    settings,
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
    backUp,
    fetch: (url) => http.fetchFeed({ url, etag: null, lastModified: null }),
    collect: (feed) => collect(feed, { fetch: http.fetchFeed, fetchPage: http.fetchPage, now: now() }),
    nextPoll: (plan) =>
      nextPoll({
        ...plan,
        floorMinutes: settings.sources.shortest_interval_minutes,
        ceilingMinutes: settings.sources.longest_interval_minutes,
      }),
    extract: async (url, entry) =>
      readPage(await http.fetchPage({ url }), entry, (page, hints) =>
        pages.extract(page, hints, { rule: ruleFor(publishers, page.url) }),
      ),
    checkPage: async (url) => {
      const answer = await http.fetchPage({ url })
      const read = (rule: PublisherRule | null) =>
        readPage(answer, null, (page, hints) => pages.extract(page, hints, { rule, explain: true }))
      const rule = ruleFor(publishers, answer.kind === 'answer' ? answer.url : url)
      return { rule, plain: await read(null), ruled: rule && (await read(rule)) }
    },
    understand: async (article) => {
      // The tables take a third of a second and 100 MB, which most commands never need.
      languages ??= loadLanguages()
      const found = understand(article, { topics, detectLanguage: await languages })
      // Everyday looks for topics in titles only.
      return settings.scoring.profile === 'everyday'
        ? { ...found, topics: topicsInTitle(article.title, topics) }
        : found
    },
    pictures,
    ...judging(settings, topics, now),
    under: (other) => judging(other, topics, now),
    writeSite: async (paper, beside) =>
      writeEdition(
        placeOf(folder),
        [...siteFiles(paper, beside), ...(isIndexed ? await indexed(paper) : [])],
        planPublish,
      ),
    writeContent: (paper, carried) => writeTree(folder.content, contentFiles(paper, carried)),
    preview: async (paper, beside, carried) => ({
      site: settings.publish.site
        ? await preview(folder, [...siteFiles(paper, { ...beside, carried }), ...(isIndexed ? index.standing() : [])])
        : null,
      content: settings.publish.content ? await previewTree(folder.content, contentFiles(paper, carried)) : null,
    }),
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
    covers,
    announce: announcing(settings.satire.webhook, webhookSecret),
    modelFiles: { known: KNOWN_MODELS, offer: (address) => offerOf(address, join(folder.path, 'models')), download },
    installRuntime: async (say) => {
      await installLlama(runtime, say)
      return runtime
    },
    onSent: bells.listen,
    close: async () => {
      await models.close()
      await pages.close()
      await http.close()
      await jobs.close()
      await archive.close()
    },
  }
}

/** @throws BroadsheetError `no-webhook-secret`: what is not signed could be anybody's */
function announcing(url: string | null, secret: string | null): Newsroom['announce'] {
  if (url === null) return null
  if (secret !== null) return (id, record) => postSigned(url, { secret, id, record })
  throw new BroadsheetError('no-webhook-secret', {
    what: 'satire.webhook names an address, and SATIRE_WEBHOOK_SECRET is not set',
    next: 'Set SATIRE_WEBHOOK_SECRET, or SATIRE_WEBHOOK_SECRET_FILE to a file that holds it.',
    usage: true,
  })
}

/** The files of all prints that stories show; their names say what is in them. */
function printed({ stories }: Paper, { pathOf }: Pictures): RenderedFile[] {
  return stories.flatMap(({ picture }) =>
    picture?.print
      ? printFiles(picture.print).map((file) => ({
          ...{ path: `pictures/${file}`, hash: file, ready: pathOf(file) },
          render: () => readFileSync(pathOf(file)),
        }))
      : [],
  )
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

function sealingOf({ publish: { secured } }: Settings, keys: () => KeyRing) {
  const key = secured.length > 0 ? sealingKey(keys()) : null
  return key && { fields: secured, key: key.id, seal: (plain: string, path: string) => seal(plain, path, key) }
}

function userAgent(contact: string): string {
  return `Broadsheet/${VERSION}${contact === '' ? '' : ` (+${contact})`}`
}

async function readPage(
  answer: FetchAnswer,
  entry: Entry | null,
  read: ReturnType<typeof openExtractPool>['extract'],
): Promise<Page> {
  if (answer.kind !== 'answer') return { kind: 'gave up', why: answer.why }
  const type = answer.headers.get('content-type')
  if (answer.status !== 200) return { kind: 'gave up', why: `its page answered with status ${answer.status}` }
  if (type !== null && !/html|xml|text\/plain/i.test(type)) {
    return { kind: 'gave up', why: `its page is not HTML but ${type.split(';')[0]}` }
  }
  const hints = entry && { title: entry.title, authors: entry.authors, publishedAt: entry.publishedAt }
  const result = await read({ html: decode(answer.body, type), url: answer.url }, hints)
  return result.kind === 'gave up' ? result : { ...result, url: answer.url }
}
