import { type DefaultTreeAdapterTypes, html as names, parseFragment, serialize } from 'parse5'
import { describe, expect, it } from 'vitest'
import { sanitizeHtml } from './sanitize.ts'

const BASE = 'https://example.com/a'
const HARMLESS =
  /^(a|abbr|b|blockquote|br|caption|code|col|colgroup|dd|details|div|dl|dt|em|h1|h2|i|img|li|ol|p|pre|q|ruby|s|section|small|source|span|strong|sub|summary|sup|table|tbody|td|tfoot|th|thead|tr|tt|u|ul|video)$/
const ATTRIBUTES = /^(alt|cite|colspan|height|href|lang|poster|rel|rowspan|src|title|width)$/
const ADDRESSES = /^(cite|href|poster|src)$/

/** What a parser finds that reads as browsers do. */
function elementsIn(parent: DefaultTreeAdapterTypes.ParentNode): DefaultTreeAdapterTypes.Element[] {
  return parent.childNodes.flatMap((node) => ('tagName' in node ? [node, ...elementsIn(node)] : []))
}

/** Harmless as it is, and as it is once a browser has read it and a script has moved it by way of innerHTML. */
function expectHarmless(clean: string): void {
  const moved = serialize(parseFragment(clean))
  for (const element of [clean, moved].flatMap((text) => elementsIn(parseFragment(text)))) {
    expect(element.namespaceURI).toBe(names.NS.HTML)
    expect(element.tagName).toMatch(HARMLESS)
    for (const { name, value } of element.attrs) {
      expect(name).toMatch(ATTRIBUTES)
      if (ADDRESSES.test(name)) expect(value).toMatch(/^(https?:\/\/|mailto:|tel:|[^:]*$)/)
    }
  }
}

describe('hostile HTML', () => {
  it.each([
    // Parsers that disagree on where an element, an attribute or a text ends.
    '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
    '<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>',
    '<svg></p><style><a id="</style><img src=1 onerror=alert(1)>">',
    '<svg><style>&lt;img src=x onerror=alert(1)&gt;</style></svg>',
    '<svg><desc><noscript><p title="</noscript><img src=x onerror=alert(1)>">',
    '<svg><![CDATA[</svg><img src=x onerror=alert(1)>]]>',
    '<svg><foreignObject><math><mi/><script>alert(1)</script></math></foreignObject></svg>',
    '<math><annotation-xml encoding="text/html"><style><img src=x onerror=alert(1)></style></annotation-xml></math>',
    '<math><mi xlink:href="javascript:alert(1)">x</mi></math>',
    '<noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript>',
    '<noembed><img title="</noembed><img src=x onerror=alert(1)>"></noembed>',
    '<xmp><p title="</xmp><svg/onload=alert(1)>">',
    '<title><p title="</title><img src=x onerror=alert(1)>">',
    '<textarea><p title="</textarea><img src=x onerror=alert(1)>">',
    '<iframe><p title="</iframe><img src=x onerror=alert(1)>">',
    '<ifr<iframe>ame srcdoc="<script>alert(1)</script>">',
    '<scr<iframe>ipt>alert(1)</scr</iframe>ipt>',
    '<scr<script>ipt>alert(1)</scr</script>ipt>',
    '<select><style></select><img src=x onerror=alert(1)>',
    '<select><template><img src=x onerror=alert(1)></select></template>',
    '<template><style></template><img src=x onerror=alert(1)></style>',
    '<table><td><style></table><img src=x onerror=alert(1)></style>',
    '<a><table><a><svg><style><!--</style><img src=x onerror=alert(1)>',
    '<p><form id="x"><input name="attributes"></form></p>',
    '<!--><script>alert(1)</script>-->',
    '<!--->--><script>alert(1)</script>',
    '<!-- --!><script>alert(1)</script> -->',
    '<![><script>alert(1)</script>]]>',
    '<?xml ><script>alert(1)</script>?>',
    '</ <img src=x onerror=alert(1)>>',
    '<<script>alert(1)//<</script>',
    '<script<script>>alert(1)</script>',
    '<script\n>alert(1)</script\n foo>',
    '<script>alert(1)',
    '<script/>alert(1)<script src=//evil.example></script>',
    '<listing>&lt;img src=x onerror=alert(1)&gt;</listing>',
    // Attributes that break out of their quotes, or come in by the back door.
    '<img src="x` `<script>alert(1)</script>"` `>',
    '<img alt="x" onerror="alert(1)" src=x>',
    '<img/src=x/onerror=alert(1)>',
    '<img src=x\fonerror=alert(1)>',
    '<img src=x onerror\0=alert(1)>',
    '<img """><script>alert(1)</script>">',
    '<img alt="&quot; onerror=&quot;alert(1)" src=x>',
    '<img alt=\'" onerror="alert(1)\' src=x>',
    '<img alt=x"onerror="alert(1) src=x>',
    '<a title="a&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;">x</a>',
    '<a href="https://e.example/&quot;onmouseover=&quot;alert(1)">x</a>',
    "<a title='</a><img src=x onerror=alert(1)>'>x</a>",
    '<p title="<!--"><img src=x title="--><script>alert(1)</script>">',
    '<p style="background:url(javascript:alert(1))" class=x id=y name=z slot=w is=v>a</p>',
    '<a href=x href=javascript:alert(1) HREF=javascript:alert(1)>x</a>',
    '<a xlink:href="javascript:alert(1)" formaction="javascript:alert(1)" ping="//evil.example">x</a>',
    '<img srcset="javascript:alert(1) 1x" usemap="#x" lowsrc="javascript:alert(1)" dynsrc="javascript:alert(1)">',
    '<video poster="javascript:alert(1)" src="data:video/mp4,x" onplay=alert(1)><source src="data:text/html,x"></video>',
    '<blockquote cite="javascript:alert(1)">x</blockquote><q cite="vbscript:x">y</q>',
    '<table background="javascript:alert(1)"><tr><td background="javascript:alert(1)">x</table>',
    '<base href="javascript:alert(1)//"><a href="#x">x</a>',
    '<meta http-equiv=refresh content="0;url=javascript:alert(1)"><link rel=stylesheet href="javascript:alert(1)">',
    '<object data="javascript:alert(1)"><embed src="javascript:alert(1)"><applet code="x"></object>',
    '<isindex type=image src=1 onerror=alert(1)><image src=x onerror=alert(1)><keygen autofocus onfocus=alert(1)>',
    '<marquee onstart=alert(1)><details open ontoggle=alert(1)><summary>x</summary></details></marquee>',
    '<x onclick=alert(1)><custom-element is="x">x</custom-element></x>',
  ])('is made harmless: %s', (html) => {
    for (const clean of [sanitizeHtml(html), sanitizeHtml(html, BASE)]) {
      expect(sanitizeHtml(clean)).toBe(clean)
      expectHarmless(clean)
    }
  })

  it.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    ' \t\n javascript:alert(1)',
    'java\nscript:alert(1)',
    'java\tscript:alert(1)',
    '\x01javascript:alert(1)',
    'java\x00script:alert(1)',
    '\u2028javascript:alert(1)',
    '\u00adjava\u200bscript:alert(1)',
    '\ufeffjavascript:alert(1)',
    'java&#x09;script:alert(1)',
    'java&NewLine;script&colon;alert(1)',
    'javascript&colon;alert(1)',
    'javascript&#58alert(1)',
    'javascript&#0000058alert(1)',
    '&#106&#97&#118&#97&#115&#99&#114&#105&#112&#116&#58&#97&#108&#101&#114&#116&#40&#49&#41',
    '&#x6A;avascript:alert(1)',
    '&Tab;javascript:alert(1)',
    '&#1;javascript:alert(1)',
    'vbscript:msgbox(1)',
    'livescript:x',
    'data:text/html,<script>alert(1)</script>',
    'data:image/svg+xml;base64,PHN2Zz4=',
    'blob:https://example.com/x',
    'filesystem:https://example.com/x',
    'view-source:javascript:alert(1)',
    'file:///etc/passwd',
    'feed:javascript:alert(1)',
    'jar:https://example.com/x',
    'about:blank',
    '//evil.example',
    '\\\\evil.example',
    '/\\evil.example',
  ])('leaves out the address %j', (address) => {
    expect(sanitizeHtml(`<a href="${address}">a</a>`)).toBe('<a>a</a>')
    expect(sanitizeHtml(`<img src='${address}' alt="b">`)).toBe('<img alt="b" />')
  })

  it.each([
    'javascript:alert(1)//',
    'data:text/html,x',
    'feed:x',
    '',
  ])('resolves nothing against the base %j', (base) => {
    expect(sanitizeHtml('<a href="#x">a</a><a href="?y">b</a>', base)).toBe('<a>a</a><a>b</a>')
  })

  it.each([
    ['https://example.com/?a=1&b=2', 'https://example.com/?a=1&amp;b=2'],
    ['https://example.com/?a=1&amp;copy=2', 'https://example.com/?a=1&amp;copy=2'],
    ['HTTPS://Example.com/A b', 'https://example.com/A%20b'],
    ['mailto:ida@example.com', 'mailto:ida@example.com'],
    ['tel:+1-555', 'tel:+1-555'],
    ['//example.org/x', 'https://example.org/x'],
    ['b:c', null],
    ['./b:c', 'https://example.com/b:c'],
  ])('writes the address %s as %s', (address, written) => {
    const link = written === null ? '<a>x</a>' : `<a href="${written}">x</a>`
    expect(sanitizeHtml(`<a href="${address}">x</a>`, BASE)).toBe(link)
  })
})
