import { parse, renew, rowOf, say } from './rows.js'

/** Forms of the planner's rows are sent without leaving the page; every other form goes the browser's way. */
document.addEventListener('submit', async (event) => {
  const { target: form, submitter } = event
  if (form.method !== 'post' || !rowOf(form)) return
  event.preventDefault()
  // A newer row may be in its place when the answer is there.
  const headline = rowOf(form).querySelector('h2').textContent
  const answer = await fetch(form.action, { method: 'POST', body: new URLSearchParams(new FormData(form, submitter)) })
  // Somebody else was first, or it was refused: nothing was done, and the page that says so is shown in full.
  if (!answer.ok) return form.isConnected ? sendInFull(form, submitter) : location.reload()
  const page = parse(await answer.text())
  renew(page)
  say(`${DONE[submitter?.value] ?? 'Done'}: ${headline}`)
})

const DONE = {
  approve: 'Approved',
  hold: 'Held',
  kill: 'Killed',
  pin: 'Pinned',
  unpin: 'Pin taken off',
  undo: 'Taken back',
}

function sendInFull(form, submitter) {
  setField(form, submitter.name, submitter.value)
  form.submit()
}

function setField(form, name, value) {
  const field = form.querySelector(`input[name="${name}"]`) ?? form.appendChild(document.createElement('input'))
  Object.assign(field, { type: 'hidden', name, value })
}

/** Presses a row's button; what a dialog asked for goes with it. Without such a button it says so. */
export function press(row, deed, fields = {}) {
  const form = row?.querySelector('form.quick')
  const found = form?.querySelector(`button[value="${deed}"]`)
  for (const [name, value] of Object.entries(fields)) if (form) setField(form, name, value)
  if (found) form.requestSubmit(found)
  else if (form && Object.keys(fields).length > 0) pressUnseen(form, deed)
  else say(row ? `There is nothing to ${deed} here` : 'Choose a story first: j and k move')
}

/** A story that is held or pinned already has no such button, but may be held or pinned otherwise. */
function pressUnseen(form, deed) {
  const extra = Object.assign(document.createElement('button'), { name: 'do', value: deed, hidden: true })
  form.append(extra)
  form.requestSubmit(extra)
}
