import { expect, test } from 'vitest'
import { readCsv, writeCsv } from './index.ts'

test.each<[string, string, string[][]]>([
  ['lines', 'email\na@x.example\nb@x.example\n', [['email'], ['a@x.example'], ['b@x.example']]],
  [
    'lines of Windows, a mark at the beginning',
    '\ufeffemail,name\r\na@x,Ann\r\n',
    [
      ['email', 'name'],
      ['a@x', 'Ann'],
    ],
  ],
  [
    'semicolons',
    'email;name\na@x;Ann, B\n',
    [
      ['email', 'name'],
      ['a@x', 'Ann, B'],
    ],
  ],
  [
    'tabs',
    'email\tname\na@x\tAnn\n',
    [
      ['email', 'name'],
      ['a@x', 'Ann'],
    ],
  ],
  [
    'quotes',
    'a,b\n"x, ""y""\nz",w',
    [
      ['a', 'b'],
      ['x, "y"\nz', 'w'],
    ],
  ],
  [
    'empty lines and cells',
    'a,b\n\n,\nx,\n',
    [
      ['a', 'b'],
      ['', ''],
      ['x', ''],
    ],
  ],
  ['nothing', '', []],
])('reads %s', (_, text, rows) => {
  expect(readCsv(text)).toEqual(rows)
})

test('reads back what it wrote', () => {
  const rows = [
    ['email', 'source'],
    ['a@x.example', 'said "yes", twice\nor so; maybe'],
  ]
  expect(readCsv(writeCsv(rows))).toEqual(rows)
})
