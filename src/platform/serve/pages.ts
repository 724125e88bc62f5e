import { existsSync } from 'node:fs';
import type { Server } from 'node:http';
import { fileURLToPath } from 'node:url';
import { PlainSentence } from '#platform/plain-sentence.ts';
import type { Door } from './doors.ts';

const built = new URL('../../../build/handler.js', import.meta.url);

/** The pages as `vite build` made them. */
export async function builtPages(): Promise<Door> {
	if (!existsSync(fileURLToPath(built))) {
		throw new PlainSentence('The pages have not been built yet. Please start with bin/start.');
	}
	const { handler } = (await import(/* @vite-ignore */ built.href)) as { handler: Door };
	return handler;
}

/** The pages straight from their sources, for working on them. */
export async function livePages(server: Server): Promise<Door> {
	const { createServer } = await import('vite');
	const vite = await createServer({ server: { middlewareMode: { server }, ws: undefined } });
	return vite.middlewares;
}
