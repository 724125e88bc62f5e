import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { findRunningEngine } from '#platform/database/engine/engine.ts';

export interface BuiltHouse {
	address: string;
	/** The database that it uses. */
	databaseUrl: string;
	close(): Promise<void>;
}

interface Wishes {
	port: number;
	/** Without one it brings its own. */
	databaseUrl?: string;
	isEmpty?: boolean;
	env?: NodeJS.ProcessEnv;
}

/** Starts the house as `bin/start` does, on the pages as they were built. */
export async function openBuiltHouse({
	port,
	databaseUrl,
	isEmpty,
	env
}: Wishes): Promise<BuiltHouse> {
	const dataFolder = await mkdtemp(path.join(tmpdir(), 'osnova bench '));
	const args = ['--host', '127.0.0.1', '--port', String(port), '--data', dataFolder];
	const server = spawn(
		process.execPath,
		['src/server.ts', ...args, ...(isEmpty ? ['--empty'] : [])],
		{
			cwd: path.resolve(import.meta.dirname, '..'),
			env: {
				...process.env,
				...(databaseUrl ? { DATABASE_URL: databaseUrl } : { DATABASE_URL: undefined }),
				NODE_ENV: 'production',
				LOG_LEVEL: 'error',
				...env
			},
			stdio: ['ignore', 'ignore', 'pipe']
		}
	);
	const address = await untilOpen(server);
	return {
		address,
		databaseUrl: databaseUrl ?? (await findRunningEngine(dataFolder)) ?? '',
		close: async () => {
			if (server.exitCode === null) {
				server.kill('SIGTERM');
				await once(server, 'exit');
			}
			await rm(dataFolder, { recursive: true, force: true });
		}
	};
}

/** The cookie of somebody in the demo world. */
export async function signIn(address: string, email: string): Promise<string> {
	const answer = await fetch(`${address}/en/sign-in?/password`, {
		method: 'POST',
		redirect: 'manual',
		headers: { origin: address, accept: 'text/html' },
		body: new URLSearchParams({ email, password: 'osnova-demo' })
	});
	if (answer.status !== 303) throw new Error(`signing in was answered with ${answer.status}`);
	return answer.headers
		.getSetCookie()
		.map((cookie) => cookie.split(';')[0])
		.join('; ');
}

function untilOpen(server: ChildProcess): Promise<string> {
	let words = '';
	return new Promise((done, fail) => {
		server.once('exit', () => fail(new Error(`the house did not open:\n${words}`)));
		server.stderr?.on('data', (part: Buffer) => {
			words += part.toString();
			const address = /Osnova is open: (\S+)/.exec(words)?.[1];
			if (address) done(address);
		});
	});
}
