// Weighs what a phone's first page loads: the home page's script, brotli-compressed as it travels. Fails over the limit.
import { readdirSync, readFileSync } from 'node:fs'
import { brotliCompressSync } from 'node:zlib'

const LIMIT_KB = 100 // VISUAL.md: a phone's first page stays under 100 KB of script.
const assets = new URL('../apps/storefront/dist/assets/', import.meta.url)
const html = readFileSync(new URL('../index.html', assets), 'utf8')

const names = readdirSync(assets)
const wanted = new Set([...html.matchAll(/assets\/([\w.-]+\.js)/g)].map(([, name]) => name))
for (const name of names) if (/^(HomePage|zh-CN)-.*\.js$/.test(name)) wanted.add(name)
for (const name of wanted) {
  const text = readFileSync(new URL(name, assets), 'utf8')
  for (const [, imported] of text.matchAll(/(?:from|import)\s*["']\.\/([\w.-]+\.js)["']/g)) wanted.add(imported)
}

let total = 0
for (const name of [...wanted].sort()) {
  const bytes = brotliCompressSync(readFileSync(new URL(name, assets))).length
  total += bytes
  console.log(`${(bytes / 1024).toFixed(1).padStart(7)} KB  ${name}`)
}
console.log(`${(total / 1024).toFixed(1).padStart(7)} KB  together; the limit is ${LIMIT_KB} KB`)
if (total > LIMIT_KB * 1024) process.exit(1)
