// Instants become words: what is left, how long ago, which day.

export interface TimeLeft {
  isOver: boolean
  days: number
  hours: number
  minutes: number
  seconds: number
}

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** What is left until an instant; the instant itself is already over. */
export function timeLeft(endsAt: string | number, now: number): TimeLeft {
  const end = typeof endsAt === 'number' ? endsAt : Date.parse(endsAt)
  // Rounded up: a countdown shows 00:00:01 until the very end, never a zero that still runs.
  const left = Math.max(0, Math.ceil((end - now) / SECOND) * SECOND)
  return {
    isOver: left === 0,
    days: Math.floor(left / DAY),
    hours: Math.floor((left % DAY) / HOUR),
    minutes: Math.floor((left % HOUR) / MINUTE),
    seconds: Math.floor((left % MINUTE) / SECOND),
  }
}

/** 09:53:04, with hours counting on past a day (26:10:00) as shoppers know it. */
export function clockText(left: TimeLeft): string {
  return [left.days * 24 + left.hours, left.minutes, left.seconds].map((part) => String(part).padStart(2, '0')).join(':')
}

/** "3 minutes ago", "昨天"; past a week the day itself. */
export function relativeTime(at: string, now: number, language: string): string {
  const past = Date.parse(at) - now
  const size = Math.abs(past)
  if (size >= 7 * DAY) return dayText(at, language)
  const words = new Intl.RelativeTimeFormat(language, { numeric: 'auto' })
  if (size < MINUTE) return words.format(Math.trunc(past / SECOND), 'second')
  if (size < HOUR) return words.format(Math.trunc(past / MINUTE), 'minute')
  if (size < DAY) return words.format(Math.trunc(past / HOUR), 'hour')
  return words.format(Math.trunc(past / DAY), 'day')
}

export function dayText(at: string, language: string): string {
  return new Intl.DateTimeFormat(language, { year: 'numeric', month: 'short', day: 'numeric' }).format(new Date(at))
}

export function momentText(at: string, language: string): string {
  const style = { month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit', hour12: false } as const
  return new Intl.DateTimeFormat(language, style).format(new Date(at))
}
