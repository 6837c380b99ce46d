import { describe, expect, test } from 'vitest'
import { guard } from './guard.ts'
import type { RefusalKind } from './guard-words.ts'

/** The rules alone: nothing that understanding would add. */
const refusalsOf = (title: string, excerpt = '') =>
  guard([{ title, excerpt, tragedy: false, because: [] }]).map(({ evidence }) => evidence)

const TO_REFUSE: Readonly<Record<RefusalKind, readonly string[]>> = {
  tragedy: [
    'Dozens feared drowned as ferry capsizes off Sumatra',
    'Gunman opens fire in Chicago shopping centre',
    'Rescuers dig for survivors after earthquake in Anatolia',
    'Playwright who mocked three presidents dies at 88',
    'Report finds decades of abuse at boarding school',
  ],
  'illness of a person': [
    'Foreign minister diagnosed with leukaemia',
    'Country star cancels shows after stroke',
    'Astronaut hospitalised on return to Earth',
    'Novelist opens up about her depression',
    'Chief executive steps down over Parkinson’s',
  ],
  minors: [
    'Boy, 11, wins robotics final',
    'Fourteen-year-old hires AI to do his homework',
    'Toddlers get their own tablet at Swedish nursery',
    'Schoolgirls’ satellite reaches orbit',
    'Teenager expelled over chatbot essay',
  ],
  'private people': [
    'Cardiff woman falls in love with her satnav',
    'Neighbours fall out over robot lawnmower',
    'Waiter’s rude receipt becomes an internet sensation',
    'Man builds moon rocket in mother-in-law’s garden',
    'A Tesla owner slept through his own delivery',
  ],
  'crime against persons in court': [
    'Actor found guilty of assaulting co-star',
    'Jury out in harassment case against professor',
    'Banker pleads not guilty to stalking',
    'Prosecutors charge mayor with kidnapping',
    'Court jails producer for sexual misconduct',
  ],
  'protected trait': [
    'Mosque opens its doors in Reykjavik',
    'Gay couple win right to adopt',
    'Trans runner sets record',
    'Blind passengers test new trains',
    'Refugees elect their own council',
  ],
}

const FINE = [
  'OpenAI postpones its most open model yet',
  'Google kills its fourth messaging app this decade',
  'Browser war reignites over the address bar',
  'Apple sues Apple Records over apple',
  'Ransomware attack takes down airline check-in',
  'Price war among electric car makers enters third month',
  'Regulator fines Meta 400 million euros',
  'Judge throws out copyright suit against image generator',
  'Former exchange boss sentenced to 25 years for fraud',
  'Nvidia shares crash after record quarter',
  'Startup’s killer app is a calendar',
  'Battery maker charged with price fixing',
  'AI finds cancer in scans faster than radiologists',
  'FDA approves first AI stethoscope',
  'Death of the password announced for ninth time',
  'Manchester City sign robot mascot',
  'Mother of all data leaks exposes billions of logins',
  'Baby boomers discover vibe coding',
  'Graphics driver update improves drivers',
  'Black Friday to last until Easter',
  'White House hosts dinner for chatbots',
  'Parliament debates whether to debate',
  'Chip foundry hit by shortage of chips',
  'Central bank leaves rates where they were',
  'Two-year-old startup valued at ten billion',
  'Users revolt over rounded corners',
  'Blind taste test finds nobody can tell models apart',
  'Robot wins half marathon, stops for firmware',
  'Airline to charge for looking out of the window',
  'City council renames car park after consultation',
] as const

describe('the guard, by its rules alone, refuses', () => {
  test.each(
    Object.entries(TO_REFUSE).flatMap(([kind, headlines]) => headlines.map((headline) => [kind, headline] as const)),
  )('%s: %s', (kind, headline) => {
    expect(refusalsOf(headline)).toContain(kind)
  })
})

describe('the guard lets pass', () => {
  test.each(FINE)('%s', (headline) => {
    expect(refusalsOf(headline)).toEqual([])
  })
})

describe('the guard', () => {
  test('asks every article of a story', () => {
    const [first, second] = ['Airline changes route', 'Passenger, 9, flew alone'].map((title) => ({
      ...{ title, excerpt: '', tragedy: false, because: [] },
    }))
    expect(guard([first!, second!])).toEqual([{ evidence: 'minors', note: expect.stringContaining('in the headline') }])
  })

  test('reads excerpts for what weighs most, not for a word in passing', () => {
    expect(refusalsOf('Airline changes route', 'Two people were killed when the gate fell.')).toEqual(['tragedy'])
    expect(refusalsOf('Airline changes route', 'A woman at the gate said it was about time.')).toEqual([])
  })

  test('believes what understanding found in the text', () => {
    const because = [{ evidence: 'tragedy', note: 'death: "killed" in the text' }]
    expect(guard([{ title: 'Airline changes route', excerpt: '', tragedy: true, because }])).toEqual([
      { evidence: 'tragedy', note: 'death: "killed" in the text' },
    ])
  })
})
