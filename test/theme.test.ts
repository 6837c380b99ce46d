import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newPaper, type TestPaper } from './paper.ts'

let paper: TestPaper
beforeAll(async () => {
  paper = await newPaper()
})
afterAll(() => paper?.remove())

const front = () => readFile(join(paper.dir, 'site/index.html'), 'utf8')
const put = async (file: string, text: string) => {
  const path = join(paper.dir, 'theme', file)
  await mkdir(join(path, '..'), { recursive: true })
  await writeFile(path, text)
}

test('a theme shows in the next edition, and one that is wrong leaves the last good paper up', async () => {
  await paper.json('publish')
  expect(await front()).toContain('There is no news yet.')

  await put('tokens.yaml', 'heat: { light: "#004f9f", dark: "#7fb8ff" }\n')
  await put('strings.yaml', 'no-news: Quiet day.\n')
  await put('slots/footer.html', '<a href="{base}/theme/imprint.txt">Imprint</a>\n')
  await put('files/imprint.txt', 'Halden\n')
  expect((await paper.bs('theme', 'check')).out).toContain(
    'The theme is in order: 2 lines of style, 1 word, 1 slot, 1 file.',
  )
  await paper.json('publish')
  const themed = await front()
  expect(themed).toContain('Quiet day.')
  expect(themed).toContain('<a href="/theme/imprint.txt">Imprint</a>')
  expect(await readFile(join(paper.dir, 'site/theme/imprint.txt'), 'utf8')).toBe('Halden\n')
  const sheet = /href="\/(assets\/paper[^"]+\.css)"/.exec(themed)![1]!
  expect(await readFile(join(paper.dir, 'site', sheet), 'utf8')).toContain('--heat:#004f9f')

  await put('strings.yaml', 'no-news: Quiet day.\nno-newz: Typo\n')
  const { code, err } = await paper.bs('publish')
  expect(code).toBe(1)
  expect(err).toContain('theme/strings.yaml, line 2: there is no string "no-newz"')
  expect(err).toContain('the last good paper stays up')
  expect(await front()).toBe(themed)
})
