import { afterEach, expect, test } from 'vitest'
import { defineComponent, h, nextTick, ref } from 'vue'
import { mountUi } from './testing'
import UiSheet from './UiSheet.vue'

const Page = defineComponent(() => {
  const isOpen = ref(false)
  return () => [
    h('button', { id: 'opener', onClick: () => (isOpen.value = true) }, 'Open'),
    h(
      UiSheet,
      { title: 'Choose', open: isOpen.value, 'onUpdate:open': (now: boolean) => (isOpen.value = now) },
      { default: () => h('button', { id: 'inside' }, 'Inside') },
    ),
  ]
})

async function settle(): Promise<void> {
  await nextTick()
  await new Promise((resolve) => setTimeout(resolve, 30))
}

let page: ReturnType<typeof mountUi>
afterEach(() => page.unmount())

async function openPage() {
  page = mountUi(Page)
  const opener = document.querySelector<HTMLElement>('#opener')!
  opener.focus()
  opener.click()
  await settle()
  return opener
}

test('takes the focus in when it opens, and says its title', async () => {
  await openPage()

  const sheet = document.querySelector('[role="dialog"]')!
  expect(sheet.contains(document.activeElement)).toBe(true)
  expect(document.getElementById(sheet.getAttribute('aria-labelledby')!)?.textContent).toBe('Choose')
})

test('closes by its cross and gives the focus back', async () => {
  const opener = await openPage()

  document.querySelector<HTMLElement>('[aria-label="Close"]')!.click()
  await settle()

  expect(document.querySelector('[role="dialog"]')).toBeNull()
  expect(document.activeElement).toBe(opener)
})

test('closes by Escape', async () => {
  await openPage()

  document.activeElement!.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }))
  await settle()

  expect(document.querySelector('[role="dialog"]')).toBeNull()
})
