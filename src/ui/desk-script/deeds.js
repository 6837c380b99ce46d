import { parse, renew, rowOf, say } from './rows.js'

/** One after the other: each is decided upon what the one before left. */
let last = Promise.resolve()
/** Rises with every decision, so that a page asked for before one is not shown after it. */
export const decided = { underWay: 0, n: 0 }

/** Forms of the planner's rows are sent without leaving the page; every other form goes the browser's way. */
document.addEventListener('submit', (event) => {
  const row = rowOf(event.target)
  if (!row || event.target.method !== 'post') return
  event.preventDefault()
  decide(row.id, event.submitter.value)
})

function decide(id, deed, fields = {}) {
  decided.underWay += 1
  last = last
    .then(() => send(id, deed, fields))
    .catch(() => location.reload())
    .finally(() => {
      decided.underWay -= 1
      decided.n += 1
    })
}

async function send(id, deed, fields) {
  // A newer row than the one that was pressed may be in its place by now.
  const row = document.getElementById(id)
  const form = row?.querySelector('form.quick')
  if (!form) return
  for (const [name, value] of Object.entries({ ...fields, do: deed })) setField(form, name, value)
  const headline = row.querySelector('h2').textContent
  const answer = await fetch(form.action, { method: 'POST', body: new URLSearchParams(new FormData(form)) })
  // Somebody else was first, or it was refused: nothing was done, and the page that says so is shown in full.
  if (!answer.ok) return form.submit()
  renew(parse(await answer.text()))
  say(`${DONE[deed]}: ${headline}`)
}

const DONE = {
  approve: 'Approved',
  hold: 'Held',
  kill: 'Killed',
  pin: 'Pinned',
  unpin: 'Pin taken off',
  undo: 'Taken back',
}

function setField(form, name, value) {
  const field = form.querySelector(`input[name="${name}"]`) ?? form.appendChild(document.createElement('input'))
  Object.assign(field, { type: 'hidden', name, value })
}

/** Does what a key asks for; what a dialog asked for goes with it. Where it would change nothing it says so. */
export function press(place, deed, fields) {
  const form = place?.querySelector('form.quick')
  const button = form?.querySelector(`button[value="${deed}"]`)
  if (!form) say('Choose a story first: j and k move')
  else if (!button && !fields) say(`There is nothing to ${deed} here`)
  else if (rowOf(form)) decide(rowOf(form).id, deed, fields)
  else {
    for (const [name, value] of Object.entries({ ...fields, do: deed })) setField(form, name, value)
    form.submit()
  }
}
