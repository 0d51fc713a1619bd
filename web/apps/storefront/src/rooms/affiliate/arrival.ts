// By whose link somebody came, for as long as the tab is open; and whether they have said if they may be recognised.
const KEY = 'jishi.via'

/** Remember the link that led here, if one did. In: the page's query. */
export function noteArrival(via: unknown): void {
  if (typeof via === 'string' && /^[0-9a-z]{10}$/.test(via)) sessionStorage.setItem(KEY, via)
}

/** The code of the link that led here. */
export function cameBy(): string | null {
  return sessionStorage.getItem(KEY)
}

/** Whether the question was answered in this browser. */
export function isAsked(cookies = document.cookie): boolean {
  return /(?:^|; )jishi_consent=(yes|no)/.test(cookies)
}
