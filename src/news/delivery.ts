import { BroadsheetError } from './error.ts'

/** Where an edition is delivered to, beside the newsroom's own folder. */
export type Target =
  | { readonly kind: 'folder'; readonly path: string }
  | { readonly kind: 'git'; readonly repository: string; readonly branch: string }

/** Which of an edition's two trees. */
export type Share = 'site' | 'content'

export interface Errand {
  readonly target: Target
  readonly what: Share
}

/** A file of the edition that stands. */
export interface StandingFile {
  /** Within its tree, with forward slashes. */
  readonly path: string
  /** Changes when what it shows does. */
  readonly hash: string
  /** Where it lies. */
  readonly file: string
}

export interface Delivered {
  readonly written: readonly string[]
  readonly removed: readonly string[]
  readonly kept: number
  /** Of a repository: what was pushed; null when nothing had changed. */
  readonly commit?: string | null
}

const EXPECTED =
  'Give folder:PATH, or git:REPOSITORY#BRANCH, where the repository is a path or an ssh, https or file address.'

/**
 * Reads `folder:PATH` or `git:REPOSITORY#BRANCH`.
 * @throws BroadsheetError `target-wrong`
 */
export function readTarget(text: string): Target {
  const refuse = (why: string): never => {
    throw new BroadsheetError('target-wrong', { what: `"${text}": ${why}`, next: EXPECTED, usage: true })
  }
  const [, kind, rest = ''] = /^(folder|git):(.*)$/s.exec(text) ?? []
  if (kind === undefined) return refuse('it names neither a folder nor a repository')
  if (/\p{Cc}/u.test(rest) || rest === '') return refuse('there is no path in it')
  if (kind === 'folder') return { kind, path: rest }
  const cut = rest.lastIndexOf('#')
  const branch = cut === -1 ? '' : rest.slice(cut + 1)
  const repository = cut === -1 ? rest : rest.slice(0, cut)
  if (branch === '') return refuse('the branch is missing, behind a "#"')
  if (!isBranch(branch)) return refuse(`git takes no branch of the name "${branch}"`)
  const fault = faultOfRepository(repository)
  return fault === null ? { kind: 'git', repository, branch } : refuse(fault)
}

function faultOfRepository(repository: string): string | null {
  if (repository === '' || repository.startsWith('-')) return 'the repository is missing'
  if (repository.includes('::')) return 'remote helpers of git are not started'
  const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(repository)?.[1]?.toLowerCase()
  if (scheme === undefined) return null
  if (!['ssh', 'https', 'file'].includes(scheme)) return `${scheme} is not spoken here`
  if (/^[^/]*:\/\/[^/@]*:[^/@]*@/.test(repository)) {
    return 'a password has no place in it; leave it to ssh keys or to git’s credential helper'
  }
  return null
}

/** The rules of git check-ref-format. */
function isBranch(name: string): boolean {
  return (
    !/[\s~^:?*[\\\p{Cc}]|\.\.|@\{|\/\/|\.$|\/$|^[-/]|^@$/u.test(name) &&
    name.split('/').every((part) => !part.startsWith('.') && !part.endsWith('.lock'))
  )
}

export const targetInWords = (target: Target): string =>
  target.kind === 'folder' ? `folder:${target.path}` : `git:${target.repository}#${target.branch}`
