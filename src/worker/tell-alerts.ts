import { type Effect, mailAddress } from '../news/index.ts'
import type { Newsroom } from '../newsroom.ts'
import * as archive from '../store/index.ts'

type Turn = 'began' | 'ended'

const WEBHOOK = 'webhook'

/** Has everybody whom newsroom.yaml names told of alerts that began, unless they were asked to be told before. */
export async function tellBeginnings(newsroom: Newsroom, db: archive.Db): Promise<void> {
  const receivers = receiversOf(newsroom)
  for (const alert of await archive.standingAlerts(db)) {
    const missing = receivers.filter((receiver) => !alert.told.includes(receiver))
    if (missing.length === 0) continue
    for (const receiver of missing) await tell(newsroom, db, { alert, turn: 'began', receiver })
    await archive.noteAlert(db, alert.id, { told: [...alert.told, ...missing] })
  }
}

/** Has those told that an alert ended who were told that it began. */
export async function tellEnd(newsroom: Newsroom, db: archive.Db, alert: archive.AlertRow): Promise<void> {
  const receivers = receiversOf(newsroom).filter((receiver) => alert.told.includes(receiver))
  for (const receiver of receivers) await tell(newsroom, db, { alert, turn: 'ended', receiver })
}

/** The webhook, and mail addresses in the one spelling. */
function receiversOf({ settings: { alerts } }: Newsroom): string[] {
  return [...(alerts.webhook === null ? [] : [WEBHOOK]), ...alerts.mail.flatMap((one) => mailAddress(one) ?? [])]
}

interface Telling {
  readonly alert: archive.AlertRow
  readonly turn: Turn
  readonly receiver: string
}

async function tell(newsroom: Newsroom, db: archive.Db, { alert, turn, receiver }: Telling): Promise<void> {
  const effect = effectOf(newsroom, { alert, turn, receiver })
  // The end waits in line behind the beginning.
  const wanted = { effect, key: `alert ${turn} ${alert.id} ${receiver}`, lane: `alert ${alert.id} ${receiver}` }
  await archive.enqueue(db, wanted, newsroom.now())
}

function effectOf({ masthead }: Newsroom, { alert, turn, receiver }: Telling): Effect {
  const { id, kind, what, next, beganAt, endedAt } = alert
  const about = `${masthead.name}: ${kind}${kind === 'disk' ? '' : ` (${alert.subject})`}`
  const subject = `${about}${turn === 'ended' ? ', over' : ''}`.replace(/\p{Cc}/gu, ' ')
  if (receiver === WEBHOOK) {
    const record = {
      // What chat services show of a record.
      text: `${subject}\n${what}.${turn === 'began' ? `\nNext: ${next}` : ''}`,
      ...{ id, kind, subject: alert.subject, what, next, beganAt, endedAt },
      newsroom: { name: masthead.name, address: masthead.address },
    }
    return { kind: 'webhook', hook: 'alerts', event: `alert.${turn}`, record }
  }
  const when = turn === 'began' ? `Since ${minuteOf(beganAt)}` : `From ${minuteOf(beganAt)} to ${minuteOf(endedAt)}`
  const parts = [`${what}.`, ...(turn === 'began' ? [`Next: ${next}`] : ['This is over.']), `${when}.`]
  const html = parts.map((part) => `<p>${part.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`)}</p>`).join('')
  return {
    kind: 'mail',
    ...{ to: receiver, subject, text: `${parts.join('\n\n')}\n` },
    html: `<!doctype html><html lang="en"><body>${html}</body></html>`,
  }
}

/** UTC. */
const minuteOf = (at: Date | null): string => `${at?.toISOString().slice(0, 16).replace('T', ' ')} UTC`
