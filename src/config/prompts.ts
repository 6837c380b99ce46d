import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { BroadsheetError, PROMPT_NAMES, PROMPT_PLACES, type Prompt, type PromptName } from '../news/index.ts'

/** The prompts that come with the package. */
const OWN = fileURLToPath(new URL('./prompts', import.meta.url))

/**
 * The prompts of the satire desk: `prompts/NAME.md` in the newsroom's folder, else the package's own. Above the line
 * `---` stands what the model is, below it what it is asked.
 * @throws BroadsheetError `prompt-wrong`
 */
export function readPrompts(folder: string): Readonly<Record<PromptName, Prompt>> {
  const read = (name: PromptName): Prompt => {
    const own = join(folder, 'prompts', `${name}.md`)
    const file = existsSync(own) ? own : join(OWN, `${name}.md`)
    const text = readFileSync(file, 'utf8').replace(/\r\n?/g, '\n')
    const [system = '', prompt] = text.split(/^---$/m)
    if (prompt === undefined || prompt.trim() === '') throw wrong(file, 'lacks a line "---" with a question below it')
    for (const [, place] of text.matchAll(/\{\{(.*?)\}\}/g)) {
      if (!PROMPT_PLACES[name].includes(place!)) {
        throw wrong(
          file,
          `names {{${place}}}; there are: ${PROMPT_PLACES[name].map((known) => `{{${known}}}`).join(', ')}`,
        )
      }
    }
    for (const needed of name === 'illustrator' ? ['draft'] : ['source']) {
      if (!prompt.includes(`{{${needed}}}`)) throw wrong(file, `lacks {{${needed}}} below its line "---"`)
    }
    const version = createHash('sha256').update(text).digest('hex').slice(0, 12)
    return { name, version, system: system.trim(), prompt: prompt.trim() }
  }
  return Object.fromEntries(PROMPT_NAMES.map((name) => [name, read(name)])) as Record<PromptName, Prompt>
}

function wrong(file: string, fault: string): BroadsheetError {
  return new BroadsheetError('prompt-wrong', {
    what: `${file} ${fault}`,
    next: 'Mend the file, or delete it: then the prompt that comes with Broadsheet is used.',
    usage: true,
  })
}
