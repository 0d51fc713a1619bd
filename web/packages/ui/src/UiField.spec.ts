import { expect, test } from 'vitest'
import { nextTick } from 'vue'
import { mountUi } from './testing'
import UiTextField from './UiTextField.vue'

test('an error is tied to its field by name', () => {
  const field = mountUi(UiTextField, { props: { label: 'Phone', modelValue: '', error: 'Too short' } as never })

  const input = field.find('input')
  const described = document.getElementById(input.attributes('aria-describedby')!)
  expect(input.attributes('aria-invalid')).toBe('true')
  expect(described?.textContent).toBe('Too short')
  expect(field.find('label').attributes('for')).toBe(input.attributes('id'))
})

test('a hint is read until there is an error', async () => {
  const field = mountUi(UiTextField, { props: { label: 'Phone', modelValue: '', hint: 'Eleven digits' } as never })
  const input = field.find('input')

  expect(document.getElementById(input.attributes('aria-describedby')!)?.textContent).toBe('Eleven digits')

  await field.setProps({ error: 'Too short' } as never)
  await nextTick()
  expect(field.text()).not.toContain('Eleven digits')
})
