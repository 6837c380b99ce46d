/** The constants of grouping: one set for every stream, dated or not. Reasons and measures: docs/grouping.md. */
export interface Settings {
  /** A word in the title counts as this many in the text. */
  readonly titleWeight: number
  /** Only so many words of the text are read: the news stands at the top. */
  readonly textWords: number
  /** Only the heaviest terms are kept: what bounds the cost of comparing long articles. */
  readonly termsKept: number
  /** Weight of a name, of a number, against 1 for any other word. */
  readonly nameWeight: number
  readonly numberWeight: number
  /** Share of capitals (away from sentence starts) above which a word is a name. */
  readonly nameShare: number
  /** Repetition saturates: `gain * tf / (tf + half)`. */
  readonly repetitionGain: number
  readonly repetitionHalf: number
  /** A word found everywhere still weighs a little. */
  readonly rarityFloor: number
  /** Mean link lost for each day since the story last had news; similarity of two articles for each day between them. */
  readonly dayPenalty: number
  /** How far behind the newest article a story stays open, in days. */
  readonly windowDays: number
  /** Mean link that an article needs to join a story. */
  readonly joinAt: number
  /** An article leaves when its mean link falls this far under `joinAt`; between the two it stays, so it does not flap. */
  readonly leaveMargin: number
  /** It goes over only to a story that is nearer by this much: or the paper would flicker. */
  readonly moveMargin: number
  /** Times the stream level of the pair is taken off its similarity. */
  readonly levelWeight: number
  /** The stream level before anything was read, and how many articles that guess counts for. */
  readonly levelPrior: number
  readonly levelPriorArticles: number
  /** A story is tried for a split from this many voting members on. */
  readonly splitFrom: number
  /**
   * Split when similarity across is under this share of the similarity within, for halves that are no cleaner than
   * `cleanPrior`; the bar rises by `splitClean` times what they are cleaner.
   */
  readonly splitRatio: number
  readonly splitClean: number
  /** Share of nearest neighbours on the own side when one event is cut in two, and for how many of them that counts. */
  readonly cleanPrior: number
  readonly cleanPriorNeighbours: number
  /** The smaller half of a split has at least this share of the members (and never fewer than two). */
  readonly splitShare: number
  readonly splitSeeds: number
  readonly splitRounds: number
  readonly moveRounds: number
  /** A mean link is taken over so many of a story's newest voting members; a split looks at more. */
  readonly linkVoters: number
  readonly splitVoters: number
  /** Above so many terms in a language, those of fewer than `keptFrom` articles are forgotten once no open one holds them. */
  readonly vocabulary: number
  readonly keptFrom: number
  /** An article that repeats this share of another (or the other of it), in runs of five words, is a copy. */
  readonly copyShare: number
  /** Copies are looked for among candidates of at least this cosine. */
  readonly copyCosine: number
  /** Heaviest terms of an article that the index knows it by. */
  readonly postings: number
  /** Newest articles read under one term. */
  readonly postingsRead: number
  /** Best articles of the index that are compared in full. */
  readonly candidates: number
}

export const SETTINGS: Settings = {
  titleWeight: 4,
  textWords: 600,
  termsKept: 200,
  nameWeight: 1.25,
  numberWeight: 1.5,
  nameShare: 0.6,
  repetitionGain: 1.7,
  repetitionHalf: 0.7,
  rarityFloor: 0.2,
  dayPenalty: 0.1,
  windowDays: 4,
  joinAt: 0.06,
  leaveMargin: 0.03,
  moveMargin: 0.01,
  levelWeight: 2,
  levelPrior: 0.02,
  levelPriorArticles: 10,
  splitFrom: 4,
  splitRatio: 0.48,
  splitClean: 2,
  cleanPrior: 0.85,
  cleanPriorNeighbours: 20,
  splitShare: 0.2,
  splitSeeds: 8,
  splitRounds: 5,
  moveRounds: 2,
  linkVoters: 20,
  splitVoters: 40,
  vocabulary: 100_000,
  keptFrom: 50,
  copyShare: 0.35,
  copyCosine: 0.3,
  postings: 24,
  postingsRead: 400,
  candidates: 30,
}
