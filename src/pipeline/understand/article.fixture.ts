import type { Topic } from '../../news/topic.ts'
import type { ReadArticle } from './index.ts'

/** An article with nothing special about it, for tests to change. */
export const article = (change: Partial<ReadArticle>): ReadArticle => ({
  title: 'Council votes on harbour bridge',
  text: '',
  excerpt: '',
  url: 'https://harbour-post.example/2026/11/02/bridge',
  sourceName: 'Harbour Post',
  sourceDomain: 'harbour-post.example',
  bylines: [],
  kind: 'article',
  declaredLanguage: 'en',
  categories: [],
  ...change,
})

export const topic = (name: string, keywords: readonly string[], parent: string | null = null): Topic => ({
  name,
  shortName: null,
  parent,
  keywords,
  hashtags: [],
})

/** A paper on artificial intelligence with a corner for one maker's products. */
export const TOPICS: readonly Topic[] = [
  topic('AI', ['artificial intelligence', 'ai', 'machine learning', 'neural network']),
  topic('Models', ['model', 'transformer', 'large language model', 'llm'], 'AI'),
  topic('Chips', ['gpu', 'chip', 'semiconductor'], 'AI'),
  topic('Power Apps', ['power apps']),
  topic('Portals', ['portals'], 'Power Apps'),
  topic('Teams integration', ['microsoft teams', 'teams'], 'Power Apps'),
  topic('Canvas apps', ['canvas app', 'canvas apps'], 'Power Apps'),
  topic('Climate', ['climate', 'emissions']),
]
