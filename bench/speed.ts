import { messageOf } from '../src/news/error.ts'
import { SPEEDS } from './yardsticks.ts'

/** `npm run speed -- NAME [--n N]`: one JSON object on standard output, a readable table on standard error. */
const [name = '', ...args] = process.argv.slice(2)
const speed = SPEEDS[name]
if (!speed) {
  console.error(`speed: nothing to time is named "${name}"; there are: ${Object.keys(SPEEDS).join(', ')}`)
  process.exit(2)
}
try {
  const { json, table } = await (await speed()).speed(args)
  console.error(table)
  console.log(JSON.stringify(json))
} catch (error) {
  console.error(`speed ${name}: ${messageOf(error)}`)
  process.exit(1)
}
