/** What a picture of the satire desk says of itself to machines: IPTC's digital source type, in XMP. */

const SOURCE_TYPES = {
  /** Drawn by a model that learnt from pictures. */
  model: 'http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia',
  /** Set by a program that learnt from nothing. */
  type: 'http://cv.iptc.org/newscodes/digitalsourcetype/algorithmicMedia',
} as const

export interface Marks {
  readonly madeBy: keyof typeof SOURCE_TYPES
  readonly headline: string
  readonly alt: string
  /** Who drew it, in words. */
  readonly credit: string
}

export function xmpOf({ madeBy, headline, alt, credit }: Marks): string {
  const text = (value: string) => `<rdf:Alt><rdf:li xml:lang="x-default">${escaped(value)}</rdf:li></rdf:Alt>`
  return `<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/" xmlns:Iptc4xmpCore="http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/" Iptc4xmpExt:DigitalSourceType="${SOURCE_TYPES[madeBy]}" photoshop:Credit="${escaped(credit)}">
<dc:title>${text(`Satire: ${headline}`)}</dc:title><dc:description>${text(alt)}</dc:description><Iptc4xmpCore:AltTextAccessibility>${text(alt)}</Iptc4xmpCore:AltTextAccessibility><dc:subject><rdf:Bag><rdf:li>Satire</rdf:li></rdf:Bag></dc:subject>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>`
}

const escaped = (text: string): string =>
  text.replace(/[<>&"]/g, (char) => `&#${char.charCodeAt(0)};`).replace(/\p{Cc}/gu, ' ')
