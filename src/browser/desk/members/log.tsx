// The log and the counts: who did what on which day about which nameless case; an auditor can take the log along.
import { useEffect, useState } from 'preact/hooks';
import { loggedCase } from '#domain/desk/case-name';
import type { LogLine, TallyRow } from '#domain/desk/desk-answer';
import { act, Press, Result, useActing } from '../seat/act.tsx';
import type { Here } from '../seat/here.ts';
import { logCsv } from './log-csv.ts';
import { saveFile } from '../seat/saving.ts';
import type { Seat } from '../seat/seat.ts';

export function Log({ here, seat }: { here: Here; seat: Seat }) {
  const { say } = here;
  const [loading, taking] = [useActing(here), useActing(here)];
  const [lines, setLines] = useState<LogLine[]>([]);
  const [tallies, setTallies] = useState<TallyRow[]>([]);
  useEffect(() => {
    void loading.run(async () => {
      setLines((await act<{ lines: LogLine[] }>('log')).lines);
      setTallies((await act<{ tallies: TallyRow[] }>('tallies')).tallies);
    });
  }, []);
  const take = async (): Promise<undefined> => {
    const { lines: all } = await act<{ lines: LogLine[] }>('export-log');
    saveFile(`${seat.me.desk}-log.csv`, 'text/csv', logCsv(all));
  };
  return (
    <>
      <h1 tabIndex={-1}>{say('log.title')}</h1>
      <p>{say('log.how')}</p>
      <Result of={loading} />
      {seat.me.role === 'auditor' && (
        <Press acting={taking} work={take}>
          {say('log.export')}
        </Press>
      )}
      <Lines here={here} lines={lines} />
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

function Lines({ here: { say }, lines }: { here: Here; lines: LogLine[] }) {
  return (
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
              <td class="vl-day">{line.done_on}</td>
              <td>{line.name}</td>
              <td>{say(`did.${line.action}`)}</td>
              <td>{loggedCase(line)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
