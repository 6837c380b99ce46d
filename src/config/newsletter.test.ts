import { describe, expect, test } from 'vitest'
import { readNewsletter } from './newsletter.ts'
import { readSettings } from './read-settings.ts'

const settings = (...lines: string[]) =>
  readSettings(`newsletter:\n${lines.map((line) => `  ${line}\n`).join('')}`, 'newsroom.yaml')

describe('the newsletter’s settings', () => {
  test.each([
    [['enabled: true'], 'line 2: newsletter.from must be set when it is enabled'],
    [['from: The Paper'], 'line 2: newsletter.from must be a mail address'],
    [['from: "Paper\\r\\nBcc: all@x.example <a@b.example>"'], 'newsletter.from must be a mail address'],
    [['reply_to: nobody'], 'newsletter.reply_to must be a mail address'],
    [['when: sometimes'], 'newsletter.when must be such as: daily 07:00'],
    [['postal_address: "a\\nb"'], 'newsletter.postal_address must be one line of text'],
    [['stories: 0'], 'newsletter.stories must be at least 1'],
    [['smtp_url: smtp://x'], 'there is no setting "newsletter.smtp_url"'],
  ])('with %j are refused', (lines, words) => {
    expect(() => settings(...lines)).toThrow(words)
  })

  test('are read', () => {
    const { newsletter, masthead } = settings(
      'enabled: true',
      'from: The Paper <News@paper.example>',
      'when: weekdays 18:30',
    )
    expect(readNewsletter(newsletter, masthead)).toEqual({
      from: { name: 'The Paper', address: 'news@paper.example' },
      replyTo: null,
      when: { kind: 'at', days: new Set([1, 2, 3, 4, 5]), hour: 18, minute: 30 },
      address: 'http://127.0.0.1:4600',
    })
    const { newsletter: elsewhere } = settings('address: https://desk.example/paper/')
    expect(readNewsletter(elsewhere, masthead).address).toBe('https://desk.example/paper')
  })
})
