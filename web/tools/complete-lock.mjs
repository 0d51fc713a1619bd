// Adds to package-lock.json the binaries of other systems that a mirror did not offer, so that `npm ci` passes everywhere.
// Run it after each `npm install`. With --check it only reports, and fails when something is missing.
import { readFileSync, writeFileSync } from 'node:fs'

const FILE = new URL('../package-lock.json', import.meta.url)
const SYSTEM =
  /-(android|darwin|freebsd|linux|openbsd|openharmony|win32|sunos|aix|netbsd)-(arm64|arm|x64|ia32|ppc64|riscv64|s390x|loong64|mips64el)?/

const checkOnly = process.argv.includes('--check')
const text = readFileSync(FILE, 'utf8')
const lock = JSON.parse(text)
const packages = lock.packages
const missing = []

for (const [place, entry] of Object.entries({ ...packages })) {
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
    const present = packages[`${place}/node_modules/${name}`] ?? packages[`node_modules/${name}`]
    if (present || !/^\d/.test(version)) continue
    packages[`node_modules/${name}`] = describe(name, version, entry.dev)
    missing.push(name)
  }
}

const named = Object.entries(packages).filter(([, entry]) => /^https?:/.test(entry.resolved ?? ''))
if (named.length > 0) fail(`package-lock.json names a registry for: ${named.map(([place]) => place).join(', ')}`)
if (checkOnly && missing.length > 0) fail(`package-lock.json lacks ${missing.join(', ')}: run \`npm run lock\``)

if (missing.length > 0) {
  lock.packages = Object.fromEntries(Object.entries(packages).sort(([a], [b]) => (a < b ? -1 : 1)))
  writeFileSync(FILE, JSON.stringify(lock, null, 2) + '\n')
}
console.log(missing.length > 0 ? `added ${missing.length}: ${missing.join(', ')}` : 'package-lock.json is complete')

function describe(name, version, dev) {
  const [, os, cpu] = name.match(SYSTEM) ?? []
  const runsOn = name.includes('wasm32') ? { cpu: ['wasm32'] } : { ...(cpu && { cpu: [cpu] }), ...(os && { os: [os] }) }
  // npm writes an entry's fields in this order, so that its next run changes nothing.
  return {
    version,
    ...(runsOn.cpu && { cpu: runsOn.cpu }),
    ...(dev && { dev }),
    optional: true,
    ...(runsOn.os && { os: runsOn.os }),
  }
}

function fail(message) {
  console.error(message)
  process.exit(1)
}
