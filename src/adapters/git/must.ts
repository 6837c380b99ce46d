import { BroadsheetError } from '../../news/index.ts'
import type { Git, GitCall } from './run.ts'

/** Runs git where a failure is no answer. */
export async function must(git: Git, args: readonly string[], call?: GitCall): Promise<Buffer> {
  const { code, out, err } = await git(args, call)
  if (code === 0) return out
  throw new BroadsheetError('git-failed', {
    what: `git ${args[0]} failed: ${err || `exit code ${code}`}`,
    next: 'The last good edition stays where it is. Mend what git complains of, then publish again.',
  })
}
