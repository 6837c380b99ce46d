/**
 * The one error that Broadsheet throws on purpose. `code` is for programs, `what` says what went wrong and `next` what
 * to do about it; both are for people. The command line prints them, nothing parses them.
 */
export class BroadsheetError extends Error {
  readonly code: string
  readonly next: string
  /** 1: the work failed; 2: it was asked for in the wrong way. */
  readonly exitCode: 1 | 2

  constructor(
    code: string,
    { what, next, cause, usage }: { what: string; next: string; cause?: unknown; usage?: boolean },
  ) {
    super(what, cause === undefined ? undefined : { cause })
    this.name = 'BroadsheetError'
    this.code = code
    this.next = next
    this.exitCode = usage ? 2 : 1
  }
}

/** The words of any thrown value, without a stack. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
