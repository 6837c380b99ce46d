import type { Section } from './press.ts'

/** Parents of a section, the root first. */
export function above(section: Section, sections: readonly Section[]): readonly Section[] {
  const line: Section[] = []
  for (let at = parentOf(section, sections); at; at = parentOf(at, sections)) {
    line.unshift(at)
  }
  return line
}

const parentOf = ({ parent }: Section, sections: readonly Section[]): Section | undefined =>
  parent === null ? undefined : sections.find(({ name }) => name === parent)

export const below = ({ name }: Section, sections: readonly Section[]): readonly Section[] =>
  sections.filter(({ parent }) => parent === name)

export const rootsOf = (sections: readonly Section[]): readonly Section[] =>
  sections.filter((section) => parentOf(section, sections) === undefined)
