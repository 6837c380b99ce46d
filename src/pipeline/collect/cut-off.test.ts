import { expect, test } from 'vitest'
import { isCutOff } from './cut-off.ts'

test.each<[string, string, boolean]>([
  ['a whole one', '<?xml version="1.0"?>\n<rss><channel></channel></rss>\n', false],
  ['one that is cut off', '<?xml version="1.0"?>\n<rss><channel><item><title>Tr', true],
  ['one without its last tag', '<!-- made --><feed xmlns="a"><entry></entry>', true],
  ['one with a prefix', '<rdf:RDF xmlns:rdf="a"></rdf:RDF>', false],
  ['one with words behind its end', '<rss></rss>\n<!-- made at noon -->', false],
  ['a list in JSON', '{"items": []}', false],
  ['nothing', '', false],
])('%s', (_, text, expected) => {
  expect(isCutOff(text)).toBe(expected)
})
