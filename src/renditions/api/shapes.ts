import { z } from 'zod'
import { GENRES, KINDS } from '../../news/index.ts'

/**
 * Every shape of the API, said once: files and answers are made as these types, the OpenAPI document and the tests
 * are made from these schemas. A field may be added to a shape; none changes its meaning or goes.
 */

/** The shapes that have a name in the document. */
export const SHAPES = z.registry<{ id: string; description: string }>()

const instant = (what: string) => z.iso.datetime().describe(what)

const picture = z
  .strictObject({
    url: z.string().describe('Where the picture lies.'),
    width: z.number().nullable(),
    height: z.number().nullable(),
    alt: z.string().nullable().describe('What it shows, in words.'),
  })
  .register(SHAPES, { id: 'Picture', description: 'A picture of the source’s.' })

const sourceRef = z
  .strictObject({
    name: z.string(),
    domain: z.string().describe('Its registrable domain, else its host with the port.'),
    slug: z.string().describe('Its name in addresses: api/sources/{slug}.json.'),
  })
  .register(SHAPES, { id: 'SourceName', description: 'Who published something.' })

const factor = z
  .strictObject({ factor: z.string(), times: z.number(), note: z.string() })
  .register(SHAPES, { id: 'Factor', description: 'One factor of a product, with its reason.' })

const term = z
  .strictObject({ term: z.string(), adds: z.number(), note: z.string() })
  .register(SHAPES, { id: 'Term', description: 'One summand of a sum, with its reason.' })

const evidence = z
  .strictObject({ evidence: z.string(), note: z.string(), weight: z.number().optional() })
  .register(SHAPES, { id: 'Evidence', description: 'Why an article stands in its story.' })

const reported = {
  id: z.uuid().describe('Stays when headline and address change.'),
  url: z.string().describe('The story’s page on the site.'),
  file: z.string().describe('The story in full, as a file of this API.'),
  headline: z.string(),
  standfirst: z.string().describe('What it says in short; may be empty.'),
  topics: z.array(z.string()).describe('Names of topics, the most fitting first.'),
  picture: picture.nullable(),
  source: sourceRef.describe('Who published the article that leads the story.'),
  sourceUrl: z.string().nullable().describe('That article; null where its address is not one of the web.'),
  firstAt: instant('When it was first reported.'),
  lastAt: instant('When it was last reported on.'),
  sources: z.array(sourceRef).min(1).describe('Who reports it, in the order of their first reports.'),
  reports: z.int().positive().describe('How many articles tell of it.'),
  heat: z.number().describe('How much it matters at the paper’s hour.'),
}

export const storySummary = z
  .strictObject(reported)
  .register(SHAPES, { id: 'StorySummary', description: 'A story as lists have it.' })

const article = z
  .strictObject({
    id: z.uuid(),
    url: z.string().nullable().describe('Where the source published it; null where that is not an address of the web.'),
    title: z.string(),
    excerpt: z.string().describe('At most 300 characters; may be empty.'),
    source: sourceRef,
    bylines: z.array(z.string()),
    publishedAt: instant('When the source published it.'),
    language: z.string().describe('A language tag; und where it is not known.'),
    kind: z.enum(KINDS).describe('What its page is.'),
    genre: z.enum(GENRES).describe('What its text is.'),
    topics: z.array(z.string()),
    picture: picture.nullable(),
    copyOf: z.uuid().nullable().describe('The article of this story whose text it repeats.'),
    quality: z.number().describe('How good it is, whatever the hour: the sum of its terms.'),
    qualityTerms: z.array(term),
    because: z.array(evidence).describe('Why it stands in this story.'),
  })
  .register(SHAPES, { id: 'Article', description: 'One source’s text at one address.' })

const correction = z
  .strictObject({ at: instant('When an editor wrote it.'), text: z.string() })
  .register(SHAPES, { id: 'Correction', description: 'What an editor had to set right.' })

const relatedStory = z
  .strictObject({
    url: z.string(),
    headline: z.string(),
    at: instant('When it was last reported on.'),
    relation: z.enum(['earlier chapter', 'later chapter', 'same people', 'same topic']),
  })
  .register(SHAPES, { id: 'RelatedStory', description: 'Another story near this one.' })

export const story = z
  .strictObject({
    ...reported,
    heatFactors: z.array(factor).describe('Heat is their product.'),
    note: z.string().nullable().describe('An editor’s note that stands with the story.'),
    corrections: z.array(correction).describe('Oldest first.'),
    lead: z.uuid().describe('Which of the articles leads.'),
    articles: z.array(article).min(1).describe('Every report, oldest first; copies are among them, marked.'),
    related: z.array(relatedStory),
  })
  .register(SHAPES, { id: 'Story', description: 'All articles about one event.' })

export const storyPage = z
  .strictObject({
    stories: z.array(storySummary),
    next: z.string().nullable().describe('Address of the page after this one; null at the end.'),
  })
  .register(SHAPES, { id: 'StoryPage', description: 'Some of the stories, and where the next ones are.' })

export const front = z
  .strictObject({ asOf: instant('The instant of the paper’s newest news.'), stories: z.array(storySummary) })
  .register(SHAPES, { id: 'Front', description: 'The front of the paper: pins first, then the hottest.' })

export const satire = z
  .strictObject({
    pieces: z.array(
      z
        .strictObject({
          id: z.uuid(),
          genre: z.literal('satire'),
          label: z.literal('Satire').describe('To be printed above the headline, wherever the piece is shown.'),
          url: z.string().describe('Its page on the site.'),
          headline: z.string(),
          body: z.string().describe('Markdown.'),
          byline: z.string().describe('The model that wrote it. A person approved the text.'),
          language: z.string(),
          publishedAt: instant('When it came out.'),
          riffsOn: z.uuid().describe('The story that it is about.'),
          basedOn: z
            .array(z.strictObject({ title: z.string(), url: z.string().nullable(), source: z.string() }))
            .min(1)
            .describe('The articles that inspired it, to be named below it.'),
        })
        .register(SHAPES, { id: 'Piece', description: 'Satire: invented, and labelled as such.' }),
    ),
  })
  .register(SHAPES, { id: 'Satire', description: 'The newest 100 pieces of satire, the newest first.' })

export const withdrawn = z
  .strictObject({
    stories: z.array(
      z
        .strictObject({
          id: z.uuid(),
          url: z.string().describe('Where it stood; the reason stands there now.'),
          at: instant('When an editor withdrew it.'),
          text: z.string().describe('Why.'),
        })
        .register(SHAPES, {
          id: 'WithdrawnStory',
          description: 'A story that was published once and is not any more.',
        }),
    ),
  })
  .register(SHAPES, { id: 'Withdrawn', description: 'What to take back, the last first.' })

const topicFacts = {
  name: z.string(),
  shortName: z.string().nullable(),
  slug: z.string(),
  parent: z.string().nullable().describe('Name of the topic that it is a part of.'),
  url: z.string().describe('Its page on the site.'),
  file: z.string().describe('The topic with its stories, as a file of this API.'),
  count: z.int().nonnegative().describe('How many stories of this paper belong to it.'),
}

export const topicList = z
  .strictObject({
    topics: z.array(z.strictObject(topicFacts).register(SHAPES, { id: 'TopicSummary', description: 'A topic.' })),
  })
  .register(SHAPES, { id: 'TopicList', description: 'The topics in the paper’s order.' })

export const topic = z
  .strictObject({ ...topicFacts, stories: z.array(storySummary).describe('The newest 100 stories.') })
  .register(SHAPES, { id: 'Topic', description: 'A topic and its newest stories.' })

const sourceFacts = {
  name: z.string(),
  domain: z.string(),
  slug: z.string(),
  homeUrl: z.string().nullable(),
  url: z.string().describe('Its page on the site.'),
  file: z.string().describe('The source with its stories, as a file of this API.'),
  count: z.int().nonnegative().describe('How many stories of this paper it reports.'),
}

export const sourceList = z
  .strictObject({
    sources: z.array(z.strictObject(sourceFacts).register(SHAPES, { id: 'SourceSummary', description: 'A source.' })),
  })
  .register(SHAPES, { id: 'SourceList', description: 'The sources of this paper by name.' })

export const source = z
  .strictObject({
    ...sourceFacts,
    firsts: z.int().nonnegative().describe('How many stories it was the first to report.'),
    stories: z.array(storySummary).describe('The newest 100 stories that it reports.'),
  })
  .register(SHAPES, { id: 'Source', description: 'A source and the newest stories that it reports.' })

export const editionPage = z
  .strictObject({
    editions: z.array(
      z
        .strictObject({
          id: z.uuid(),
          publishedAt: instant('When it came out.'),
          stories: z.int().nonnegative(),
          articles: z.int().nonnegative(),
          hash: z.string().describe('Two editions with one hash are the same paper.'),
        })
        .register(SHAPES, { id: 'Edition', description: 'One published state of the paper.' }),
    ),
    next: z.string().nullable().describe('Address of the page after this one; null at the end.'),
  })
  .register(SHAPES, { id: 'EditionPage', description: 'Editions, the newest first.' })

export const searchPage = z
  .strictObject({
    results: z.array(
      z
        .strictObject({
          kind: z.enum(['story', 'satire']),
          id: z.uuid().describe('Of the story: api/stories/{id}.json has it in full.'),
          url: z.string().describe('Its page on the site.'),
          headline: z.string(),
          excerpt: z.string().describe('What it says in short; may be empty.'),
          label: z.string().nullable().describe('To be printed above the headline of what is not news.'),
          source: z.string().describe('Who published it.'),
          at: instant('When it was last reported on.'),
        })
        .register(SHAPES, { id: 'SearchResult', description: 'A page that was found.' }),
    ),
    next: z.string().nullable().describe('Address of the page after this one; null at the end.'),
  })
  .register(SHAPES, { id: 'SearchPage', description: 'What was found, the best first.' })

export const problem = z
  .strictObject({
    type: z.string().describe('about:blank: title and status say it all.'),
    title: z.string(),
    status: z.int(),
    detail: z.string().describe('What is wrong and what to do.'),
  })
  .register(SHAPES, { id: 'Problem', description: 'Why there is no answer (RFC 9457).' })

export type StorySummary = z.output<typeof storySummary>
export type Story = z.output<typeof story>
export type StoryPage = z.output<typeof storyPage>
export type Front = z.output<typeof front>
export type Satire = z.output<typeof satire>
export type Withdrawn = z.output<typeof withdrawn>
export type TopicList = z.output<typeof topicList>
export type Topic = z.output<typeof topic>
export type SourceList = z.output<typeof sourceList>
export type Source = z.output<typeof source>
export type EditionPage = z.output<typeof editionPage>
export type SearchPage = z.output<typeof searchPage>
export type Problem = z.output<typeof problem>
