import { press } from './deeds.js'
import { allRows, reorder, rowOf } from './rows.js'

const dialog = (id) => document.getElementById(id)
let chosen = null
document.addEventListener('focusin', (event) => {
  chosen = rowOf(event.target) ?? chosen
})

/** The row in hand, or on the story's own page the story. */
const inHand = () =>
  (chosen?.isConnected ? chosen : null) ?? document.querySelector('section.decide:has(form.quick)') ?? null

function step(by) {
  const rows = allRows()
  const at = rows.indexOf(chosen)
  const next = rows[at === -1 ? (by > 0 ? 0 : rows.length - 1) : Math.max(0, Math.min(rows.length - 1, at + by))]
  next?.focus()
  next?.scrollIntoView({ block: 'nearest' })
}

const linkOf = (row) => row?.querySelector('h2 a')?.href
function go(hash) {
  const link = linkOf(inHand())
  if (link) location.assign(link + hash)
  else if (hash) document.querySelector(hash)?.focus()
}

const KEYS = {
  j: () => step(1),
  k: () => step(-1),
  ArrowDown: () => step(1),
  ArrowUp: () => step(-1),
  a: () => press(inHand(), 'approve'),
  h: () => ask('ask-hold'),
  x: () => press(inHand(), 'kill'),
  p: () => ask('ask-pin'),
  u: () => press(inHand(), 'undo'),
  o: () => go(''),
  e: () => go('#edit'),
  m: () => go('#find'),
  r: () => inHand()?.querySelector('details.why summary')?.click(),
  n: reorder,
  '/': () => document.querySelector('input[type=search]')?.focus(),
  '?': () => dialog('keys')?.showModal(),
}

document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return
  if (event.target.closest('input, select, textarea, dialog')) return
  // A row in focus is opened by Enter, as its link would be.
  if (event.key === 'Enter' && event.target === chosen) return go('')
  const does = Object.hasOwn(KEYS, event.key) ? KEYS[event.key] : null
  if (!does || (event.key.startsWith('Arrow') && allRows().length === 0)) return
  event.preventDefault()
  does()
})

const showKeys = document.getElementById('show-keys')
showKeys?.removeAttribute('hidden')
showKeys?.addEventListener('click', () => dialog('keys').showModal())

function ask(id) {
  if (inHand() && dialog(id)) {
    dialog(id).showModal()
    dialog(id).querySelector('input[type=number]')?.select()
  } else press(null, id)
}

/** A dialog's answer goes with the deed that it asks about, and the focus back to the row. */
for (const [id, deed, field] of [
  ['ask-hold', 'hold', 'until'],
  ['ask-pin', 'pin', 'place'],
]) {
  dialog(id)?.addEventListener('submit', (event) => {
    const value = event.submitter.value || event.target.elements[field]?.value || ''
    const row = inHand()
    queueMicrotask(() => {
      row?.focus?.()
      press(row, deed, { [field]: event.submitter.dataset.none ? '' : value })
    })
  })
}
