import { z } from 'zod'
import { basePathOf, type Masthead } from '../../news/index.ts'
import { type Example, exampleOf } from './example.ts'
import { OPERATIONS, type Operation } from './operations.ts'
import * as shapes from './shapes.ts'

/** Version of the API, not of the program: the first figure changes when an answer of today would no longer be understood. */
const API_VERSION = '1.0.0'

/** What the API is, as OpenAPI 3.1: every address, its parameters, the shape of its answers, and an example of each. */
export function openApi(masthead: Masthead): object {
  const example = exampleOf(masthead, (path) => `${masthead.address.replace(/\/+$/, '')}/${path}`)
  return {
    openapi: '3.1.0',
    info: {
      title: `${masthead.name}: stories as data`,
      version: API_VERSION,
      description: [
        'What the paper shows, as JSON. Addresses that end in `.json` are files: they lie on every host that the paper is put on,',
        'and need no server. Those marked `x-served: live` are answered where `broadsheet start` serves the paper.',
        'Reading needs no key; every answer carries an ETag; texts of others are excerpts of at most 300 characters, their rights stay with them.',
      ].join(' '),
    },
    servers: [{ url: new URL(masthead.address).origin + basePathOf(masthead) || '/' }],
    paths: Object.fromEntries(OPERATIONS.map((operation) => [operation.path, { get: described(operation, example) }])),
    components: { schemas: components() },
  }
}

function described(operation: Operation, example: Example): object {
  const { id, from, summary, about, answer, inPath, inQuery } = operation
  const live = from === 'live'
  const answered = { $ref: refOf(answer) }
  const problem = (description: string) => ({
    description,
    content: { 'application/problem+json': { schema: { $ref: refOf(shapes.problem) } } },
  })
  return {
    operationId: id,
    summary,
    description: live ? `${about} Only where \`broadsheet start\` serves the paper.` : about,
    'x-served': from,
    parameters: [...parametersOf('path', inPath), ...parametersOf('query', inQuery)],
    responses: {
      200: {
        description: summary,
        headers: { ETag: { description: 'Send it back as If-None-Match.', schema: { type: 'string' } } },
        content: { 'application/json': { schema: answered, examples: { one: { value: operation.example(example) } } } },
      },
      304: { description: 'Nothing has changed since the answer with that ETag.' },
      ...(inQuery ? { 400: problem('A parameter is wrong; `detail` says which.') } : {}),
      ...(inPath ? { 404: { description: 'There is no such thing in the paper.' } } : {}),
    },
  }
}

function parametersOf(where: 'path' | 'query', object: z.ZodObject | undefined): object[] {
  if (object === undefined) return []
  return Object.entries(object.shape).map(([name, type]) => {
    const { description, ...schema } = plain(z.toJSONSchema(type as z.ZodType, { io: 'input' }))
    const required = where === 'path'
    return { name, in: where, required, ...(description ? { description } : {}), schema }
  })
}

/** Every shape that has a name, once, referred to by it. */
function components(): Record<string, object> {
  const { schemas } = z.toJSONSchema(shapes.SHAPES, { uri: schemaUri })
  return Object.fromEntries(Object.entries(schemas).map(([id, schema]) => [id, plain(schema)]))
}

const schemaUri = (id: string) => `#/components/schemas/${id}`

const refOf = (type: z.ZodType): string => schemaUri(shapes.SHAPES.get(type)!.id)

/** A document of its own names its dialect and itself; a part of this one does not. */
function plain({ $schema: _, $id: __, ...schema }: z.core.JSONSchema.BaseSchema): Record<string, unknown> {
  return schema
}
