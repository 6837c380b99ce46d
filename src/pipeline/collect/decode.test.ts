import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { decode } from './decode.ts'

const WESTERN = 'Café “déjà vu” – 5 €'
const CENTRAL = 'Łódź, žluťoučký kůň'
const RUSSIAN = 'Съешь ещё этих мягких булок'
const JAPANESE = '日本語の新聞です'
const CHINESE = '人民日报，简体中文'
const TAIWANESE = '聯合報，繁體中文'
const KOREAN = '한국어 신문입니다'

const document = (text: string, encoding?: string) =>
  `<?xml version="1.0"${encoding ? ` encoding="${encoding}"` : ''}?><rss><title>${text}</title></rss>`

describe('decode', () => {
  it.each([
    ['utf-8', WESTERN],
    ['windows-1252', WESTERN],
    ['iso-8859-1', 'Café “déjà vu”'],
    ['us-ascii', 'Café “déjà vu”'],
    ['iso-8859-2', CENTRAL],
    ['iso-8859-15', 'Café à 5 €'],
    ['shift_jis', JAPANESE],
    ['euc-jp', JAPANESE],
    ['gb18030', CHINESE],
    ['gb2312', CHINESE],
    ['big5', TAIWANESE],
    ['euc-kr', KOREAN],
    ['koi8-r', RUSSIAN],
    ['windows-1251', RUSSIAN],
  ])('reads %s by its declaration, and by its header', (encoding, text) => {
    // What calls itself ISO 8859-1 or ASCII on the web is windows-1252.
    const written = encoding === 'iso-8859-1' || encoding === 'us-ascii' ? 'windows-1252' : encoding
    expect(decode(iconv.encode(document(text, encoding), written), null)).toBe(document(text, encoding))
    expect(decode(iconv.encode(document(text), written), `text/xml; charset="${encoding}"`)).toBe(document(text))
  })

  it.each(['utf-8', 'utf-16le', 'utf-16be', 'utf-32le', 'utf-32be'])('reads %s with a mark and without', (encoding) => {
    const text = document(`${WESTERN} ${JAPANESE} 𝄞`)
    expect(decode(iconv.encode(text, encoding, { addBOM: true }), 'text/xml; charset=iso-8859-1')).toBe(text)
    expect(decode(iconv.encode(text, encoding, { addBOM: false }), null)).toBe(text)
  })

  it.each([
    ['the header wins over the declaration', document(RUSSIAN, 'iso-8859-1'), 'koi8-r', 'text/xml; charset=koi8-r'],
    ['a header that cannot be true yields', document(JAPANESE, 'euc-jp'), 'euc-jp', 'text/xml; charset=utf-8'],
    ['UTF-8 behind a default header', document(WESTERN, 'utf-8'), 'utf-8', 'text/xml; charset=ISO-8859-1'],
    ['an unknown name is passed over', document(WESTERN, 'x-made-up'), 'utf-8', null],
    ['a name that every object has is passed over', document(WESTERN, 'constructor'), 'utf-8', null],
    ['a wide name on narrow bytes is passed over', document(WESTERN, 'utf-16'), 'utf-8', null],
    ['windows-1252 that claims to be UTF-8', document(WESTERN, 'utf-8'), 'windows-1252', null],
    ['windows-1252 that claims nothing', document(WESTERN), 'windows-1252', 'text/xml'],
    ['a page with a meta element', `<meta charset="koi8-r"><p>${RUSSIAN}`, 'koi8-r', 'text/html'],
    ['an old meta element', `<meta content="text/html; charset=big5"><p>${TAIWANESE}`, 'big5', 'text/html'],
    ['JSON without a mark in UTF-16', `{"title":"${WESTERN}"}`, 'utf-16le', 'application/json'],
  ])('%s', (_, text, encoding, contentType) => {
    expect(decode(iconv.encode(text, encoding, { addBOM: false }), contentType)).toBe(text)
  })

  it('keeps UTF-8 that was cut inside a character', () => {
    const bytes = iconv.encode(document(JAPANESE), 'utf-8')
    const cut = bytes.indexOf(iconv.encode('聞', 'utf-8')) + 1
    expect(decode(bytes.subarray(0, cut), null)).toContain('日本語の新')
  })

  it('keeps UTF-8 with one stray byte', () => {
    const bytes = Buffer.concat([iconv.encode(document(JAPANESE.repeat(5)), 'utf-8'), Buffer.from([0xff])])
    expect(decode(bytes, null)).toContain(JAPANESE)
  })

  it('takes nothing for nothing', () => {
    expect(decode(new Uint8Array(), null)).toBe('')
  })
})
