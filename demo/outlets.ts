import type { Tone } from './pictures/index.ts'

/** An invented publisher of the demonstration wire. */
export interface Outlet {
  readonly id: string
  readonly name: string
  readonly motto: string
  readonly place: string
  readonly language: 'en' | 'sv'
  readonly format: 'rss' | 'atom' | 'rdf' | 'json'
  /** How the outlet marks up its pages; see pages.ts. */
  readonly template: 'gazette' | 'journal' | 'magazine' | 'channel'
  /** How much of an article its feed gives away. */
  readonly feedGives: 'summary' | 'everything'
  /** The tone of its pictures when an article asks for none. */
  readonly tone: Tone
  /** Sections in its navigation. */
  readonly sections: readonly string[]
}

/** The order is the order of addresses: the first outlet lives at 127.0.2.1. New ones go to the end. */
export const OUTLETS = [
  {
    id: 'longitude',
    name: 'Longitude',
    motto: 'News agency, founded 1911',
    place: 'Geneva',
    language: 'en',
    format: 'rss',
    template: 'gazette',
    feedGives: 'everything',
    tone: 'slate',
    sections: ['World', 'Business', 'Technology'],
  },
  {
    id: 'halyard',
    name: 'The Halyard',
    motto: 'Shipping, ports and the sea',
    place: 'Gothenburg',
    language: 'en',
    format: 'atom',
    template: 'journal',
    feedGives: 'summary',
    tone: 'dusk',
    sections: ['Ports', 'Fleet', 'Freight rates', 'Weather'],
  },
  {
    id: 'tagus-examiner',
    name: 'The Tagus Examiner',
    motto: 'Lisbon’s other newspaper',
    place: 'Lisbon',
    language: 'en',
    format: 'rss',
    template: 'gazette',
    feedGives: 'summary',
    tone: 'sand',
    sections: ['City', 'Nation', 'Europe', 'Letters'],
  },
  {
    id: 'po-valley-record',
    name: 'The Po Valley Record',
    motto: 'From the Alps to the delta',
    place: 'Turin',
    language: 'en',
    format: 'rdf',
    template: 'gazette',
    feedGives: 'summary',
    tone: 'brick',
    sections: ['Piedmont', 'Emilia', 'Tuscany', 'Table'],
  },
  {
    id: 'elbe-observer',
    name: 'The Elbe Observer',
    motto: 'Saxony in English',
    place: 'Dresden',
    language: 'en',
    format: 'atom',
    template: 'journal',
    feedGives: 'summary',
    tone: 'moss',
    sections: ['Dresden', 'Industry', 'Transport', 'Culture'],
  },
  {
    id: 'wafer-and-mask',
    name: 'Wafer & Mask',
    motto: 'The semiconductor trade, weekly and when necessary',
    place: 'Eindhoven',
    language: 'en',
    format: 'json',
    template: 'magazine',
    feedGives: 'summary',
    tone: 'slate',
    sections: ['Fabs', 'Tools', 'Prices', 'People'],
  },
  {
    id: 'sextant',
    name: 'The Sextant',
    motto: 'A daily newspaper',
    place: 'London',
    language: 'en',
    format: 'rss',
    template: 'gazette',
    feedGives: 'summary',
    tone: 'slate',
    sections: ['World', 'Money', 'Science', 'Opinion'],
  },
  {
    id: 'common-room',
    name: 'The Common Room',
    motto: 'Research, read closely',
    place: 'Leiden',
    language: 'en',
    format: 'json',
    template: 'magazine',
    feedGives: 'everything',
    tone: 'sand',
    sections: ['Papers', 'Methods', 'Disputes', 'Corrections'],
  },
  {
    id: 'shift-book',
    name: 'The Shift Book',
    motto: 'Work and those who do it',
    place: 'Manchester',
    language: 'en',
    format: 'rdf',
    template: 'journal',
    feedGives: 'summary',
    tone: 'brick',
    sections: ['Pay', 'Hours', 'Safety', 'Tribunals'],
  },
  {
    id: 'public-gallery',
    name: 'Public Gallery',
    motto: 'Parliaments, councils and courts',
    place: 'Brussels',
    language: 'en',
    format: 'atom',
    template: 'magazine',
    feedGives: 'summary',
    tone: 'dusk',
    sections: ['Bills', 'Rulings', 'Committees', 'Comment'],
  },
  {
    id: 'joint-and-axis',
    name: 'Joint & Axis',
    motto: 'Machines that move',
    place: 'Bologna',
    language: 'en',
    format: 'rss',
    template: 'magazine',
    feedGives: 'summary',
    tone: 'moss',
    sections: ['Field', 'Factory', 'Home', 'Recalls'],
  },
  {
    id: 'maas-courier',
    name: 'The Maas Courier',
    motto: 'Read between the rivers since 1874',
    place: 'Rotterdam',
    language: 'en',
    format: 'rss',
    template: 'gazette',
    feedGives: 'summary',
    tone: 'dusk',
    sections: ['Port', 'Province', 'Courts', 'Weather'],
  },
  {
    id: 'kelvin-post',
    name: 'The Kelvin Post',
    motto: 'Glasgow and the west',
    place: 'Glasgow',
    language: 'en',
    format: 'rss',
    template: 'journal',
    feedGives: 'summary',
    tone: 'slate',
    sections: ['Home', 'Business', 'Clyde', 'Letters'],
  },
  {
    id: 'ontario-mercury',
    name: 'The Ontario Mercury',
    motto: 'Toronto and the lakes',
    place: 'Toronto',
    language: 'en',
    format: 'atom',
    template: 'gazette',
    feedGives: 'summary',
    tone: 'brick',
    sections: ['City', 'Canada', 'Money', 'Outdoors'],
  },
  {
    id: 'vinga-posten',
    name: 'Vinga-Posten',
    motto: 'Nyheter från kusten',
    place: 'Göteborg',
    language: 'sv',
    format: 'rss',
    template: 'gazette',
    feedGives: 'summary',
    tone: 'dusk',
    sections: ['Hamnen', 'Staden', 'Norden', 'Väder'],
  },
  {
    id: 'ansgar-newsroom',
    name: 'Ansgar Laboratories Newsroom',
    motto: 'Announcements and resources for the press',
    place: 'Copenhagen',
    language: 'en',
    format: 'json',
    template: 'journal',
    feedGives: 'everything',
    tone: 'night',
    sections: ['Announcements', 'Media kit', 'Leadership', 'Careers'],
  },
  {
    id: 'weathercock',
    name: 'The Weathercock',
    motto: 'Satire. Points where it is blown',
    place: 'Bath',
    language: 'en',
    format: 'rdf',
    template: 'journal',
    feedGives: 'summary',
    tone: 'sand',
    sections: ['Satire', 'More satire', 'Apologies'],
  },
  {
    id: 'workbench-films',
    name: 'Workbench Films',
    motto: 'Short films about long jobs',
    place: 'Genoa',
    language: 'en',
    format: 'atom',
    template: 'channel',
    feedGives: 'summary',
    tone: 'night',
    sections: ['Films', 'Playlists', 'About'],
  },
] as const satisfies readonly Outlet[]

export type OutletId = (typeof OUTLETS)[number]['id']

const byId: ReadonlyMap<string, Outlet> = new Map(OUTLETS.map((outlet) => [outlet.id, outlet]))

export function outletOf(id: string): Outlet {
  const outlet = byId.get(id)
  if (!outlet) throw new Error(`no outlet is called ${id}`)
  return outlet
}
