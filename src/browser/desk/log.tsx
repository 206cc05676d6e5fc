// The log and the counts: who did what on which day about which nameless case; an auditor can take the log along.
import { useEffect, useState } from 'preact/hooks';
import type { LogLine, TallyRow } from '#domain/desk-answer';
import { ask } from './ask.ts';
import type { Here } from './here.ts';
import { logCsv } from './log-csv.ts';
import { saveFile } from './saving.ts';
import { askFreshly, type Seat } from './seat.ts';

export function Log({ here: { say, fail }, seat }: { here: Here; seat: Seat }) {
  const [lines, setLines] = useState<LogLine[]>([]);
  const [tallies, setTallies] = useState<TallyRow[]>([]);
  useEffect(() => {
    void ask<{ lines: LogLine[] }>('log').then((got) => ('refused' in got ? fail(got.refused) : setLines(got.value.lines)));
    void ask<{ tallies: TallyRow[] }>('tallies').then((got) => ('refused' in got ? fail(got.refused) : setTallies(got.value.tallies)));
  }, []);
  const take = async (): Promise<void> => {
    const got = await askFreshly<{ lines: LogLine[] }>('export-log', {});
    if ('refused' in got) return fail(got.refused);
    saveFile(`${seat.me.desk}-log.csv`, 'text/csv', logCsv(got.value.lines));
  };
  return (
    <>
      <h1 tabIndex={-1}>{say('log.title')}</h1>
      <p>{say('log.how')}</p>
      {seat.me.role === 'auditor' && (
        <button class="vl-button vl-button--quiet" type="button" onClick={() => void take()}>
          {say('log.export')}
        </button>
      )}
      <div class="vl-scroll">
        <table>
          <thead>
            <tr>
              {['day', 'who', 'what', 'case'].map((each) => (
                <th key={each} scope="col">
                  {say(`log.${each}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <tr key={line.entry}>
                <td>{line.done_on}</td>
                <td>{line.name}</td>
                <td>{say(`did.${line.action}`)}</td>
                <td>{line.case_name ?? ''}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <h2>{say('log.counts')}</h2>
      <ul>
        {tallies.map((row) => (
          <li key={JSON.stringify(row)}>
            {row.half_year} · {say(`count.${row.first}`)}: {say(`value.${row.first_value}`)}
            {row.second !== '' && ` · ${say(`count.${row.second}`)}: ${say(`value.${row.second_value}`)}`} · {row.people}
          </li>
        ))}
      </ul>
    </>
  );
}
