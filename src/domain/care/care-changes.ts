// When each record of care last changed: a list in content/ remembers what every record held, so that any difference is a change, and one that went leaves its mark.
import type { Change } from '../api/hsds.ts';

/** A record as it is now: `sum` differs when anything in it does. */
export interface RecordSum {
  id: string;
  entity: Change['entity'];
  /** Its name among the files, for people who read the list. */
  record: string;
  sum: string;
}
/** One line of `content/care/changes.csv`. An empty `sum` is a record that went. `modified` is a moment in UTC. */
export interface Remembered extends RecordSum {
  modified: string;
}

/** The list as it has to be now: what differs changed at this moment, what is no more went at it. In order of name. */
export function remembered(before: readonly Remembered[], now: readonly RecordSum[], at: string): Remembered[] {
  const known = new Map(before.map((row) => [row.id, row]));
  const here = new Set(now.map(({ id }) => id));
  const changed = (row: RecordSum): Remembered => ({ ...row, modified: modifiedOf(known.get(row.id), row.sum, at) });
  const gone = before.filter(({ id }) => !here.has(id)).map((row) => ({ ...row, sum: '', modified: modifiedOf(row, '', at) }));
  const name = ({ entity, record, id }: Remembered): string => `${entity} ${record} ${id}`;
  return [...now.map(changed), ...gone].sort((a, b) => (name(a) < name(b) ? -1 : 1));
}

const modifiedOf = (known: Remembered | undefined, sum: string, at: string): string => (known?.sum === sum ? known.modified : at);

/** The changes from the oldest: everything `shown`, and what the list knows and no answer shows any more. */
export function changesOf(list: readonly Remembered[], shown: ReadonlySet<string>): Change[] {
  const change = ({ id, entity, modified }: Remembered): Change => ({
    id,
    entity,
    change: shown.has(id) ? 'changed' : 'gone',
    last_modified: modified,
  });
  return list.map(change).sort((a, b) => (`${a.last_modified} ${a.id}` < `${b.last_modified} ${b.id}` ? -1 : 1));
}
