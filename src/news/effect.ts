import type { Errand } from './delivery.ts'
import type { Id } from './id.ts'

export type EffectId = Id<'effect'>

/** Something that the newsroom does to the world outside, and that is to happen once. It says all that is needed to do it. */
export type Effect =
  /** `hook`: which of the newsroom's webhooks. Its address and secret are looked up when it is told. */
  | { readonly kind: 'webhook'; readonly hook: string; readonly event: string; readonly record: unknown }
  /** A mail that belongs to no issue of the newsletter. */
  | {
      readonly kind: 'mail'
      readonly to: string
      readonly subject: string
      readonly text: string
      readonly html: string
    }
  /** `content`: hash over every file of what is to be brought there. `asked`: by a person, wherever newsroom.yaml delivers to. */
  | { readonly kind: 'delivery'; readonly errand: Errand; readonly content: string; readonly asked: boolean }

export const EFFECT_KINDS = ['webhook', 'mail', 'delivery'] as const satisfies readonly Effect['kind'][]

/** queued: to be done, at once or after a pause. sending: somebody is at it. failed: given up; a person may have it done again. */
export const SENDING_STATES = ['queued', 'sending', 'sent', 'failed'] as const
export type SendingState = (typeof SENDING_STATES)[number]

/** How a try to do it ended. */
export type Tried =
  | { readonly kind: 'sent'; readonly result: unknown }
  /** It may go better later. */
  | { readonly kind: 'again'; readonly why: string }
  /** No later try can go better. */
  | { readonly kind: 'failed'; readonly why: string }
