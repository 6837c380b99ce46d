import { raw } from 'hono/html'
import type { FC } from 'hono/jsx'
import type { Press } from '../press.ts'
import { between } from './between.ts'
import { Page } from './layout.tsx'
import { Say } from './say.tsx'

export const NEWSLETTER_PATH = 'newsletter/'

/** Between these the server puts what it answers. */
const MARKS = ['<!--answer-->', '<!--/answer-->'] as const

/** People leave it empty because they do not see it; programs that fill in every form do not. */
const TRAP = 'website'

/** What the server that takes subscriptions has to say. `action` is where the button goes. */
export type NewsletterAnswer =
  | { readonly kind: 'form' }
  | { readonly kind: 'asked' | 'no-address' | 'too-often' | 'confirmed' | 'over' | 'left' }
  | { readonly kind: 'confirm' | 'leave'; readonly action: string }

/** The page with the form. It is a file like any other; where `start` serves the site, it answers on it. */
export const NewsletterPage: FC<{ press: Press }> = ({ press }) => (
  <Page
    press={press}
    facts={{
      title: press.say('newsletter'),
      description: press.say('newsletter-description', { paper: press.masthead.name }),
      path: NEWSLETTER_PATH,
    }}
  >
    <div class="page">
      <div class="prose">
        {raw(MARKS[0])}
        <Answer press={press} answer={{ kind: 'form' }} />
        {raw(MARKS[1])}
      </div>
    </div>
  </Page>
)

/** The published page with an answer in place of its form. */
export function newsletterAnswered(page: string, press: Press, answer: NewsletterAnswer): string {
  return between(page, MARKS, String(<Answer press={press} answer={answer} />))
}

const Answer: FC<{ press: Press; answer: NewsletterAnswer }> = ({ press, answer }) => {
  const paper = press.masthead.name
  switch (answer.kind) {
    case 'form':
      return (
        <>
          <h1>{press.say('newsletter')}</h1>
          <p>{press.say('newsletter-pitch')}</p>
          <Form press={press} />
        </>
      )
    case 'no-address':
      return (
        <>
          <h1>{press.say('newsletter-no-address')}</h1>
          <p>{press.say('newsletter-no-address-next')}</p>
          <Form press={press} />
        </>
      )
    case 'confirm':
      return (
        <>
          <h1>{press.say('newsletter-confirm')}</h1>
          <p>{press.say('newsletter-confirm-next', { paper })}</p>
          <form class="subscribe" method="post" action={answer.action}>
            <button type="submit">{press.say('newsletter-confirm-button')}</button>
          </form>
        </>
      )
    case 'leave':
      return (
        <>
          <h1>{press.say('newsletter-leave')}</h1>
          <p>{press.say('newsletter-leave-next', { paper })}</p>
          <form class="subscribe" method="post" action={answer.action}>
            <button type="submit">{press.say('newsletter-leave-button')}</button>
            <button type="submit" name="erase" value="yes" class="quiet">
              {press.say('newsletter-erase-button')}
            </button>
          </form>
        </>
      )
    default:
      return (
        <>
          <h1>{press.say(`newsletter-${answer.kind}`)}</h1>
          <p>
            <Say press={press} words={`newsletter-${answer.kind}-next`} />
          </p>
        </>
      )
  }
}

const Form: FC<{ press: Press }> = ({ press }) => (
  <form class="subscribe" method="post" action={press.newsletter ?? ''}>
    <label for="email">{press.say('mail-address')}</label>
    <div>
      <input type="email" id="email" name="email" maxlength={254} autocomplete="email" required />
      <button type="submit">{press.say('subscribe')}</button>
    </div>
    <p class="trap" aria-hidden="true">
      <label for={TRAP}>{press.say('leave-empty')}</label>
      <input type="text" id={TRAP} name={TRAP} tabindex={-1} autocomplete="off" />
    </p>
  </form>
)
