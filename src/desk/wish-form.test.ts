import { describe, expect, test } from 'vitest'
import { readWish } from './wish-form.ts'

const S = '01900000-0000-7000-8000-00000000000a'
const T = '01900000-0000-7000-8000-00000000000b'
const A = '01900000-0000-7000-8000-0000000000c1'
const B = '01900000-0000-7000-8000-0000000000c2'

const read = (form: string) => {
  const fields = new URLSearchParams(form)
  return readWish((name) => fields.getAll(name), 'Europe/Oslo')
}

describe('a form that decides', () => {
  test.each<[string, object]>([
    [`do=approve&story=${S}`, { do: 'approve', story: S }],
    [`do=hold&story=${S}&until=`, { do: 'hold', story: S, until: null }],
    [`do=hold&story=${S}&until=2026-03-02T18:00`, { do: 'hold', story: S, until: new Date('2026-03-02T17:00Z') }],
    [`do=kill&story=${S}`, { do: 'kill', story: S }],
    [`do=pin&story=${S}&place=3`, { do: 'pin', story: S, place: 3 }],
    [`do=unpin&story=${S}&place=3`, { do: 'pin', story: S, place: null }],
    [`do=edit&story=${S}&headline=+Ours+`, { do: 'edit', story: S, headline: 'Ours', standfirst: null }],
    [`do=note&story=${S}&text=`, { do: 'note', story: S, text: null }],
    [`do=lead&story=${S}&article=${A}`, { do: 'lead', story: S, article: A }],
    [`do=picture&story=${S}&article=`, { do: 'picture', story: S, article: null }],
    [`do=merge&story=${S}&from=${T}`, { do: 'merge', story: S, from: T }],
    [`do=split&story=${S}&articles=${A}&articles=${B}`, { do: 'split', story: S, articles: [A, B] }],
    [`do=move&story=${S}&article=${A}&into=${T}`, { do: 'move', article: A, story: T }],
    [`do=hide&story=${S}&article=${A}`, { do: 'hide', article: A }],
    [`do=report&article=${A}&facts=title&facts=spelling`, { do: 'report', article: A, facts: ['title'], text: null }],
    [`do=mute&source=press.example`, { do: 'mute', source: 'press.example' }],
    [`do=undo&story=${S}&decision=${T}`, { do: 'undo', decision: T }],
  ])('%s', (form, wish) => {
    expect(read(form)).toMatchObject({ kind: 'wish', wish })
  })

  test('says what its editor saw, and why', () => {
    expect(read(`do=kill&story=${S}&seen=${T}&why=stale`)).toMatchObject({ why: 'stale', seen: { story: S, last: T } })
    expect(read(`do=kill&story=${S}&seen=`)).toMatchObject({ why: null, seen: { story: S, last: null } })
    expect(read(`do=kill&story=${S}`)).toMatchObject({ seen: null })
  })

  test.each([
    ['', 'does not say'],
    ['do=burn', 'does not say'],
    ['do=kill', 'nothing was chosen'],
    ['do=kill&story=first', '“first” names nothing here'],
    [`do=kill&story=${S}&seen=yesterday`, 'names nothing here'],
    [`do=pin&story=${S}`, 'whole number'],
    [`do=pin&story=${S}&place=1.5`, 'whole number'],
    [`do=hold&story=${S}&until=soon`, 'day and a time'],
    ['do=mute&source=a+b', 'no source'],
  ])('“%s” is nonsense: %s', (form, why) => {
    expect(read(form)).toMatchObject({ kind: 'nonsense', why: expect.stringContaining(why) })
  })
})
