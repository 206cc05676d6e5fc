// How a place is offered as a choice: its own name, the municipality it lies in, the province that tells two apart.
import type { Municipality } from './areas.ts';

/** A label for a choice; `inside` is a sentence with `{name}` and `{municipality}`. */
export const areaLabel = (name: string, municipality: Municipality, inside: string): string =>
  name === municipality.name
    ? `${name} (${municipality.province})`
    : `${inside.replace('{name}', name).replace('{municipality}', municipality.name)} (${municipality.province})`;
