import { existsSync, readFileSync } from 'node:fs'
import type { Command } from 'commander'
import { openFolder, readEnvironment, readPublishers, readTopics } from '../config/index.ts'
import { readOpml } from '../forms/opml/index.ts'
import { readKeyRing, sealingKey } from '../forms/secured/index.ts'
import { BroadsheetError, messageOf } from '../news/index.ts'
import { openNewsroom } from '../newsroom.ts'
import { countArticles, countStories, listFeeds, unfinishedRounds } from '../store/index.ts'
import { newsroomOptions, show } from './command.ts'
import { count, table } from './print.ts'

interface Finding {
  readonly what: string
  readonly good: boolean
  readonly says: string
  readonly next: string | null
}

export function doctor(command: Command): void {
  newsroomOptions(command).action(async (options: { dir?: string; json?: boolean }) => {
    const findings: Finding[] = []
    const look = async (what: string, work: () => Promise<string> | string): Promise<boolean> => {
      try {
        findings.push({ what, good: true, says: await work(), next: null })
        return true
      } catch (error) {
        const next = error instanceof BroadsheetError ? error.next : null
        findings.push({ what, good: false, says: messageOf(error), next })
        return false
      }
    }
    await examine(options.dir, look)
    if (findings.some(({ good }) => !good)) process.exitCode = 1
    const rows = findings.flatMap(({ what, good, says, next }) => [
      [good ? 'ok' : 'FAULT', what, says],
      ...(next ? [['', '', `next: ${next}`]] : []),
    ])
    show(options, { json: findings, text: table(rows, { most: 160 }) })
  })
}

async function examine(
  dir: string | undefined,
  look: (what: string, work: () => Promise<string> | string) => Promise<boolean>,
) {
  const environment = readEnvironment()
  await look('Node', () => `${process.version} on ${process.platform} ${process.arch}`)
  let folder: ReturnType<typeof openFolder> | undefined
  const found = await look('newsroom.yaml', () => {
    folder = openFolder(dir ?? environment.folder)
    return `${folder.settings.masthead.name}, in ${folder.path}`
  })
  if (!found || !folder) return
  const { opml, topics, publishers, site } = folder
  await look('publishers', async () => `${count((await readPublishers(publishers)).length, 'rule')} in ${publishers}`)
  await look('topics', () => `${count(readTopics(topics).length, 'topic')} in ${topics}`)
  await look('sources', () => {
    if (opml === null) return 'no list is set'
    const text = readFileSync(opml, 'utf8')
    return `${count(text.includes('xmlUrl') ? readOpml(text).feeds.length : 0, 'feed')} in ${opml}`
  })
  await look('SECURED_KEY', () => {
    const ring = readKeyRing(environment.securedKey)
    return ring.length === 0 ? 'not set' : `${count(ring.length, 'key')}, sealing with ${sealingKey(ring)!.id}`
  })
  if (folder.settings.newsletter.enabled || environment.smtpUrl !== null) {
    await look('mail server', () => mailServer(folder!, environment))
  }
  await look('archive', async () => {
    const newsroom = await openNewsroom(folder!, environment)
    try {
      const { db } = newsroom.store
      const feeds = await listFeeds(db)
      const failing = feeds.filter(({ failures }) => failures > 0).length
      const open = (await unfinishedRounds(db)).length
      return [
        environment.databaseUrl === null ? 'embedded' : 'at DATABASE_URL',
        `${count(feeds.length, 'feed')}${failing > 0 ? `, ${failing} failing (broadsheet feed list)` : ''}`,
        count(await countArticles(db), 'article'),
        count(await countStories(db), 'story', 'stories'),
        ...(open > 0 ? [`${count(open, 'unfinished round')}: "broadsheet run" goes on with it`] : []),
      ].join(', ')
    } finally {
      await newsroom.close()
    }
  })
  await look('site', () => (existsSync(site) ? `published in ${site}` : 'not published yet: broadsheet run'))
}

/** Whether the newsletter could be sent: the server is there and lets us in. */
async function mailServer(
  folder: ReturnType<typeof openFolder>,
  environment: ReturnType<typeof readEnvironment>,
): Promise<string> {
  const newsroom = await openNewsroom(folder, environment)
  try {
    const post = await newsroom.openPost()
    const outcome = await post.check()
    post.close()
    if (outcome.kind === 'sent') return 'takes letters from here'
    throw new BroadsheetError('mail-server-refuses', {
      what: `The mail server does not let us in: ${outcome.words}`,
      next: 'Mend SMTP_URL.',
    })
  } finally {
    await newsroom.close()
  }
}
