// The number of a letter box in groups of four, left to right in every script.
import { receiptGroups, spokenGroup } from '#domain/box/receipt';
import { t } from '../i18n.ts';
import type { Voice } from './voice.ts';

export const Receipt = ({ voice, receipt }: { voice: Voice; receipt: string }) => (
  <ol class="vl-receipt" dir="ltr" translate={false} aria-label={t(voice, 'receipt.label')} data-receipt>
    {receiptGroups(receipt).map((group, index) => (
      <li key={index}>{spokenGroup(group)}</li>
    ))}
  </ol>
);
