import type { ModelAccount, ModelCall, ModelFailure } from '../../news/index.ts'
import { type Asking, callOf, failure } from './ask.ts'
import { ModelTrouble, type Painter } from './speaker.ts'

export type Drawn = { readonly kind: 'picture'; readonly bytes: Uint8Array; readonly call: ModelCall } | ModelFailure

export async function drawWith(
  asking: Asking,
  painter: () => Promise<Painter>,
  prompt: string,
  account: ModelAccount,
): Promise<Drawn> {
  const refused = await account.permit(asking.price?.picture ?? null, asking)
  if (refused) return failure('over budget', refused, [])
  const at = asking.now()
  const start = performance.now()
  const taken = () => ({ at, seconds: (performance.now() - start) / 1000 })
  try {
    const bytes = await (await painter()).paint(prompt, AbortSignal.timeout(asking.timeoutSeconds * 1000))
    const call = { ...callOf(asking, taken(), null, null), money: asking.price?.picture ?? null }
    await account.record(call)
    return { kind: 'picture', bytes, call }
  } catch (error) {
    if (!(error instanceof ModelTrouble)) throw error
    const call = callOf(asking, taken(), null, error.message)
    await account.record(call)
    return failure(error.why, { what: error.message, next: error.next }, [call])
  }
}
