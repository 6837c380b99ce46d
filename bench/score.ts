import { messageOf } from '../src/news/error.ts'
import { YARDSTICKS } from './yardsticks.ts'

/** `npm run score -- NAME PATH`: one JSON object on standard output, a readable table on standard error. */
const [name = '', ...args] = process.argv.slice(2)
const yardstick = YARDSTICKS[name]
if (!yardstick) {
  console.error(`score: no yardstick named "${name}"; there are: ${Object.keys(YARDSTICKS).join(', ')}`)
  process.exit(2)
}
if (args.length === 0) {
  console.error(`score: usage: npm run score -- ${name} PATH`)
  process.exit(2)
}
try {
  const { json, table } = await (await yardstick()).score(args)
  console.error(table)
  console.log(JSON.stringify(json))
} catch (error) {
  console.error(`score ${name}: ${messageOf(error)}`)
  process.exit(1)
}
