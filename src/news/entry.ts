/** One thing listed in a feed, as listed. */
export interface Entry {
  /** The feed's own id for it: guid, atom:id, JSON Feed id. */
  readonly guid: string | null
  /** Absolute address of its page. */
  readonly url: string | null
  /** Plain text. */
  readonly title: string | null
  /** Sanitised HTML. */
  readonly summary: string | null
  /** Sanitised HTML. */
  readonly content: string | null
  readonly authors: readonly string[]
  readonly publishedAt: Date | null
  readonly updatedAt: Date | null
  readonly categories: readonly string[]
  readonly enclosures: readonly Enclosure[]
  readonly picture: Picture | null
  /** Player address of a video entry (YouTube's media:group, media:player). */
  readonly video: { readonly embedUrl: string } | null
  readonly language: string | null
}

export interface Enclosure {
  readonly url: string
  readonly type: string | null
  readonly length: string | null
}

export interface Picture {
  readonly url: string
  readonly width: number | null
  readonly height: number | null
  readonly alt: string | null
}
