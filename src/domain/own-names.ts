// Tables that are looked up by names from outside: own keys only, so that `constructor` or `__proto__` is a name like any unknown one.

/** A table without any key but those given; `in` and `[]` find nothing else. */
export const byName = <T>(entries: Iterable<readonly [string, T]>): Record<string, T> => {
  const table = Object.create(null) as Record<string, T>;
  for (const [name, value] of entries) table[name] = value;
  return table;
};

/** The same for a table that was read from JSON. */
export const ownNames = <T>(table: Readonly<Record<string, T>>): Record<string, T> => byName(Object.entries(table));
