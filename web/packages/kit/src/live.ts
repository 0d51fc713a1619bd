// News from the server while a page is open: server-sent events that resume, and polling when the stream cannot stand.
import { getCurrentScope, onScopeDispose } from 'vue'

export interface LiveEvent {
  id: string
  name: string
  data: unknown
}

export interface LiveOptions {
  /** Ask for the address of the stream; called again after each break, since tickets are short-lived. */
  address: () => Promise<string>
  /** The names of the events we listen to. */
  names: readonly string[]
  onEvent: (event: LiveEvent) => void
  /** Read the state anew: after a break in the stream, and at intervals while there is none. */
  poll: () => Promise<unknown>
  pollSeconds?: number
  makeSource?: (url: string) => EventSource
}

export interface Live {
  close(): void
}

const FIRST_RETRY_MS = 1000
const LONGEST_RETRY_MS = 30_000

/** Follow the stream until closed, or until the component that opened it goes. */
export function openLive(options: LiveOptions): Live {
  const { address, names, onEvent, poll, pollSeconds = 10, makeSource = (url) => new EventSource(url) } = options
  let source: EventSource | undefined
  let retry: ReturnType<typeof setTimeout> | undefined
  let polling: ReturnType<typeof setInterval> | undefined
  let lastId = ''
  let failures = 0
  let isClosed = false

  async function connect(): Promise<void> {
    try {
      const url = new URL(await address(), location.href)
      if (lastId) url.searchParams.set('last_event_id', lastId)
      if (isClosed) return
      listen(makeSource(url.href))
    } catch {
      comeBackLater()
    }
  }

  function listen(opened: EventSource): void {
    source = opened
    source.onopen = () => {
      const wasBroken = failures > 0
      failures = 0
      stopPolling()
      if (wasBroken) refresh()
    }
    source.onerror = () => {
      // The browser reconnects with Last-Event-ID by itself; a closed source means the ticket was refused or has run out.
      if (opened.readyState !== EventSource.CLOSED) {
        startPolling()
        return
      }
      opened.close()
      comeBackLater()
    }
    // The ticket has run out: another is asked for at once, and the stream goes on after the last event.
    source.addEventListener('over', () => {
      opened.close()
      if (!isClosed) void connect()
    })
    for (const name of names) {
      source.addEventListener(name, (event: MessageEvent<string>) => {
        lastId = event.lastEventId || lastId
        onEvent({ id: event.lastEventId, name, data: parse(event.data) })
      })
    }
  }

  function comeBackLater(): void {
    if (isClosed) return
    failures += 1
    startPolling()
    retry = setTimeout(connect, Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** (failures - 1)))
  }

  function startPolling(): void {
    polling ??= setInterval(refresh, pollSeconds * 1000)
  }

  function stopPolling(): void {
    clearInterval(polling)
    polling = undefined
  }

  function refresh(): void {
    // A failed read says so on the page through its own query; here the next interval simply tries again.
    if (!document.hidden) poll().catch(() => undefined)
  }

  function close(): void {
    isClosed = true
    source?.close()
    clearTimeout(retry)
    stopPolling()
  }

  void connect()
  if (getCurrentScope()) onScopeDispose(close)
  return { close }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
