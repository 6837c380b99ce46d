import ts from 'typescript'

interface Found {
  readonly imports: readonly { readonly from: string; readonly typesOnly: boolean; readonly line: number }[]
  readonly uses: readonly { readonly name: string; readonly line: number }[]
}

/** Everything that a file imports, and the globals that it uses, as import-rules.ts spells them. */
export function readSource(path: string, text: string): Found {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true)
  const lineOf = (node: ts.Node) => file.getLineAndCharacterOfPosition(node.getStart()).line + 1
  const imports: Found['imports'][number][] = []
  const uses: Found['uses'][number][] = []
  const own = new Set<string>()
  const take = (node: ts.Node, from: ts.Node | undefined, typesOnly: boolean) => {
    if (from && ts.isStringLiteralLike(from)) imports.push({ from: from.text, typesOnly, line: lineOf(node) })
  }
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) {
      take(node, node.moduleSpecifier, node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword)
    } else if (ts.isExportDeclaration(node)) {
      take(node, node.moduleSpecifier, node.isTypeOnly)
    } else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
      take(node, node.argument.literal, true)
    } else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      take(node, node.arguments[0], false)
    }
    if (isOwnName(node)) own.add(node.name.text)
    const name = useOf(node)
    if (name !== null) uses.push({ name, line: lineOf(node) })
    ts.forEachChild(node, visit)
  }
  visit(file)
  return { imports, uses: uses.filter(({ name }) => !own.has(name)) }
}

/** A port that goes by a global's name is no global: `collect(feed, { fetch })`. */
function isOwnName(node: ts.Node): node is ts.NamedDeclaration & { name: ts.Identifier } {
  const declares =
    ts.isParameter(node) ||
    ts.isBindingElement(node) ||
    ts.isVariableDeclaration(node) ||
    ts.isFunctionDeclaration(node)
  return declares && node.name !== undefined && ts.isIdentifier(node.name)
}

/** `Date.now`, `new Date()`, `setTimeout()` as the table spells them. */
function useOf(node: ts.Node): string | null {
  if (ts.isPropertyAccessExpression(node) && ts.isIdentifier(node.expression)) {
    return `${node.expression.text}.${node.name.text}`
  }
  const isNew = ts.isNewExpression(node)
  if (!isNew && !ts.isCallExpression(node)) return null
  if (!ts.isIdentifier(node.expression)) return null
  const { text } = node.expression
  if (text !== 'Date') return text
  // new Date(0) is a value; Date() and new Date() look at the clock.
  return (node.arguments ?? []).length > 0 ? null : `${isNew ? 'new ' : ''}Date()`
}
