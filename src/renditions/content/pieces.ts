import { newPost, writeAlium } from '../../forms/alium/index.ts'
import { type Paper, piecePicturePath } from '../../news/index.ts'
import type { ContentFile } from './content-file.ts'

/** Approved satire as posts in The Alium's form, labelled. */
export function piecePosts({ pieces, masthead }: Paper): ContentFile[] {
  const taken = new Set<string>()
  return [...pieces].reverse().map((piece) => {
    const { picture, sources, publishedAt: at } = piece
    const post = newPost({
      piece,
      at,
      timeZone: masthead.timeZone,
      picture: picture && {
        url: `${masthead.address}/${piecePicturePath(piece)}`,
        prompt: picture.madeBy === 'type' ? picture.alt : picture.madeBy.prompt,
      },
      source: { title: sources[0].title, url: sources[0].url },
    })
    let path = post.path
    for (let n = 2; taken.has(path); n++) path = post.path.replace(/\.md$/, `-${n}.md`)
    taken.add(path)
    return { path, text: writeAlium({ ...post, path }) }
  })
}
