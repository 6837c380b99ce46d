import { describe, expect, test } from 'vitest'
import { storySlug } from './slug.ts'

describe('the address part of a story', () => {
  test.each([
    ['Regulators Fine Chip Maker $2.5bn Over Sales', 'regulators-fine-chip-maker-2-5bn-over-sales'],
    ['Café Müller: “déjà vu” in Zürich', 'cafe-muller-deja-vu-in-zurich'],
    ["It's the city's oldest bridge – and it's closing", 'its-the-citys-oldest-bridge-and-its-closing'],
    ['  C++ & Rust -- a   truce?! ', 'c-rust-a-truce'],
    ['İstanbul’da yeni köprü', 'istanbulda-yeni-kopru'],
    ['Новый закон об ИИ принят', 'новый-закон-об-ии-принят'],
    ['人工智能法案通过', '人工智能法案通过'],
    ['ガイドを公開', 'ガイドを公開'],
    ['हिन्दी में समाचार', 'हिन्दी-में-समाचार'],
    ['???', 'story'],
    ['', 'story'],
  ])('%j becomes %j', (headline, slug) => {
    expect(storySlug(headline)).toBe(slug)
  })

  test('is cut between words at 80 characters', () => {
    const slug = storySlug(
      'Parliament votes to extend the emergency powers of the harbour authority until the end of next year',
    )
    expect(slug).toBe('parliament-votes-to-extend-the-emergency-powers-of-the-harbour-authority-until')
    expect(slug.length).toBeLessThanOrEqual(80)
  })

  test('a single endless word is cut within it, and fits a file name', () => {
    expect(storySlug('a'.repeat(300))).toBe('a'.repeat(80))
    expect(Buffer.byteLength(storySlug('法'.repeat(300)))).toBeLessThanOrEqual(240)
    expect(storySlug('𠀀'.repeat(300))).toBe('𠀀'.repeat(60))
  })

  test('a slug of a slug is itself', () => {
    const slug = storySlug('Québec: “l’été” 2024, Part II')
    expect(storySlug(slug)).toBe(slug)
  })
})
