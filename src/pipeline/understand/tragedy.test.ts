import { describe, expect, test } from 'vitest'
import { tragedyIn } from './tragedy.ts'

const tell = (title: string, text = '') => tragedyIn({ title, text, excerpt: '' })

describe('a tragedy', () => {
  test.each([
    ['Ferry fire kills at least 40 people', ''],
    ['Two dead after bridge collapse', ''],
    ['Gunman opens fire in market', ''],
    ['Earthquake shakes coast', ''],
    ['Actor dies aged 81', ''],
    ['Storm killed two people in line for a show', ''],
    ['Founder of the harbour museum, dead at 94', ''],
    ['Climber falls to his death', ''],
    ['Gang takes passengers hostage at airport', ''],
    ['Coach charged with sexual abuse', ''],
    ['School shooting leaves three children wounded', ''],
    ['Search goes on at the harbour', 'Twelve sailors drowned when their ship capsized on Sunday.'],
    ['A quiet town mourns', 'Police said a man was found dead. He had been stabbed, and his wife was killed, too.'],
    ['Widow sues maker of killer robot after her husband was killed', ''],
  ])('%s', (title, text) => {
    const judged = tell(title, text)
    expect(judged.tragedy).toBe(true)
    expect(judged.because.some(({ evidence }) => evidence === 'tragedy')).toBe(true)
  })
})

describe('no tragedy', () => {
  test.each([
    ['Chat is the killer app of the year', ''],
    ["Phone maker's new tablet dead on arrival, say critics", ''],
    [
      'Browser maker kills the feature that nobody used',
      'It will kill the feature in May. The company also killed its reader app.',
    ],
    ['Grocers open a war on prices', 'The price war enters its third week.'],
    ['Shooting stars over the coast tonight', ''],
    ['Film crew starts shooting schedule in harbour', ''],
    ['Stock market crash wipes out gains', 'The crash of share prices was the worst in years.'],
    ['App crashes on launch day', ''],
    ['Explosion of interest in small models', ''],
    ['Ransomware attack shuts website', 'The cyber attack began on Monday.'],
    [
      'Browser maker patches hole',
      'Attackers could take over the computers of their victims. Hackers sell the exploit.',
    ],
    ['Song spreads like wildfire', ''],
    ['Pharmacies offer flu shots to families', ''],
    ['Deadline for bridge plans extended', ''],
    ['Home team murder mystery night sells out', ''],
    ['Factory rebuilt', 'It opened on Tuesday.\n\nIt had been closed since the earthquake of 2011.'],
    ['Council votes on harbour bridge', 'It took an hour.'],
  ])('%s', (title, text) => {
    expect(tell(title, text).tragedy).toBe(false)
  })
})

test('says which word, of what, where and how heavy', () => {
  expect(tell('Ferry fire kills at least 40 people').because).toEqual([
    { evidence: 'tragedy', note: 'death: "kills" in the title', weight: 2 },
    { evidence: 'tragedy', note: 'disaster: "fire" in the title', weight: 2 },
  ])
})

test('tells a satire guard of children, illness, accusations, private people, faith and origin', () => {
  const { tragedy, because } = tell(
    'Robot teaches chess',
    'A local teacher said a 9-year-old beat it. The maker is accused of racism. He has cancer, it is alleged.',
  )
  expect(tragedy).toBe(false)
  expect(because.map(({ note }) => note.split(':')[0])).toEqual([
    'a child',
    'illness',
    'an accusation',
    'a private person',
    'faith or origin',
  ])
})
