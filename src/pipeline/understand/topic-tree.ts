import type { Topic } from '../../news/topic.ts'

/** Topics by name, as their tree needs them. */
type ByName = { readonly byName: ReadonlyMap<string, Topic> }

export function rootOf(index: ByName, topic: Topic): string {
  return ancestorsOf(index, topic).at(-1)?.name ?? topic.name
}

/** Parents, nearest first. A tree that bites its own tail ends where it does. */
export function ancestorsOf(index: ByName, topic: Topic): readonly Topic[] {
  const line: Topic[] = []
  let parent = topic.parent === null ? undefined : index.byName.get(topic.parent)
  while (parent && parent !== topic && !line.includes(parent)) {
    line.push(parent)
    parent = parent.parent === null ? undefined : index.byName.get(parent.parent)
  }
  return line
}
