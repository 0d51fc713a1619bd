// What a browser has and happy-dom does not.
import { beforeEach } from 'vitest'

beforeEach(() => {
  localStorage.clear()
  document.body.innerHTML = ''
})
