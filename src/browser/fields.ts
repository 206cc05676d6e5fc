// What a form holds, as text alone.

/** The text fields of a form, as pairs; a file could only come from a changed page. */
export const textFields = (form: HTMLFormElement | null): [string, string][] =>
  [...new FormData(form ?? undefined)].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value] as [string, string]] : []));

/** What was typed, by name of the field. */
export function valuesIn(form: HTMLFormElement | null): Record<string, string[]> {
  const values: Record<string, string[]> = {};
  for (const [name, value] of textFields(form)) values[name] = [...(values[name] ?? []), value];
  return values;
}

/** Whether a form holds anything that did not come with its page. */
export const isTouched = (form: HTMLFormElement | null): boolean =>
  [...(form?.elements ?? [])].some((each) => {
    if (each instanceof HTMLSelectElement) return each.selectedIndex > 0;
    if (each instanceof HTMLTextAreaElement) return each.value !== each.defaultValue;
    return each instanceof HTMLInputElement && (each.value !== each.defaultValue || each.checked !== each.defaultChecked);
  });
