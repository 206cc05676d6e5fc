// The log as a table for an auditor: any spreadsheet reads it, and runs nothing of it.
import Papa from 'papaparse';
import { loggedCase } from '#domain/desk/case-name';
import type { LogLine } from '#domain/desk/desk-answer';

/** What a spreadsheet could run as a formula gets a quote in front. The library's own rule misses one that goes on after a line break. */
const formula = /^[=+\-@\t\r\n]/;

/** One line an entry, after a line of names. */
export const logCsv = (lines: LogLine[]): string =>
  Papa.unparse(
    {
      fields: ['entry', 'day', 'who', 'action', 'case'],
      data: lines.map((line) => [line.entry, line.done_on, line.name, line.action, loggedCase(line)]),
    },
    { escapeFormulae: formula },
  );
