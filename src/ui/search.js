// Finds pages of the paper while the reader types. Asks the server that serves the paper; where there is none, searches
// the index that lies beside the pages. Without this script the form asks the server, as forms do.
const form = document.querySelector('search form')
const { api, index, root, most, zone, more, failed } = form.dataset
const counts = JSON.parse(form.dataset.counts)
const field = form.querySelector('input')
const status = document.querySelector('#found [role=status]')
const list = document.querySelector('#found ol')
const template = document.querySelector('#result').content
// As the pages print them.
const times = new Intl.DateTimeFormat(document.documentElement.lang.replace(/^en$/, 'en-GB'), {
  ...{ timeZone: zone, day: 'numeric', month: 'long', year: 'numeric', hour: '2-digit', minute: '2-digit' },
})

/** Null when nobody answers there. */
async function ask(question) {
  const answer = await fetch(`${api}?${new URLSearchParams({ q: question, limit: most })}`).catch(() => null)
  if (!answer?.ok || !/json/.test(answer.headers.get('content-type') ?? '')) return null
  const { results, next } = await answer.json()
  return { results, more: next !== null }
}

let opened
const open = () => {
  opened ??= import(index).then(async (pagefind) => {
    await pagefind.init()
    return pagefind
  })
  return opened
}

async function search(question) {
  const { results } = await (await open()).search(question)
  const pages = await Promise.all(results.slice(0, Number(most)).map((result) => result.data()))
  const found = pages.map(({ meta }) => ({
    ...meta,
    headline: meta.title,
    url: root + meta.path.split('/').map(encodeURIComponent).join('/'),
  }))
  return { results: found, more: results.length > found.length }
}

/** Whether a server answers here; asked once, with any word. */
let served
const isServed = () => {
  served ??= ask('a').then((answer) => answer !== null)
  return served
}

async function find(question) {
  const answer = (await isServed()) ? await ask(question) : null
  if (answer === null) served = Promise.resolve(false)
  return answer ?? search(question)
}

/** What can be fetched before the words are whole. */
async function prepare(question) {
  if (await isServed()) return
  const pagefind = await open()
  if (question !== '') await pagefind.preload(question)
}

// Whoever is about to type finds out meanwhile who answers here.
field.addEventListener('focus', () => prepare('').catch(() => {}), { once: true })

function item({ url, headline, excerpt, label, source, at }) {
  const result = template.cloneNode(true)
  const put = (selector, text) => {
    const element = result.querySelector(selector)
    if (text) element.textContent = text
    else element.remove()
  }
  // The page has the word in its own language.
  if (!label) result.querySelector('.label').remove()
  put('.text', excerpt)
  put('.meta span', source)
  put('time', times.format(new Date(at)))
  result.querySelector('time').dateTime = at
  put('h2 a', headline)
  result.querySelector('h2 a').href = url
  return result
}

let last = ''
async function show() {
  const question = field.value.trim()
  if (question === last) return
  last = question
  history.replaceState(null, '', question ? `?${new URLSearchParams({ q: question })}` : location.pathname)
  if (question === '') {
    list.replaceChildren()
    status.textContent = ''
    return
  }
  const answer = await find(question).catch(() => null)
  // An answer to what was typed before may come late.
  if (question !== last) return
  list.replaceChildren(...(answer?.results ?? []).map(item))
  status.textContent = answer === null ? failed : answer.more ? more : counts[answer.results.length]
}

let timer
field.addEventListener('input', () => {
  clearTimeout(timer)
  prepare(field.value.trim()).catch(() => {})
  // Long enough not to ask for every letter, short enough not to be felt.
  timer = setTimeout(show, 100)
})
form.addEventListener('submit', (event) => {
  event.preventDefault()
  clearTimeout(timer)
  show()
})
const asked = new URLSearchParams(location.search).get('q')
if (list.childElementCount > 0) last = asked
else if (asked) {
  field.value = asked
  show()
}
