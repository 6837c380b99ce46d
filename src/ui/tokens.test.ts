import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { COLOURS, TOKENS } from './tokens.ts'

const css = readFileSync(new URL('./paper.css', import.meta.url), 'utf8')
const [light, dark] = [...css.matchAll(/:root \{([^}]*)\}/g)].map((found) => found[1]!)
const valueIn = (block: string | undefined, token: string) => new RegExp(`--${token}: ([^;]+);`).exec(block ?? '')?.[1]

test.each(Object.keys(TOKENS))('%s is a token of paper.css', (token) => {
  expect(valueIn(light, token)).toBeTruthy()
})

test.each(Object.entries(COLOURS))('%s is as paper.css has it', (token, colours) => {
  expect([valueIn(light, token), valueIn(dark, token)]).toEqual(colours)
})
