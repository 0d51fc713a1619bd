// One clock for the whole page: the server's time, and one second hand shared by every countdown.
import { getCurrentScope, onScopeDispose, readonly, ref, type Ref } from 'vue'

let offsetMs = 0
let timer: ReturnType<typeof setInterval> | undefined
let watchers = 0
const now = ref(Date.now())

/** Learn the server's time from an answer, so that a wrong phone clock shows right countdowns. */
export function syncClock(serverTime: string): void {
  const at = Date.parse(serverTime)
  if (Number.isNaN(at)) return
  offsetMs = at - Date.now()
  now.value = serverNow()
}

/** The server's time as far as we know it, in milliseconds. */
export function serverNow(): number {
  return Date.now() + offsetMs
}

/** A second hand that runs only while something shows it. */
export function useNow(): Readonly<Ref<number>> {
  watchers += 1
  if (watchers === 1) start()
  now.value = serverNow()
  if (getCurrentScope()) onScopeDispose(release)
  return readonly(now)
}

function start(): void {
  timer = setInterval(() => {
    if (!document.hidden) now.value = serverNow()
  }, 1000)
  document.addEventListener('visibilitychange', tickOnReturn)
}

function release(): void {
  watchers -= 1
  if (watchers > 0) return
  clearInterval(timer)
  document.removeEventListener('visibilitychange', tickOnReturn)
}

function tickOnReturn(): void {
  if (!document.hidden) now.value = serverNow()
}
