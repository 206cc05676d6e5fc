// A view as the server writes it: the same views that a device draws, as HTML.
import { type ComponentType, h, options, type VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';

// A device sets `translate` as a property; written out, `false` would be left away, and a translator would get the letters.
const before = options.vnode;
options.vnode = (node: VNode): void => {
  const props = node.props as { translate?: unknown };
  if (typeof node.type === 'string' && props.translate === false) props.translate = 'no';
  before?.(node);
};

/** The HTML of a view. An empty value is written out: text browsers read a bare `value` as "on", and silence would become an answer. */
export const html = <P extends object>(view: ComponentType<P>, props: P): string =>
  renderToString(h(view as ComponentType<object>, props)).replace(/<(input|option)([^<>]*?) value(?=[ />])/g, '<$1$2 value=""');
