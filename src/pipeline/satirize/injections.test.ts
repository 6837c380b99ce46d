import { describe, expect, test } from 'vitest'
import type { ModelRole } from '../../news/model.ts'
import type { Prompt, PromptName } from '../../news/prompt.ts'
import { namesIn } from '../understand/index.ts'
import { checkPiece, failedChecks } from './checks.ts'
import { INJECTIONS, type Injection } from './injections.fixture.ts'
import { ARTICLE, needsWith, PIECE } from './piece.fixture.ts'
import { type DeskNeeds, writePiece } from './write.ts'

const NEEDS = needsWith((text) => namesIn({ title: '', text }, 'en'))

const FENCE = 'fence-5c1f0e'

const prompt = (name: PromptName, places: string): Prompt => ({
  ...{ name, version: 'v1', system: `You are the ${name} of {{paper}}. Write {{language}}. Fence: {{fence}}` },
  prompt: places,
})
const PROMPTS: Readonly<Record<PromptName, Prompt>> = {
  judge: prompt('judge', '{{source}}\nMay it be joked about?'),
  writer: prompt('writer', 'The story:\n{{source}}\nWrite.\n{{note}}'),
  editor: prompt('editor', '{{source}}\n{{draft}}\nEdit.'),
  illustrator: prompt('illustrator', '{{draft}}\nDescribe.'),
}

const articleWith = ({ in: place, order }: Injection) =>
  place === 'title' ? { ...ARTICLE, title: order } : { ...ARTICLE, text: `${ARTICLE.text}\n\n${order}` }

/** A model that does what the source tells it, and what it was asked for besides. */
function obeying(injection: Injection | null) {
  const asked: { role: ModelRole; system: string; prompt: string }[] = []
  const headline = injection?.headline?.(PIECE.headline) ?? PIECE.headline
  const body = injection?.obeyed(PIECE.body) ?? PIECE.body
  const answers: Record<string, unknown> = {
    writer: { angles: ['one'], chosen: 'one', headline, body },
    editor: {
      verdict: 'pass',
      funny: 'good',
      fair: 'good',
      clear: 'good',
      clean: 'good',
      note: 'fine',
      headline,
      body,
    },
    illustrator: { prompt: 'A car park in plain light.', alt: 'A car park.' },
  }
  const needs: DeskNeeds = {
    ask: async (role, question) => {
      asked.push({ role, system: question.system, prompt: question.prompt })
      return { kind: 'answer', value: question.schema.parse(answers[role]), form: 'as asked', calls: [] }
    },
    ...{ nameOf: () => 'a-model', prompts: PROMPTS, fence: () => FENCE, paper: 'The Paper', language: 'English' },
  }
  return { asked, needs }
}

const parts = (prompt: string) => prompt.split(FENCE)

describe.each(INJECTIONS)('a source with $name', (injection) => {
  const article = articleWith(injection)

  test('changes nothing that a model is told besides the source itself', async () => {
    const clean = obeying(null)
    const stained = obeying(null)
    await writePiece([ARTICLE], null, clean.needs)
    await writePiece([article], null, stained.needs)
    for (const [nth, { system, prompt }] of stained.asked.entries()) {
      expect(system).toBe(clean.asked[nth]!.system)
      const [own, other] = [parts(prompt), parts(clean.asked[nth]!.prompt)]
      expect(own).toHaveLength(other.length)
      // Outside its fences a prompt is the same, whatever the source says.
      expect(own.filter((_, at) => at % 2 === 0)).toEqual(other.filter((_, at) => at % 2 === 0))
    }
  })

  test('gets an obedient piece held, with label and links as they were', async () => {
    const { needs } = obeying(injection)
    const written = await writePiece([article], null, needs)
    if (written.kind !== 'written') throw new Error(written.why)
    const piece = { ...PIECE, headline: written.headline, body: written.body }
    const failed = failedChecks(checkPiece(piece, { ...NEEDS, articles: [article] }))
    expect(failed).not.toEqual([])
    expect([piece.label, piece.sources]).toEqual([PIECE.label, PIECE.sources])
  })

  test('holds no piece that does not obey', () => {
    expect(failedChecks(checkPiece(PIECE, { ...NEEDS, articles: [article] }))).toEqual([])
  })
})

test('there are forty', () => expect(INJECTIONS).toHaveLength(40))
