import { type Telling, tellWebhook } from '../adapters/webhook/index.ts'
import type { Settings } from '../config/index.ts'
import { BroadsheetError } from '../news/index.ts'

export type Hooks = ReadonlyMap<string, (telling: Telling) => Promise<string | null>>

/**
 * The webhooks that have an address.
 * @throws BroadsheetError `no-webhook-secret`: an unsigned piece could be anybody's
 */
export function openHooks(
  { publish, satire, alerts }: Settings,
  secrets: Readonly<Record<string, string | null>>,
): Hooks {
  const urls = { publish: publish.webhook, satire: satire.webhook, alerts: alerts.webhook }
  if (urls.satire !== null && !secrets.satire) {
    throw new BroadsheetError('no-webhook-secret', {
      what: 'satire.webhook names an address, and SATIRE_WEBHOOK_SECRET is not set',
      next: 'Set SATIRE_WEBHOOK_SECRET, or SATIRE_WEBHOOK_SECRET_FILE to a file that holds it.',
      usage: true,
    })
  }
  return new Map(
    Object.entries(urls).flatMap(([name, url]) =>
      url === null ? [] : [[name, (telling: Telling) => tellWebhook({ url, secret: secrets[name] ?? null }, telling)]],
    ),
  )
}
