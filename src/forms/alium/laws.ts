/** The Alium is dated in London. */
const ALIUM_ZONE = 'Europe/London'
/** Posts from here on have their names made in another way: blanks run together, commas go, the straight apostrophe stays. */
const SECOND_HAND = Date.UTC(2024, 11, 8)
/** Characters by The Alium's law, bytes by that of file systems. */
const NAME_MAX = 255

/** The name that The Alium gives to a post about a source. */
export function postFileName(sourceTitle: string, at: Date): string {
  // No file system takes them; a line break is a blank like others.
  const title = sourceTitle.toLowerCase().replace(/[^\P{Cc}\s]/gu, '')
  const name =
    at.getTime() < SECOND_HAND
      ? title.replaceAll(' ', '_').replace(/[\\/:"'’‘*?<>|]/g, '')
      : title
          .replace(/[\\/:"’‘“”*?<>|,]/g, '')
          .trim()
          .replace(/\s+/g, '_')
  const letters = [...name.slice(0, NAME_MAX)]
  const whole = () => `${dayIn(ALIUM_ZONE, at)}-${letters.join('')}.md`
  while (Buffer.byteLength(whole()) > NAME_MAX) letters.pop()
  return whole()
}

/** The calendar day of an instant in a zone, as YYYY-MM-DD. */
export function dayIn(timeZone: string, at: Date): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(at)
}

/** Minutes that a zone is ahead of UTC at an instant. */
export function offsetMinutesIn(timeZone: string, at: Date): number {
  const name = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' })
    .formatToParts(at)
    .find((part) => part.type === 'timeZoneName')!.value
  const [, sign, hours = '0', minutes = '0'] = /^GMT(?:([-+])(\d\d):(\d\d))?/.exec(name)!
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes))
}
