// Makes src/schema.ts out of openapi.json, which `manage.py export_openapi` writes. With --check it writes nothing and
// fails when the two differ.
import { readFileSync, writeFileSync } from 'node:fs'
import openapiTS, { astToString } from 'openapi-typescript'

const SOURCE = new URL('./openapi.json', import.meta.url)
const TARGET = new URL('./src/schema.ts', import.meta.url)
const HEAD = '// Made by `npm run client` from openapi.json. Do not edit.\n\n'

const document = JSON.parse(readFileSync(SOURCE, 'utf8'))
const made = HEAD + astToString(await openapiTS(document))

if (!process.argv.includes('--check')) {
  writeFileSync(TARGET, made)
  console.log('src/schema.ts is up to date with openapi.json')
} else if (readFileSync(TARGET, 'utf8') !== made) {
  console.error('src/schema.ts differs from openapi.json: run `npm run client`')
  process.exit(1)
}
