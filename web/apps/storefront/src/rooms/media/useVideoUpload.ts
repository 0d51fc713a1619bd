import { Problem } from '@jishi/kit/problem'
import { computed, onScopeDispose, ref, shallowRef } from 'vue'
import { videoServer, type Upload, type VideoServer } from './videoServer'

const AT_ONCE = 3 // Parts on their way: more does not fill a phone's line any better.
const LOOK_EVERY_MS = 1500
const TRIES = 3 // Of one part, before the person is asked to go on by hand.

type Wait = (ms: number) => Promise<void>
const sleep: Wait = (ms) => new Promise((done) => setTimeout(done, ms))

/** One video on its way: sent in parts, taken up again where it broke off, and watched until it is ready or refused. */
export function useVideoUpload(server: VideoServer = videoServer, wait: Wait = sleep) {
  const upload = shallowRef<Upload | null>(null)
  const file = shallowRef<File | null>(null)
  const error = ref<unknown>(null)
  const arrived = ref(new Set<number>())
  let run = 0 // A newer choice ends what the older one was doing.

  async function choose(chosen: File): Promise<void> {
    drop()
    file.value = chosen
    await goOn()
  }

  /** Begin, or go on with what the server does not have yet. */
  async function goOn(): Promise<void> {
    const mine = ++run
    const chosen = file.value
    if (!chosen) return
    error.value = null
    try {
      const now = upload.value ? await server.look(upload.value.video_id) : await server.announce(chosen)
      if (mine !== run) return
      upload.value = now
      if (now.state === 'uploading') {
        await sendAll(now, chosen, mine)
        const completed = mine === run ? await server.complete(now.video_id) : now
        if (mine === run) upload.value = completed
      }
      await watch(mine)
    } catch (reason) {
      if (mine === run) error.value = reason
    }
  }

  async function sendAll({ video_id, part_bytes, parts }: Upload, chosen: File, mine: number): Promise<void> {
    arrived.value = new Set(parts)
    const total = Math.ceil(chosen.size / part_bytes)
    const missing = Array.from({ length: total }, (_, number) => number).filter((number) => !arrived.value.has(number))
    const next = async (): Promise<void> => {
      for (let number = missing.shift(); number !== undefined && mine === run; number = missing.shift()) {
        await sendOne(video_id, number, chosen.slice(number * part_bytes, (number + 1) * part_bytes))
        if (mine === run) arrived.value = new Set(arrived.value).add(number)
      }
    }
    await Promise.all(Array.from({ length: AT_ONCE }, next))
  }

  async function sendOne(id: string, number: number, part: Blob): Promise<void> {
    for (let tried = 1; ; tried++) {
      try {
        return await server.give(id, number, part)
      } catch (reason) {
        const mayPass = !(reason instanceof Problem) || reason.status === 0 || reason.status >= 500
        if (!mayPass || tried === TRIES) throw reason
        await wait(1000 * 2 ** tried)
      }
    }
  }

  async function watch(mine: number): Promise<void> {
    while (mine === run && upload.value && isBeingMade(upload.value)) {
      await wait(LOOK_EVERY_MS)
      if (mine !== run) return
      const now = await server.look(upload.value.video_id)
      if (mine === run) upload.value = now
    }
  }

  async function chooseCover(pictureId: string): Promise<void> {
    const mine = run
    if (!upload.value) return
    try {
      const now = await server.chooseCover(upload.value.video_id, pictureId)
      if (mine === run) upload.value = now
    } catch (reason) {
      if (mine === run) error.value = reason
    }
  }

  function drop(): void {
    run++
    upload.value = file.value = error.value = null
    arrived.value = new Set()
  }

  onScopeDispose(() => run++)

  const total = computed(() => (upload.value && file.value ? Math.ceil(file.value.size / upload.value.part_bytes) : 0))
  return {
    file,
    upload,
    error,
    choose,
    goOn,
    chooseCover,
    drop,
    /** Of what is going on now: the sending, then the making. */
    percent: computed(() => {
      if (!upload.value) return 0
      if (upload.value.state !== 'uploading') return upload.value.progress
      return total.value ? Math.floor((100 * arrived.value.size) / total.value) : 0
    }),
    isReady: computed(() => upload.value?.state === 'ready'),
    id: computed(() => (upload.value?.state === 'ready' ? upload.value.video_id : null)),
  }
}

const isBeingMade = ({ state }: Upload) => state === 'checking' || state === 'transcoding'
