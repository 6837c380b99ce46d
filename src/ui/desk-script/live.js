import { decided } from './deeds.js'
import { parse, renew } from './rows.js'

const { events } = document.documentElement.dataset
const state = document.getElementById('live')
let asking = false
let again = false

/** Asks for this page anew: one request at a time, and one more when something changed meanwhile. */
async function refresh() {
  if (asking) {
    again = true
    return
  }
  asking = true
  try {
    const before = decided.n
    const answer = await fetch(location.href, { headers: { accept: 'text/html' } })
    const text = await answer.text()
    // What was asked for before a decision of this page's own would undo it on screen.
    const isOld = decided.underWay > 0 || decided.n > before
    if (isOld) again ||= decided.underWay === 0
    else if (answer.ok) renew(parse(text))
  } catch {
    // The stream of events tells when the desk is there again.
  } finally {
    asking = false
  }
  if (again) {
    again = false
    await refresh()
  }
}

if (events) {
  const source = new EventSource(events)
  let missed = false
  source.addEventListener('changed', refresh)
  source.addEventListener('open', () => {
    if (state) state.textContent = 'live'
    if (missed) refresh()
    missed = false
  })
  source.addEventListener('error', () => {
    missed = true
    if (state) state.textContent = 'not connected'
  })
  addEventListener('pagehide', () => source.close())
}

/** Finds stories as their words are typed: the form's own answer, shown in place. */
const finder = document.querySelector('form[data-live]')
let typed
finder?.addEventListener('input', () => {
  clearTimeout(typed)
  typed = setTimeout(async () => {
    const address = new URL(finder.action)
    address.search = new URLSearchParams(new FormData(finder))
    const answer = await fetch(address)
    if (!answer.ok) return
    const { live } = finder.dataset
    document.getElementById(live)?.replaceWith(parse(await answer.text()).getElementById(live))
  }, 150)
})
