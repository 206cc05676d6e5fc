// A form that is opened when it is needed: one at a time on a page, and open from the start where something was being written.
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';

type Props = { title: string; startsOpen?: boolean; is?: string; children: ComponentChildren };

/** `is` names what it is for, in the page's own words for itself. */
export function Fold({ title, startsOpen = false, is, children }: Props) {
  const [open] = useState(startsOpen);
  return (
    <details class="vl-card vl-noprint" name="form" open={open} data-fold={is}>
      <summary>{title}</summary>
      {children}
    </details>
  );
}
