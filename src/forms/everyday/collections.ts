/** What an Everyday site holds, one type a collection, under the names that its files use. */
export interface Collections {
  readonly news: News
  readonly videos: Video
  readonly courses: Course
  readonly learningCollections: LearningCollection
  readonly samples: Sample
  readonly people: Person
  readonly communities: Community
  readonly newsletters: Newsletter
  readonly organizations: Organization
  readonly topics: TopicData
}

export type Collection = keyof Collections

export interface Image {
  readonly url: string
  readonly width?: number
  readonly height?: number
  readonly isCached?: boolean
  readonly title?: string
}

export interface Provider {
  readonly name: string
  readonly domain: string
  readonly images?: readonly Image[]
}

export interface News {
  readonly category: string
  readonly title: string
  readonly excerpt: string
  readonly publishedDateTime: Date
  readonly originalUrl: string
  readonly webUrl?: string
  readonly ampWebUrl?: string
  readonly cdnAmpWebUrl?: string
  readonly type: string
  readonly quality?: number
  readonly heat?: number
  readonly published?: boolean
  /** The player of a video, as HTML. */
  readonly featuredContent?: string
  readonly provider: Provider
  readonly topics: readonly string[]
  readonly images?: readonly Image[]
  /** The rest of its story. */
  readonly related?: readonly RelatedNews[]
  /** State of the engine that wrote the file, encrypted. Ours keeps its state to itself and writes none. */
  readonly secured?: string
}

export interface RelatedNews {
  readonly title: string
  readonly excerpt?: string
  readonly publishedDateTime: Date
  readonly originalUrl?: string
  readonly webUrl?: string
  readonly ampWebUrl?: string
  readonly cdnAmpWebUrl?: string
  readonly type?: string
  readonly provider: Provider
  readonly quality?: number
  readonly images?: readonly Image[]
}

export interface Video {
  readonly title: string
  readonly excerpt?: string
  readonly originalUrl?: string
  readonly webUrl?: string
  readonly type?: string
  readonly price?: string
  /** ISO 8601 duration. */
  readonly length?: string
  readonly publishedDateTime?: Date
  readonly heat?: number
  readonly removed?: boolean
  readonly published?: boolean
  readonly featuredContent?: string
  readonly provider: Provider
  readonly topics: readonly string[]
  readonly images?: readonly Image[]
  readonly secured?: string
}

export interface Course {
  readonly title: string
  readonly excerpt?: string
  readonly webUrl?: string
  readonly type?: string
  readonly price?: string
  readonly length?: string
  readonly ratings?: Ratings
  readonly heat?: number
  readonly removed?: boolean
  readonly published?: boolean
  readonly provider: Provider
  readonly levels?: readonly string[]
  readonly topics: readonly string[]
  readonly images?: readonly Image[]
  readonly secured?: string
}

export interface Ratings {
  readonly count?: number
  readonly average?: number
}

export interface LearningCollection {
  readonly title: string
  readonly excerpt?: string
  readonly type?: string
  readonly price?: string
  readonly length?: string
  readonly heat?: number
  readonly removed?: boolean
  readonly published?: boolean
  readonly provider: Provider
  readonly levels?: readonly string[]
  /** `videos/<slug>` or `courses/<slug>`. */
  readonly items: readonly string[]
  readonly topics: readonly string[]
  readonly images?: readonly Image[]
  readonly secured?: string
}

export interface Sample {
  readonly title: string
  readonly excerpt?: string
  readonly originalUrl?: string
  readonly type?: string
  readonly publishedDateTime?: Date
  readonly heat?: number
  readonly removed?: boolean
  readonly published?: boolean
  readonly actions?: readonly Action[]
  readonly provider: SampleProvider
  readonly topics: readonly string[]
  readonly images?: readonly Image[]
  readonly secured?: string
}

export interface Action {
  readonly url: string
  readonly type?: string
  readonly title?: string
  readonly attribution?: string
}

export interface SampleProvider extends Provider {
  readonly authors?: readonly Author[]
}

export interface Author {
  readonly name: string
}

export interface Person {
  readonly name: string
  readonly bio?: string
  readonly location?: string
  readonly type?: string
  readonly heat?: number
  readonly affiliation?: Provider
  readonly website?: string
  readonly twitter?: Twitter
  readonly linkedin?: Linkedin
  readonly topics: readonly string[]
  readonly images?: readonly Image[]
  readonly secured?: string
}

export interface Twitter {
  readonly username: string
  readonly url?: string
  readonly followers?: number
}

export interface Linkedin {
  readonly url: string
}

export interface Community {
  readonly name: string
  readonly excerpt?: string
  readonly originalUrl?: string
  readonly webUrl?: string
  readonly type?: string
  readonly members?: number
  readonly heat?: number
  readonly provider: Provider
  readonly topics: readonly string[]
  readonly images?: readonly Image[]
  readonly secured?: string
}

export interface Newsletter {
  readonly title: string
  readonly excerpt?: string
  readonly publishedDateTime: Date
  readonly webUrl?: string
  readonly type?: string
  readonly topics: readonly string[]
  readonly secured?: string
}

export interface Organization {
  readonly taxonomy: string
  readonly _id: string
  readonly name: string
  readonly otherNames?: readonly string[]
  readonly domain: string
  readonly description?: string
  readonly images?: readonly Image[]
}

export interface TopicData {
  readonly taxonomy: string
  readonly _id: string
  readonly name: string
  readonly shortname?: string
  readonly parent?: string
  readonly description?: string
  readonly keywords: readonly string[]
  readonly hashtags?: readonly string[]
  readonly images?: readonly Image[]
  /** Addresses of the API, by collection. */
  readonly services?: Services
}

export interface Services {
  readonly learning?: string
  readonly news?: string
  readonly samples?: string
  readonly people?: string
  readonly events?: string
  readonly newsletters?: string
  readonly communities?: string
}
