// A page for translators: every sentence beside its source, with what is wrong with it.
import type { Unit } from '../units.ts';

const safe = (text: string): string => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** One HTML page with source and target side by side; `faultsOf` tells what is wrong with a target. */
export function previewOf(code: string, units: readonly Unit[], faultsOf: (unit: Unit) => string[]): string {
  const rows = units.map((unit) => {
    const faults = faultsOf(unit).map((fault) => `<p role="note">${safe(fault)}</p>`);
    const target = unit.target === null ? '<td>–</td>' : `<td lang="${code}" dir="auto">${safe(unit.target)}${faults.join('')}</td>`;
    return `<tr id="${safe(unit.id)}"><th scope="row"><code>${safe(unit.id)}</code></th><td lang="nl">${safe(unit.source)}<small>${safe(unit.note)}</small></td>${target}</tr>`;
  });
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${code}</title>
<style>body{font:1rem/1.6 system-ui;margin:1rem}table{border-collapse:collapse;width:100%;table-layout:fixed}th,td{border-top:1px solid #999;padding:.5rem;text-align:start;vertical-align:top;white-space:pre-wrap;overflow-wrap:anywhere}th{width:20%;font-weight:400}small{display:block;color:#555}p{color:#900;margin:.3rem 0}</style>
<table><thead><tr><th scope="col">Sentence</th><th scope="col">Dutch</th><th scope="col">${code}</th></tr></thead><tbody>${rows.join('')}</tbody></table></html>
`;
}
