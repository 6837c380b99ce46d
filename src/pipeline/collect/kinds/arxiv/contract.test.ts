import { readFileSync } from 'node:fs'
import { kindContract } from '../contract.fixture.ts'
import { arxiv } from './index.ts'

const query = (wanted: string) =>
  `https://export.arxiv.org/api/query?search_query=${wanted}&sortBy=submittedDate&sortOrder=descending&max_results=100`

const FAULT = `<feed xmlns="http://www.w3.org/2005/Atom"><title>Error</title><entry>
  <id>http://arxiv.org/api/errors#incorrect_id_format_for_1234.12345</id><title>Error</title>
  <summary>incorrect id format for 1234.12345</summary><link href="http://arxiv.org/api/errors" rel="alternate"/></entry></feed>`

kindContract(arxiv, {
  answer: readFileSync(new URL('./testdata/query.xml', import.meta.url), 'utf8'),
  url: query('cat%3Acs.CL'),
  entries: [
    {
      guid: 'https://arxiv.org/abs/2603.00001',
      url: 'https://arxiv.org/abs/2603.00001',
      title: 'Reading Old Ledgers with Small Models',
      authors: ['Anna Vik', 'Joao Reis'],
      categories: ['cs.CL', 'cs.DL'],
      publishedAt: new Date('2026-03-01T18:00:00Z'),
    },
    { url: 'https://arxiv.org/abs/hep-th/9901001', title: 'On an older numbering' },
  ],
  refusals: [
    [FAULT, /arXiv says: incorrect id format/],
    ['<html><body>Rate exceeded.</body></html>', /web page/],
  ],
  wrongOptions: [],
  shorthands: [
    ['arxiv:cs.CL', query('cat%3Acs.CL')],
    ['arxiv:quant-ph', query('cat%3Aquant-ph')],
    ['arxiv:sparse autoencoder', query('all%3A%22sparse+autoencoder%22')],
    ['arxiv:au:bengio AND ti:attention', query('au%3Abengio+AND+ti%3Aattention')],
  ],
})
