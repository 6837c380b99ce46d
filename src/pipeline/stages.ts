/** The stages in the order in which an article passes them. Queues are made from this table, and so is ARCHITECTURE.md's. */
export interface Stage {
  readonly name: string
  /** What goes in, in the project's words. */
  readonly takes: string
  /** What comes out; every judgement among it with its reasons. */
  readonly gives: string
  /** Ports: what it has to be given because it does no I/O and knows no clock and no chance. */
  readonly needs: readonly string[]
  /** It works on everything that waits at once, so that one waiting job is enough. */
  readonly once: boolean
}

export const STAGES = [
  {
    name: 'collect',
    takes: 'a feed',
    gives: 'how the poll went, with the entries read',
    needs: ['fetch', 'fetchPage', 'now'],
    once: false,
  },
  {
    name: 'extract',
    takes: 'a page, and what the feed said of it',
    gives: 'text, metadata and kind',
    needs: [],
    once: false,
  },
  {
    name: 'understand',
    takes: 'an article',
    gives: 'language, names, topics, genre, whether it tells of a tragedy',
    needs: ['topics', 'detectLanguage'],
    once: false,
  },
  {
    name: 'group',
    takes: 'the open window and the next article',
    gives: 'the article’s story and the moves that it causes',
    needs: ['newStoryId'],
    once: true,
  },
  {
    name: 'rank',
    takes: 'facts about articles and stories',
    gives: 'quality, lead, heat, front-page order, related stories',
    needs: [],
    once: true,
  },
  {
    name: 'publish',
    takes: 'what the archive knows and what people decided',
    gives: 'the paper: ordered stories and pieces',
    needs: ['now', 'showable', 'order', 'relate', 'slugOf'],
    once: true,
  },
] as const satisfies readonly Stage[]
