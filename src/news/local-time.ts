/** The instant at which a clock on a wall in this zone shows `2026-03-02T18:00`; null when that is no such time. */
export function instantIn(timeZone: string, local: string): Date | null {
  const [, minutes] = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2})(?::\d{2})?$/.exec(local.trim()) ?? []
  const asIfUtc = new Date(minutes === undefined ? Number.NaN : `${minutes}:00Z`)
  if (Number.isNaN(asIfUtc.getTime())) return null
  // Twice: the first guess may lie on the other side of a change of the clocks.
  const first = new Date(asIfUtc.getTime() - offset(timeZone, asIfUtc))
  return new Date(asIfUtc.getTime() - offset(timeZone, first))
}

/** What a clock in this zone shows at an instant, as a form's field for times writes it. */
export function localIn(timeZone: string, at: Date): string {
  return new Date(at.getTime() + offset(timeZone, at)).toISOString().slice(0, 16)
}

/** How far the zone's clocks are ahead of UTC at an instant, in milliseconds. */
function offset(timeZone: string, at: Date): number {
  const parts = new Intl.DateTimeFormat('en-GB', {
    ...{ timeZone, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit' },
    ...{ hour: '2-digit', minute: '2-digit', second: '2-digit' },
  }).formatToParts(at)
  const part = (type: string) => Number(parts.find((one) => one.type === type)!.value)
  const shown = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'))
  return shown - Math.floor(at.getTime() / 1000) * 1000
}
