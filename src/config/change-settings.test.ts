import { expect, test } from 'vitest'
import { withSettings } from './change-settings.ts'

const TEXT = `# Ours
masthead: { name:  "The Paper" } # as printed

scoring:
  profile: 'broadsheet'   # docs/scoring.md
  half_life_hours: 36 # a day and a half
  threshold: null
`

test.each([
  ['scoring.half_life_hours', 12, 'half_life_hours: 36 #', 'half_life_hours: 12 #'],
  ['scoring.half_life_hours', 0.5, 'half_life_hours: 36 #', 'half_life_hours: 0.5 #'],
  ['scoring.threshold', 70, 'threshold: null\n', 'threshold: 70\n'],
  ['scoring.profile', 'everyday', "'broadsheet'   #", 'everyday   #'],
])('%s becomes %s, and every other letter stays', (setting, to, before, after) => {
  expect(withSettings(TEXT, [{ setting, to }])).toBe(TEXT.replace(before, after))
})

test('a setting that is not there is added, and the comments stay', () => {
  const text = withSettings(TEXT, [{ setting: 'publish.news', to: 'approved' }])
  expect(text).toContain('publish:\n  news: approved\n')
  for (const comment of ['# Ours', '# as printed', '# a day and a half']) expect(text).toContain(comment)
})

test('several change at once', () => {
  const text = withSettings(TEXT, [
    { setting: 'scoring.half_life_hours', to: 6 },
    { setting: 'scoring.threshold', to: -5 },
  ])
  expect(text).toBe(TEXT.replace('36', '6').replace('null', '-5'))
})
