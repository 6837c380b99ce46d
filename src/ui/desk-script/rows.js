/** The desk's pages are complete without this script; it puts newer pages in place of older ones, part by part. */

const FOCUSABLE = 'a[href], button, summary, input, select, textarea'

export const parse = (html) => new DOMParser().parseFromString(html, 'text/html')
const list = () => document.querySelector('ol.rows')
export const allRows = () => [...(list()?.children ?? [])]
export const rowOf = (node) => node?.closest?.('ol.rows > li') ?? null

/** What a row was when it was printed: whether a newer one differs. */
const printed = new Map(allRows().map((row) => [row.id, row.innerHTML]))
/** The page as it would be now, whose order and new rows wait for the editor's word. */
let newest = null
let pointed = null
document.addEventListener('pointermove', (event) => {
  pointed = event.target
})

/** Shows what a newer page says. What the pointer or the focus is on stays where it is. */
export function renew(page) {
  standStill(() => {
    for (const part of page.querySelectorAll('[data-part]')) renewPart(part)
    if (!list()) return
    newest = page
    const fresh = [...(page.querySelector('ol.rows')?.children ?? [])]
    for (const row of fresh) renewRow(row)
    const there = new Set(fresh.map(({ id }) => id))
    for (const row of allRows()) row.classList.toggle('gone', !there.has(row.id))
    announceNew(fresh)
  })
}

/** Runs `change`, and scrolls so that the row in hand does not move on screen. */
function standStill(change) {
  const held = rowOf(document.activeElement) ?? rowOf(pointed) ?? firstInSight()
  const before = held?.getBoundingClientRect().top
  change()
  if (!held?.isConnected) return
  const moved = () => held.getBoundingClientRect().top - before
  scrollBy(0, moved())
  // A page that is too short to be scrolled so far is made longer, below or above.
  if (moved() > 0) document.body.style.minHeight = `${tall() + Math.ceil(moved())}px`
  scrollBy(0, moved())
  if (moved() < 0) list().style.marginTop = `${Number.parseFloat(getComputedStyle(list()).marginTop) - moved()}px`
}

const tall = () => Math.max(document.body.offsetHeight, scrollY + innerHeight)

const firstInSight = () => (scrollY === 0 ? null : allRows().find((row) => row.getBoundingClientRect().bottom > 0))

function renewPart(fresh) {
  const old = document.querySelector(`[data-part="${fresh.dataset.part}"]`)
  // What an editor is in the middle of is left alone until the next time.
  if (old && !old.contains(document.activeElement) && old.innerHTML !== fresh.innerHTML) {
    old.replaceChildren(...[...fresh.childNodes].map((node) => node.cloneNode(true)))
  }
}

function renewRow(fresh) {
  const row = document.getElementById(fresh.id)
  if (!row || printed.get(row.id) === fresh.innerHTML) return
  printed.set(row.id, fresh.innerHTML)
  const open = [...row.querySelectorAll('details')].map((details) => details.open)
  const focused = row.contains(document.activeElement) ? nameOf(document.activeElement) : null
  row.className = fresh.className
  row.replaceChildren(...[...fresh.childNodes].map((node) => node.cloneNode(true)))
  for (const [at, details] of row.querySelectorAll('details').entries()) details.open = open[at] ?? false
  if (focused === null) return
  const again = [...row.querySelectorAll(FOCUSABLE)].find((one) => nameOf(one) === focused)
  ;(again ?? row).focus({ preventScroll: true })
}

/** By what a control is known again in a newer row. */
const nameOf = (control) =>
  [control.tagName, control.name, control.value, control.tagName === 'A' && control.href].join()

const button = document.getElementById('news')
button?.addEventListener('click', reorder)

function announceNew(fresh) {
  const here = allRows().map(({ id }) => id)
  const ids = fresh.map(({ id }) => id)
  const added = ids.filter((id) => !here.includes(id)).length
  const moved = ids.filter((id) => here.includes(id)).join() !== here.filter((id) => ids.includes(id)).join()
  button.hidden = added === 0 && !moved && ids.length === here.length
  button.textContent = added > 0 ? `${added} new` : 'New order'
}

/** Puts rows in the order of the newest page, new ones in and old ones out. */
export function reorder() {
  if (!newest) return
  const current = rowOf(document.activeElement)
  const here = new Map(allRows().map((row) => [row.id, row]))
  const order = [...(newest.querySelector('ol.rows')?.children ?? [])].map((fresh) => {
    if (!here.has(fresh.id)) printed.set(fresh.id, fresh.innerHTML)
    return here.get(fresh.id) ?? document.importNode(fresh, true)
  })
  list().replaceChildren(...order)
  list().style.marginTop = document.body.style.minHeight = ''
  button.hidden = true
  ;(current?.isConnected ? current : order[0])?.focus()
}

/** Tells who listens to a screen reader, and shows, what was done. */
export function say(words) {
  const said = document.getElementById('said')
  if (said) said.textContent = words
}
