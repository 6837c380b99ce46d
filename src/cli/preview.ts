import type { Newsroom } from '../newsroom.ts'
import { type Preview, previewEdition } from '../worker/index.ts'
import type { Answer } from './command.ts'
import { count, table } from './print.ts'

/** What a publish would change, as a table of stories and a count of files. */
export async function previewAnswer(newsroom: Newsroom): Promise<Answer> {
  const preview = await previewEdition(newsroom)
  const { stories, site, content, searchIndex } = preview
  const rows = stories.map(({ change, headline, why }) => [change, headline, why.join('; ')])
  const of = (change: string) => stories.filter((story) => story.change === change).length
  const lines = [
    ...(rows.length > 0 ? [table([['', 'story', 'why'], ...rows]), ''] : []),
    stories.length === 0
      ? 'No story would change.'
      : `${count(of('new'), 'story', 'stories')} new, ${of('changed')} changed, ${of('gone')} gone.`,
    filesLine('Site', site),
    searchIndex &&
      `Search index: ${searchIndex === 'as it is' ? searchIndex : 'built anew, its files (pagefind/) beside those counted above'}.`,
    filesLine('Content files', content),
    'Nothing was written.',
  ]
  return { json: preview, text: lines.filter((line) => line !== null).join('\n') }
}

function filesLine(name: string, files: Preview['site']): string | null {
  if (files === null) return null
  return `${name}: ${count(files.written.length, 'file')} to write, ${files.removed.length} to remove, ${files.kept} as they are.`
}
