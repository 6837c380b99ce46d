import { HtmlValidate, StaticConfigLoader } from 'html-validate'

/** The rules of html-validate that every page keeps, and why a few are set otherwise. */
const validator = new HtmlValidate(
  new StaticConfigLoader({
    extends: ['html-validate:recommended', 'html-validate:document'],
    rules: {
      // <meta/> and <meta> are one and the same to every parser; our renderer writes the former.
      'void-style': 'off',
      // The same holds for required="" and required.
      'attribute-boolean-style': 'off',
      // Our own files come from where the page comes from: whoever could change one could change the other.
      'require-sri': ['error', { target: 'crossorigin' }],
      // A headline is its source's, and as long as that made it.
      'long-title': 'off',
    },
  }),
)

/** What is wrong with a page: rule, words and place of each fault. */
export async function faultsIn(html: string): Promise<string[]> {
  const { results } = await validator.validateString(html)
  return results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message, selector }) => `${ruleId}: ${message} (${selector})`),
  )
}
