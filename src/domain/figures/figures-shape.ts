// What the gate of the figures answers, and whether a table of some shape may be made at all.
import type { Range } from './figures-audit.ts';

/** What leaves the gate, or why nothing does. */
export type Gated<T> = ({ decision: 'publish' } & T) | { decision: 'refuse'; reason: GateRefusal; feasible?: Record<string, Range | null> };
export type GateRefusal =
  | 'cannot_protect'
  | 'differencing'
  | 'base_below_50'
  | 'part_below_10'
  | 'n_below_10'
  | 'more_than_two_attributes'
  | 'geography_too_small'
  | 'nationality_by_region'
  | 'period_not_half_year'
  | 'period_not_ended'
  | 'fixed_after_publication'
  | 'live_counter'
  | 'not_a_count';

export const refuseTable = (reason: GateRefusal): { decision: 'refuse'; reason: GateRefusal } => ({ decision: 'refuse', reason });
/** What a table is about, before any number of it is looked at. */
export interface TableShape {
  attributes: readonly string[];
  geography?: string;
  period?: string;
  period_ended?: boolean;
  republished?: boolean;
  live?: boolean;
}

/** Whether a table of this shape may be made: two attributes, a police unit at the finest, ended half-years, once. */
export function gateShape(shape: TableShape): Gated<object> {
  const { attributes, geography = 'national' } = shape;
  if (attributes.length + (geography === 'national' ? 0 : 1) > 2) return refuseTable('more_than_two_attributes');
  if (geography !== 'national' && geography !== 'police_unit') return refuseTable('geography_too_small');
  if (geography !== 'national' && attributes.includes('nationality')) return refuseTable('nationality_by_region');
  if ((shape.period ?? 'half_year') !== 'half_year') return refuseTable('period_not_half_year');
  if (shape.period_ended === false) return refuseTable('period_not_ended');
  if (shape.republished) return refuseTable('fixed_after_publication');
  if (shape.live) return refuseTable('live_counter');
  return { decision: 'publish' };
}
