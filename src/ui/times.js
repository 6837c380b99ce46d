// Says how long ago a time was, beside the printed time, for readers who have scripts. Nothing depends on it.
const words = new Intl.RelativeTimeFormat(document.documentElement.lang || 'en', { numeric: 'auto' })
const steps = [
  [60, 'minute'],
  [24, 'hour'],
  [7, 'day'],
]
for (const time of document.querySelectorAll('time[data-ago]')) {
  let span = Math.round((Date.parse(time.dateTime) - Date.now()) / 60_000)
  let unit = 'minute'
  for (const [most, name] of steps) {
    unit = name
    if (Math.abs(span) < most) break
    if (name !== 'day') span = Math.round(span / most)
  }
  if (unit !== 'day' || Math.abs(span) < 7) {
    time.title = time.textContent
    time.textContent = words.format(span, unit)
  }
}
