import type { Newsroom } from '../newsroom.ts'

type Job = Awaited<ReturnType<Newsroom['jobs']['take']>>[number]

/** One line in the log for each job that ended: of which stage, about what, how, after how long, and the how manieth try it was. */
export function openTelling(log: Newsroom['log'], stage: string, some: readonly Job[]) {
  const started = performance.now()
  return (outcome: (job: Job) => string, why?: string): void => {
    const ms = Math.round(performance.now() - started)
    for (const job of some) {
      const { article, feed, host } = job.data
      const about = { subject: article ?? feed ?? null, ...(host === undefined ? {} : { host }) }
      log('job', {
        job: job.id,
        stage,
        ...about,
        outcome: outcome(job),
        ms,
        tries: job.tries,
        ...(why === undefined ? {} : { why }),
      })
    }
  }
}
