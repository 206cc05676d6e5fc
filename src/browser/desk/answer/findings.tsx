// What a reply was looked over for, beside it; sending all the same takes a reason.
import { type Finding, type Override, overrides, replyCheck } from '#domain/desk/reply-check';
import type { Here } from '../seat/here.ts';

let check: { words: object; findings(text: string): Finding[] } | undefined;

/** What stands out in a text. Made ready when somebody first writes: it takes a moment. */
export function findingsIn({ content: { checks, publicNumbers } }: Here, text: string): Finding[] {
  if (text.trim() === '') return [];
  if (check?.words !== checks) check = { words: checks, findings: replyCheck(Object.values(checks), publicNumbers) };
  return check.findings(text);
}

type Props = { here: Here; name: string; findings: Finding[]; reason: Override | ''; choose(reason: Override | ''): void };

export function Findings({ here: { say }, name, findings, reason, choose }: Props) {
  if (findings.length === 0) return null;
  return (
    <>
      {findings.map((finding) => (
        <p key={finding} class="vl-notice" data-finding={finding}>
          {say(`finding.${finding}`)}
        </p>
      ))}
      <label class="vl-field">
        {say('finding.reason')}
        <select name={name} value={reason} onChange={(event) => choose(event.currentTarget.value as Override | '')}>
          <option value="">{say('finding.no-reason')}</option>
          {overrides.map((each) => (
            <option key={each} value={each}>
              {say(`finding.reason.${each}`)}
            </option>
          ))}
        </select>
      </label>
    </>
  );
}
