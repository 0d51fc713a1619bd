// Mounts a component with the words it needs. Only tests import this.
import { mount, type ComponentMountingOptions } from '@vue/test-utils'
import type { Component } from 'vue'
import { createI18n } from 'vue-i18n'
import ui from './ui.en.json'

export function mountUi(component: Component, options: ComponentMountingOptions<unknown> = {}) {
  const i18n = createI18n({ legacy: false, locale: 'en', messages: { en: { ui } } })
  return mount(component, {
    attachTo: document.body,
    ...options,
    global: { ...options.global, plugins: [i18n, ...(options.global?.plugins ?? [])] },
  } as never)
}
