import { connect, type Socket } from 'node:net';
import { percentile } from '../machine.ts';

export interface Asked {
	perSecond: number;
	p50: number;
	p99: number;
	failed: number;
}

interface Wishes {
	url: string;
	connections: number;
	seconds: number;
	headers: Record<string, string>;
}

const headEnd = Buffer.from('\r\n\r\n');

/**
 * Asks for one page over and over, each connection anew as soon as it is answered. Bodies are counted
 * and not looked at: a client that reads them as text is slower than the house on compressed ones.
 */
export async function askWithoutPause({
	url,
	connections,
	seconds,
	headers
}: Wishes): Promise<Asked> {
	const { hostname, port, host, pathname, search } = new URL(url);
	const lines = Object.entries({ host, ...headers }).map(([name, value]) => `${name}: ${value}`);
	const request = Buffer.from(`GET ${pathname}${search} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`);
	const tally = { took: [] as number[], failed: 0, until: performance.now() + seconds * 1000 };
	const open = () => connect({ host: hostname, port: Number(port), noDelay: true });
	await Promise.all(Array.from({ length: connections }, () => askAll(open(), request, tally)));
	return {
		perSecond: Math.round(tally.took.length / seconds),
		p50: Math.round(percentile(tally.took, 0.5)),
		p99: Math.round(percentile(tally.took, 0.99)),
		failed: tally.failed
	};
}

type Tally = { took: number[]; failed: number; until: number };

function askAll(socket: Socket, request: Buffer, tally: Tally): Promise<void> {
	return new Promise((done, fail) => {
		let asked = 0;
		let missing = 0;
		const ask = () => {
			asked = performance.now();
			missing = -1;
			if (asked < tally.until) socket.write(request);
			else socket.end(() => done());
		};
		socket.once('connect', ask);
		socket.once('error', fail);
		socket.on('data', (part: Buffer) => {
			if (missing < 0) {
				const { status, bytes } = readHead(part);
				if (status !== 200) tally.failed += 1;
				missing = bytes;
			}
			missing -= part.length;
			if (missing > 0) return;
			tally.took.push(performance.now() - asked);
			ask();
		});
	});
}

/** How long the whole answer will be. Heads of our pages come in one piece. */
function readHead(part: Buffer): { status: number; bytes: number } {
	const end = part.indexOf(headEnd);
	const head = part.toString('latin1', 0, end);
	const length = /content-length: (\d+)/i.exec(head)?.[1];
	if (end < 0 || !length) throw new Error(`an answer without a length: ${head.slice(0, 200)}`);
	return { status: Number(head.slice(9, 12)), bytes: end + headEnd.length + Number(length) };
}
