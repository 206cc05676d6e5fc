// Served content: desks with their public keys, as reviewed in content/desks.
import { desksShown } from '../../frame.ts';

export const GET = async (): Promise<Response> => Response.json(await desksShown());
