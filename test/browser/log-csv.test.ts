// The auditor's file: whatever somebody is called comes back the same, and nothing in it runs in a spreadsheet.
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import type { LogLine } from '#domain/desk/desk-answer';
import { logCsv } from '../../src/browser/desk/members/log-csv.ts';

const line = (extra: Partial<LogLine>): LogLine => ({
  entry: 7,
  done_on: '2026-11-24',
  name: 'Noor',
  action: 'read',
  case_name: 'heron-12',
  case_number: null,
  ...extra,
});
const rowsOf = (lines: LogLine[]): Record<string, string>[] => {
  const read = Papa.parse<Record<string, string>>(logCsv(lines), { header: true });
  expect(read.errors).toEqual([]);
  return read.data;
};

describe('the log of an auditor', () => {
  it('has a line of names and a line an entry, in order', () => {
    expect(Papa.parse(logCsv([line({}), line({ entry: 8, case_name: null })])).data).toEqual([
      ['entry', 'day', 'who', 'action', 'case'],
      ['7', '2026-11-24', 'Noor', 'read', 'heron-12'],
      ['8', '2026-11-24', 'Noor', 'read', ''],
    ]);
  });

  it('has its line of names when nothing happened yet', () => {
    expect(Papa.parse(logCsv([])).data[0]).toEqual(['entry', 'day', 'who', 'action', 'case']);
  });

  it.each([
    ['quotes', 'Noor "the boss" Smit'],
    ['an apostrophe', "'t Hooft"],
    ['commas', 'Smit, Noor'],
    ['a semicolon', 'Smit; Noor'],
    ['a line break', 'Noor\nSmit'],
    ['a line break of Windows', 'Noor\r\nSmit'],
    ['a quote, a comma and a line break', '"Noor",\n"Smit"'],
    ['Arabic', 'نور الهدى، مكتب'],
    ['Tigrinya', 'ሰላም'],
    ['an emoji', '👩‍⚕️ Noor'],
    ['blanks at both ends', '  Noor  '],
    ['a minus inside', 'Anne-Marie'],
    ['nothing', ''],
  ])('brings a name with %s back the same', (_, name) => {
    expect(rowsOf([line({ name }), line({})]).map(({ who }) => who)).toEqual([name, 'Noor']);
  });

  it.each([
    ['an equals sign', '=HYPERLINK("https://example.org","Noor")'],
    ['a plus', '+31'],
    ['a minus', '-1+1'],
    ['an at sign', '@SUM(A1)'],
    ['a tab', '\t=1'],
    ['a carriage return', '\r=1'],
    ['a line break', '\n=1'],
    ['an equals sign before a line break', '=1\nSmit'],
    ['an equals sign and Arabic', '=نور'],
  ])('puts a quote in front of a name that starts with %s, and changes nothing else', (_, name) => {
    expect(rowsOf([line({ name, case_name: name }), line({})]).map(({ who, case: about }) => [who, about])).toEqual([
      [`'${name}`, `'${name}`],
      ['Noor', 'heron-12'],
    ]);
  });
});
