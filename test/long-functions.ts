// How long functions are, measured by the compiler of TypeScript: a file of short functions is read from above to below.
import ts from 'typescript';
import { readFileSync } from 'node:fs';

/** A function usually takes ten lines, and at most so many. */
const LINES_MAX = 40;

/** Groups of tests are chapters, not functions. */
const isChapter = (node: ts.Node): boolean => ts.isCallExpression(node.parent) && /^describe\b/.test(node.parent.expression.getText());

/** The functions of a file that are longer than a function may be, as `path name`. */
export function longFunctionsIn(path: string): string[] {
  const source = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true);
  const lineOf = (at: number): number => source.getLineAndCharacterOfPosition(at).line;
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node) && lineOf(node.getEnd()) - lineOf(node.getStart()) >= LINES_MAX && !isChapter(node))
      found.push(`${path} ${nameOf(node)}`);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** Its own name, that of what it is kept in, or the first words of the call it is given to. */
function nameOf({ name, parent }: ts.SignatureDeclaration): string {
  if (name) return name.getText();
  return ts.isVariableDeclaration(parent) || ts.isPropertyAssignment(parent) ? parent.name.getText() : parent.getText().slice(0, 40);
}
