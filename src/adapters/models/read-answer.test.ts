import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { readAnswer } from './read-answer.ts'

const schema = z.object({
  title: z.string().min(1),
  angles: z.array(z.string()).default([]),
  fit: z.boolean().default(true),
})

describe('an answer is read', () => {
  test.each<[string, string, string]>([
    ['as asked', '{"title":"A"}', 'as asked'],
    ['inside a code fence', 'Sure! Here it is:\n```json\n{"title":"A"}\n```\nEnjoy.', 'mended'],
    ['with line breaks in strings', '{"title":"A\nB"}', 'mended'],
    ['with a comma too many', '{"title":"A","angles":["x",],}', 'mended'],
    ['with its last bracket missing', '{"title":"A","angles":["x"]', 'mended'],
    ['after an object that is none of ours', 'As {"role":"x"} says: {"title":"A"}', 'mended'],
    ['from tags', '<title>A</title>\n<angles>- one\n- two</angles><fit>no</fit>', 'from tags'],
  ])('%s', (_, text, form) => {
    expect(readAnswer(text, schema)).toMatchObject({
      kind: 'read',
      form,
      value: { title: expect.stringMatching(/^A/) },
    })
  })

  test('from tags with lists and truth values as such', () => {
    expect(readAnswer('<title>A</title><angles>1. one\n2. two</angles><fit>no</fit>', schema)).toMatchObject({
      value: { title: 'A', angles: ['one', 'two'], fit: false },
    })
  })
})

describe('an answer is not read', () => {
  test.each([
    ['when it is empty', '  ', 'empty'],
    ['when it holds no object', 'I think so.', 'no JSON'],
    ['when a field is missing', '{"headline":"A"}', 'title'],
    ['when it was cut off in mid-string', '{"title":"The minister sa', 'no JSON'],
  ])('%s', (_, text, fault) => {
    expect(readAnswer(text, schema)).toMatchObject({ kind: 'unreadable', fault: expect.stringContaining(fault) })
  })
})
