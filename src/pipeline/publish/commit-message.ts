interface Changes {
  readonly added: readonly string[]
  readonly changed: readonly string[]
  readonly removed: readonly string[]
}

/** What a tree has one file each of. */
const COUNTED = {
  site: { path: /^story\/[^/]+\/index\.html$/, name: 'stories' },
  everyday: { path: /^(?:.*\/)?_news\/[^/]+\.md$/, name: 'articles' },
  hugo: { path: /^content\/news\/(?!_index\.md)[^/]+\.md$/, name: 'stories' },
  jekyll: { path: /^_posts\/[^/]+$/, name: 'posts' },
}

/** What a commit to a branch says: how many stories are new, changed and gone (of an Everyday tree, articles), and how many files that took. */
export function commitMessage(paper: string, tree: keyof typeof COUNTED, { added, changed, removed }: Changes): string {
  const { path, name } = COUNTED[tree]
  const count = (paths: readonly string[]) => paths.filter((one) => path.test(one)).length
  const counts = [`${count(added)} new`, `${count(changed)} changed`, `${count(removed)} gone`]
  const said = counts.filter((words) => !words.startsWith('0 ')).join(', ')
  const files = added.length + changed.length + removed.length
  const subject =
    said === ''
      ? `Publish ${files} ${files === 1 ? 'file' : 'files'}, no ${name} among them`
      : `Publish ${name}: ${said}`
  const facts = `${added.length} files added, ${changed.length} changed, ${removed.length} removed`
  return `${subject}\n\n${paper}, ${tree === 'site' ? 'site' : 'content files'}: ${facts}.\n`
}
