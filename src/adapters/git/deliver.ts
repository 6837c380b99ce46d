import { existsSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { BroadsheetError, type Delivered, type StandingFile } from '../../news/index.ts'
import { must } from './must.ts'
import { type Git, gitIn } from './run.ts'
import { type Changes, layOver } from './tree.ts'

export interface Author {
  readonly name: string
  readonly mail: string
}

export interface GitErrand {
  /** A path from the root, or an ssh, https or file address. */
  readonly repository: string
  readonly branch: string
  /** Where we keep what we know of the repository; made when missing. */
  readonly clone: string
  readonly files: readonly StandingFile[]
  /** Paths of files without a byte that are to stand beside them. */
  readonly empty: readonly string[]
  readonly author: Author
  readonly at: Date
  readonly message: (changes: Changes) => string
  readonly env: NodeJS.ProcessEnv
}

/**
 * Commits what changed to a branch and pushes it. Works on a bare clone, so that nothing of the repository is ever
 * checked out or run. When somebody else was quicker, our commit is made again on theirs, once: our files win, theirs
 * stay. When nothing has changed nothing is committed.
 */
export async function deliverToGit(errand: GitErrand): Promise<Delivered> {
  const git = gitIn(errand.clone, errand.env)
  await openClone(git, errand.clone)
  let tip = await fetchTip(git, errand)
  for (let attempt = 1; ; attempt++) {
    const { tree, changes } = await layOver(git, errand.clone, tip, errand)
    const facts = { written: [...changes.added, ...changes.changed], removed: changes.removed, kept: changes.kept }
    if (tree === (tip === null ? null : (await must(git, ['rev-parse', `${tip}^{tree}`])).toString().trim())) {
      return { ...facts, commit: null }
    }
    const commit = await commitOf(git, errand, tree, tip, errand.message(changes))
    const refusal = await push(git, errand, commit)
    if (refusal === null) {
      await must(git, ['update-ref', TIP, commit])
      await git(['gc', '--auto', '--quiet'])
      return { ...facts, commit }
    }
    const now = await fetchTip(git, errand)
    if (now === tip || attempt === 2) throw refused(errand, refusal)
    tip = now
  }
}

/** Where the clone keeps the branch as it last saw it. */
const TIP = 'refs/broadsheet/tip'

async function openClone(git: Git, clone: string): Promise<void> {
  if (existsSync(join(clone, 'HEAD'))) return
  await mkdir(clone, { recursive: true })
  await must(git, ['init', '--quiet', '--bare', '--template='])
}

/** The newest commit of the branch, fetched; null while there is no such branch. */
async function fetchTip(git: Git, { repository, branch }: GitErrand): Promise<string | null> {
  const ref = `refs/heads/${branch}`
  const asked = await git(['ls-remote', '--end-of-options', repository, ref])
  if (asked.code !== 0) throw unreachable(repository, asked.err)
  const line = asked.out
    .toString('utf8')
    .split('\n')
    .find((one) => one.endsWith(`\t${ref}`))
  if (line === undefined) return null
  const tip = line.split('\t')[0]!
  const known = await git(['rev-parse', '--verify', '--quiet', TIP])
  if (known.code === 0 && known.out.toString().trim() === tip) return tip
  const quiet = ['--quiet', '--no-tags', '--depth=1', '--no-write-fetch-head', '--no-recurse-submodules']
  const fetched = await git(['fetch', ...quiet, '--end-of-options', repository, `+${ref}:${TIP}`])
  if (fetched.code !== 0) throw unreachable(repository, fetched.err)
  return (await must(git, ['rev-parse', '--verify', TIP])).toString().trim()
}

async function commitOf(
  git: Git,
  { author, at }: GitErrand,
  tree: string,
  parent: string | null,
  message: string,
): Promise<string> {
  const date = `${Math.floor(at.getTime() / 1000)} +0000`
  const by = { NAME: author.name, EMAIL: author.mail, DATE: date }
  const env = Object.fromEntries(
    Object.entries(by).flatMap(([what, value]) => [
      [`GIT_AUTHOR_${what}`, value],
      [`GIT_COMMITTER_${what}`, value],
    ]),
  )
  const on = parent === null ? [] : ['-p', parent]
  return (await must(git, ['commit-tree', tree, ...on, '-F', '-'], { env, input: message })).toString().trim()
}

/** What the other side said when it refused; null when it took the commit. */
async function push(git: Git, { repository, branch }: GitErrand, commit: string): Promise<string | null> {
  const target = `${commit}:refs/heads/${branch}`
  const { code, out, err } = await git(['push', '--porcelain', '--no-verify', '--end-of-options', repository, target])
  if (code === 0) return null
  const why = /^!\t[^\t]*\t(.*)$/m.exec(out.toString('utf8'))?.[1]
  return [err.replace(/; error: failed to push.*$/, ''), why].filter(Boolean).join('; ') || 'it did not say why'
}

const unreachable = (repository: string, why: string) =>
  new BroadsheetError('git-unreachable', {
    what: `The repository cannot be read: ${repository}: ${why || 'git did not say why'}`,
    next: 'The edition stands in the newsroom’s folder. Mend the address, the key or the line, then publish again.',
  })

const refused = ({ repository, branch }: GitErrand, why: string) =>
  new BroadsheetError('git-refused', {
    what: `${repository} did not take the edition on ${branch}: ${why}`,
    next: /checked out|denyCurrentBranch/.test(why)
      ? 'The branch is checked out there: deliver to a bare repository, or to another branch. The last good edition stays.'
      : 'The last good edition stays there. Mend what the other side complains of, then publish again.',
  })
