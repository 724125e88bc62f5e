import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { PlainSentence } from '#platform/plain-sentence.ts';
import { answer, type Door } from './doors.ts';

/** Slow uploads over poor lines may take this long. */
const REQUEST_TIMEOUT_MS = 10 * 60_000;

export function serverBehind(door: Door): Server {
	const server = createServer({ requestTimeout: REQUEST_TIMEOUT_MS }, (request, response) => {
		door(request, response, () => answer(response, 404, 'not found\n'));
	});
	server.keepAliveTimeout = 65_000;
	return server;
}

export async function listen(server: Server, port: number, host: string): Promise<void> {
	try {
		await tryToListen(server, port, host);
	} catch (error) {
		// A machine without IPv6 has no "every address" of that kind.
		if (host !== '::' || !isWithoutIpv6(error)) throw sentenceFor(error, port, host);
		await tryToListen(server, port, '0.0.0.0').catch((again: unknown) => {
			throw sentenceFor(again, port, host);
		});
	}
}

export const portOf = (server: Server): number => (server.address() as AddressInfo).port;

export function addressOf(server: Server): string {
	const { port, address } = server.address() as AddressInfo;
	const isEvery = address === '::' || address === '0.0.0.0';
	const host = address.includes(':') ? `[${address}]` : address;
	return `http://${isEvery ? 'localhost' : host}:${port}`;
}

function tryToListen(server: Server, port: number, host: string): Promise<void> {
	return new Promise((done, fail) => {
		server.once('error', fail);
		server.listen({ port, host }, () => {
			server.off('error', fail);
			done();
		});
	});
}

function isWithoutIpv6(error: unknown): boolean {
	return ['EAFNOSUPPORT', 'EADDRNOTAVAIL'].includes((error as NodeJS.ErrnoException).code ?? '');
}

function sentenceFor(error: unknown, port: number, host: string): Error {
	const { code, message } = error as NodeJS.ErrnoException;
	if (code === 'EADDRINUSE') {
		return new PlainSentence(
			`Port ${port} is taken by another program. Please choose another one: bin/start --port ${port + 1}`
		);
	}
	if (code === 'EACCES') {
		return new PlainSentence(
			`Port ${port} is kept for the administrator. Please choose one above 1023: bin/start --port 3000`
		);
	}
	if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
		return new PlainSentence(`This machine has no address ${host}. Please give another --host.`);
	}
	return new Error(`cannot listen on ${host}, port ${port}: ${message}`);
}
