import type { Root } from 'mdast';

/** Gives every `<Form>` of a material its number (from 1), by which its Word file is asked for. */
export const numberForms = () => (tree: Root) => {
  let number = 0;
  for (const node of tree.children) {
    if (node.type !== 'mdxJsxFlowElement' || node.name !== 'Form') continue;
    number += 1;
    node.attributes.push({ type: 'mdxJsxAttribute', name: 'number', value: String(number) });
  }
};
