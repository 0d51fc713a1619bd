// Keys of the review desk: K keep, R remove, S have another look too, B put back, 1 to 9 the rules in their order.
const form = document.querySelector('[data-review]')
document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches('textarea, input, select')) return
  const rules = form.querySelector('select')
  if (/^[1-9]$/.test(event.key) && rules.options[event.key]) {
    rules.selectedIndex = Number(event.key)
    return
  }
  form.querySelector(`[data-key="${CSS.escape(event.key.toLowerCase())}"]`)?.click()
})
