// Before the first paint: a chosen theme, so that a dark page never flashes white. The rest is in @jishi/kit/preferences.
try {
  var theme = localStorage.getItem('jishi.theme')
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme
} catch {
  // Storage is forbidden here: the system's theme holds.
}
