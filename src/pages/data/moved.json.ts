// Served content: addresses of municipalities that merged; the build makes redirects of them.
import { movedAddresses } from '../../care.ts';

export async function GET(): Promise<Response> {
  return Response.json(await movedAddresses());
}
