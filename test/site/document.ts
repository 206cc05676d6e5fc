// A page as a tree, read as a browser reads it: elements in order, with their attributes and their words.
import type { DefaultTreeAdapterTypes } from 'parse5';

export type Element = DefaultTreeAdapterTypes.Element;
type Node = DefaultTreeAdapterTypes.Node;

const childrenOf = (node: Node): Node[] => ('content' in node ? node.content.childNodes : 'childNodes' in node ? node.childNodes : []);

/** Every element below a node, in the order of the page; also those in templates. */
export const elements = (node: Node): Element[] =>
  childrenOf(node).flatMap((child) => ('tagName' in child ? [child, ...elements(child)] : elements(child)));

/** What an attribute of an element says; undefined where it has none. */
export const attributeOf = (element: Element, name: string): string | undefined =>
  element.attrs.find((attribute) => attribute.name === name)?.value;

/** The words in an element, as one line. */
export const textOf = (node: Node): string =>
  ('value' in node ? node.value : childrenOf(node).map(textOf).join(' ')).replace(/\s+/g, ' ').trim();
