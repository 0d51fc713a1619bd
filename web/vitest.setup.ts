// What a browser has and happy-dom does not; and what Vue warns of fails a test.
import { config } from '@vue/test-utils'
import { afterEach, beforeEach, expect } from 'vitest'

const warnings: string[] = []
config.global.config.warnHandler = (said, _component, trace) => warnings.push(`${said}${trace}`)

beforeEach(() => {
  localStorage.clear()
  document.body.innerHTML = ''
})

afterEach(() => {
  expect(warnings.splice(0)).toEqual([])
})
