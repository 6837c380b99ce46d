/** Many pieces as one text. */
export const bomb = (piece: (at: number) => string, times: number): string =>
  Array.from({ length: times }, (_, at) => piece(at)).join('')

export const repeat = <T>(value: T, times: number): T[] => Array<T>(times).fill(value)

const feed = (inside: string, before = '') =>
  `${before}<rss version="2.0"><channel><title>Press</title>${inside}</channel></rss>`
const item = (inside: string) => `<item><link>https://press.example/1</link>${inside}</item>`

/** Each entity is ten of the one before it: a thousand million words, if anybody counted. */
const LAUGHS = `<!DOCTYPE rss [<!ENTITY a0 "ha">${bomb((at) => `<!ENTITY a${at + 1} "${`&a${at};`.repeat(10)}">`, 9)}]>`
const outside = (entity: string) =>
  feed(item('<title>&x;</title><description>&x;</description>'), `<!DOCTYPE rss [${entity}]>`)

/** Documents that were made to harm whoever reads them as a feed. */
export const BOMBS: Readonly<Record<string, () => string>> = {
  'a thousand million laughs': () => feed(item('<title>&a9;</title>'), LAUGHS),
  'one long entity many times': () =>
    feed(item(`<title>${'&a;'.repeat(25_000)}</title>`), `<!DOCTYPE rss [<!ENTITY a "${'ha'.repeat(25_000)}">]>`),
  'an entity that names itself': () => outside('<!ENTITY x "&x;">'),
  'an entity that is a file': () => outside('<!ENTITY x SYSTEM "file:///etc/passwd">'),
  'an entity that is an address inside': () => outside('<!ENTITY x SYSTEM "http://169.254.169.254/latest/">'),
  'an entity that is a program': () => outside('<!ENTITY x SYSTEM "expect://id">'),
  'a parameter entity that loads a DTD': () => outside('<!ENTITY % x SYSTEM "http://127.0.0.1/evil.dtd"> %x;'),
  'a DTD of another host': () => feed(item('<title>a</title>'), '<!DOCTYPE rss SYSTEM "http://127.0.0.1/evil.dtd">'),
  'an inclusion (XInclude) of a file': () =>
    feed(
      item(
        '<title><xi:include xmlns:xi="http://www.w3.org/2001/XInclude" parse="text" href="file:///etc/passwd"/></title>',
      ),
    ),
  'a style sheet of another host': () => feed('', '<?xml-stylesheet href="http://127.0.0.1/x.xsl"?>'),
  'a DTD that does not end': () => `<!DOCTYPE rss [${'<!ENTITY a "b">'.repeat(200_000)}`,
  'elements nested to 100,000': () => feed('<a>'.repeat(100_000)),
  'elements nested to 1,000,000': () => feed('<a>'.repeat(1_000_000)),
  'nested items': () => feed('<item>'.repeat(100_000)),
  '100,000 attributes on one element': () => feed(`<item ${bomb((at) => `a${at}="1" `, 100_000)}/>`),
  '100,000 namespaces on one element': () => feed(`<item ${bomb((at) => `xmlns:n${at}="urn:${at}" `, 100_000)}/>`),
  'a namespace anew on each of 50,000 nested elements': () => feed(bomb((at) => `<n:a xmlns:n="urn:${at}">`, 50_000)),
  'xml:base anew on each of 20,000 nested elements': () => feed(bomb(() => `<a xml:base="x/y/z/">`, 20_000)),
  'a million closing tags': () => feed('</a>'.repeat(1_000_000)),
  'a name of 10 MB': () => feed(`<${'a'.repeat(10_000_000)}>`),
  'a title of 10 MB': () => feed(item(`<title>${'a '.repeat(5_000_000)}</title>`)),
  'a link of 5 MB': () =>
    feed(`<item><title>a</title><link>https://press.example/${'a'.repeat(5_000_000)}</link></item>`),
  'a date of 5 MB': () => feed(item(`<title>a</title><pubDate>${'1 '.repeat(2_500_000)}</pubDate>`)),
  'a date of 1 MB of zones': () =>
    feed(item(`<title>a</title><pubDate>Mon, 02 Mar 2026 07:00:00 ${'+0000 '.repeat(200_000)}</pubDate>`)),
  '100,000 items of nothing': () => feed('<item/>'.repeat(100_000)),
  '50,000 items': () =>
    feed(bomb((at) => `<item><title>a ${at}</title><link>https://press.example/${at}</link></item>`, 50_000)),
  '100,000 categories in one item': () => feed(item(`<title>a</title>${'<category>a</category>'.repeat(100_000)}`)),
  '100,000 authors in one item': () => feed(item(`<title>a</title>${'<author>a</author>'.repeat(100_000)}`)),
  '100,000 pictures in one item': () =>
    feed(item(`<title>a</title>${'<media:content url="https://a.example/x.jpg"/>'.repeat(100_000)}`)),
  'a comment that does not end': () => feed(`<!--${' -'.repeat(4_000_000)}`),
  'CDATA in CDATA': () => feed(item(`<title>${'<![CDATA['.repeat(500_000)}</title>`)),
  'a million ampersands': () => feed(item(`<title>${'&'.repeat(1_000_000)}</title>`)),
  'a million numeric entities': () => feed(item(`<title>${'&#x41;'.repeat(1_000_000)}</title>`)),
  'numeric entities past Unicode': () => feed(item('<title>&#x110000;&#xd800;&#0;&#xffffffffff;</title>')),
  'HTML nested in text to 100,000': () =>
    feed(item(`<title>a</title><description>${'&lt;b&gt;'.repeat(100_000)}</description>`)),
  'UTF-7': () => `<?xml version="1.0" encoding="utf-7"?>${feed(item('<title>+ADw-script+AD4-</title>'))}`,
  'an encoding that nobody has': () => `<?xml version="1.0" encoding="${'x'.repeat(900)}"?>${feed('')}`,
  'nothing but NUL': () => '\0'.repeat(5_000_000),
  'nothing but line breaks': () => '\n'.repeat(5_000_000),
  'nothing but angles': () => '<'.repeat(2_000_000),
}
