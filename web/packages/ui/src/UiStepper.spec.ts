import { expect, test } from 'vitest'
import { mountUi } from './testing'
import UiStepper from './UiStepper.vue'

function stepper(count: number, limits: { min?: number; max?: number } = {}) {
  const wrapper = mountUi(UiStepper, {
    props: {
      label: 'Quantity',
      modelValue: count,
      'onUpdate:modelValue': (now: number) => void wrapper.setProps({ modelValue: now } as never),
      ...limits,
    } as never,
  })
  const [less, more] = wrapper.findAll('button')
  return { wrapper, less: less!, more: more!, field: wrapper.find('input') }
}

const counted = (wrapper: ReturnType<typeof mountUi>) => wrapper.emitted('update:modelValue')?.flat()

test('counts up and down and stops at its limits', async () => {
  const { wrapper, less, more } = stepper(2, { max: 3 })

  await more.trigger('click')
  expect(counted(wrapper)).toEqual([3])
  expect(more.attributes('disabled')).toBeDefined()

  await less.trigger('click')
  await less.trigger('click')
  expect(counted(wrapper)).toEqual([3, 2, 1])
  expect(less.attributes('disabled')).toBeDefined()
})

test('a typed number is kept within the limits, and nonsense changes nothing', async () => {
  const { wrapper, field } = stepper(2, { max: 5 })

  await field.setValue('99')
  await field.trigger('change')
  expect(counted(wrapper)).toEqual([5])

  await field.setValue('many')
  await field.trigger('change')
  expect((field.element as HTMLInputElement).value).toBe('5')
})

test('less in stock takes the number down with it', async () => {
  const { wrapper } = stepper(4, { max: 5 })

  await wrapper.setProps({ max: 2 } as never)

  expect(counted(wrapper)).toEqual([2])
})

test('the buttons say what they do', () => {
  const { less, more, wrapper } = stepper(1)

  expect(less.attributes('aria-label')).toBe('One less')
  expect(more.attributes('aria-label')).toBe('One more')
  expect(wrapper.attributes('aria-label')).toBe('Quantity')
})
