import type * as made from './covers.ts'
import type { Fonts, MadePicture } from './covers.ts'

export type { MadePicture } from './covers.ts'

type Marks = Parameters<typeof made.setCover>[0]

export interface Covers {
  /** Takes what a model drew: checked to be a picture, stripped of what its file carried, marked. */
  keepDrawn: typeof made.keepDrawn
  /** A cover cut from the press: the headline in type, nothing drawn. */
  setCover(marks: Marks, paper: string): Promise<MadePicture>
  /** The picture in every size for sharing, each labelled and marked. A cover is set anew, a drawing is cut. */
  shareSizes(
    picture: Pick<MadePicture, 'bytes' | 'about'>,
    marks: Marks,
    paper: string,
  ): ReturnType<typeof made.shareSizes>
}

/** Sets and cuts the pictures of pieces with the typefaces given. What that takes is loaded with the first of them: few commands need it. */
export function openCovers(fonts: () => Fonts): Covers {
  const load = () => import('./covers.ts')
  return {
    keepDrawn: async (...drawn) => (await load()).keepDrawn(...drawn),
    setCover: async (marks, paper) => (await load()).setCover(marks, paper, fonts()),
    shareSizes: async (picture, marks, paper) => (await load()).shareSizes(picture, marks, paper, fonts()),
  }
}
