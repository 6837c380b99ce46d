import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { LineCounter, parseDocument } from 'yaml'
import { z } from 'zod'
import { BroadsheetError, isAboveItself, type Topic } from '../news/index.ts'

/** Everyday's form; what else such a file carries (services, images) is left alone. */
const topicFile = z.looseObject({
  name: z.string().min(1),
  shortname: z.string().optional(),
  parent: z.string().optional(),
  keywords: z.array(z.coerce.string()).nullish(),
  hashtags: z.array(z.coerce.string()).nullish(),
})

/**
 * The topics of a folder, in the order of their file names. A folder that is not there has none.
 * @throws BroadsheetError `topic-wrong` naming the file
 */
export function readTopics(folder: string): Topic[] {
  if (!existsSync(folder)) return []
  const topics = readdirSync(folder)
    .filter((name) => /\.ya?ml$/.test(name))
    .sort()
    .map((name) => readTopic(join(folder, name)))
  const names = new Set(topics.map((topic) => topic.name))
  for (const topic of topics) {
    if (topic.parent !== null && !names.has(topic.parent)) {
      throw wrong(folder, `the topic "${topic.name}" has the parent "${topic.parent}", which no file defines`)
    }
    if (isAboveItself(topic, topics)) {
      throw wrong(folder, `the topic "${topic.name}" stands above itself: follow the parents, and one of them names it`)
    }
  }
  return topics
}

function readTopic(file: string): Topic {
  const lines = new LineCounter()
  const document = parseDocument(readFileSync(file, 'utf8'), { lineCounter: lines })
  const fault = document.errors[0]
  if (fault) throw wrong(file, `line ${lines.linePos(fault.pos[0]).line}: ${fault.message.split('\n')[0]}`)
  const result = topicFile.safeParse(document.toJS({ maxAliasCount: 20 }))
  if (!result.success) {
    const issue = result.error.issues[0]!
    throw wrong(file, `${issue.path.join('.') || 'the file'}: ${issue.message}`)
  }
  const { name, shortname, parent, keywords, hashtags } = result.data
  return {
    name,
    shortName: shortname ?? null,
    parent: parent ?? null,
    keywords: keywords ?? [],
    hashtags: hashtags ?? [],
  }
}

function wrong(file: string, fault: string): BroadsheetError {
  return new BroadsheetError('topic-wrong', {
    what: `${file}: ${fault}`,
    next: 'A topic file has name, parent, keywords and hashtags; mend it and try again.',
    usage: true,
  })
}
