// Notices on one machine: a small listener on the loopback that writes each one to a file, instead of calling anybody.
import { appendFileSync, mkdirSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';

/** Listens until the program ends; gives the value of NOTICES for the Worker. A line is the time and the notice as it was sent. */
export function keepNotices(folder: string, desks: string[]): Promise<string> {
  mkdirSync(folder, { recursive: true });
  const server = createServer((request, response) => {
    let text = '';
    request.on('data', (chunk: Buffer) => {
      text += chunk.toString();
    });
    request.on('end', () => {
      const desk = desks.find((name) => request.url === `/${name}`);
      if (desk) appendFileSync(join(folder, `${desk}.txt`), `${new Date().toISOString()} ${text.slice(0, 500)}\n`);
      response.writeHead(desk ? 204 : 404).end();
    });
  });
  server.unref();
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      resolve(JSON.stringify(Object.fromEntries(desks.map((name) => [name, { webhook: `http://127.0.0.1:${port}/${name}` }]))));
    });
  });
}
