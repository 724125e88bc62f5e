import path from 'node:path';
import { parseArgs } from 'node:util';
import { PlainSentence } from '#platform/plain-sentence.ts';

/** What the person starting Osnova asked for. */
export interface Wishes {
	port: number;
	host: string;
	dataFolder: string;
	isEmpty: boolean;
	isDev: boolean;
	needsHelp: boolean;
}

export const HELP = `Osnova, the one place to run a business cluster.

bin/start [options]
  --port NUMBER   the port to listen on (or PORT; 3000)
  --host ADDRESS  the address to listen on (or HOST; every one of this machine)
  --data FOLDER   where the database and the files are kept (or OSNOVA_DATA; ./data)
  --empty         begin without the demo world
  --help          this text

With DATABASE_URL set, Osnova uses that PostgreSQL (15 or newer) instead of its built-in one.
docs/running.md lists every setting.
`;

const options = {
	port: { type: 'string' },
	host: { type: 'string' },
	data: { type: 'string' },
	empty: { type: 'boolean', default: false },
	dev: { type: 'boolean', default: false },
	help: { type: 'boolean', short: 'h', default: false }
} as const;

export function readWishes(args: string[], env: NodeJS.ProcessEnv): Wishes {
	const asked = parse(args);
	return {
		port: portOf(asked.port ?? env.PORT ?? '3000'),
		host: asked.host ?? env.HOST ?? '::',
		dataFolder: dataFolderOf(asked.data, env),
		isEmpty: asked.empty,
		isDev: asked.dev,
		needsHelp: asked.help
	};
}

/** A folder named by the person is meant from where they stand; ours lies in the project. */
export function dataFolderOf(asked: string | undefined, env: NodeJS.ProcessEnv): string {
	const named = asked ?? env.OSNOVA_DATA;
	return named ? path.resolve(env.OSNOVA_CALLED_FROM ?? '.', named) : path.resolve('data');
}

function parse(args: string[]) {
	try {
		return parseArgs({ args, options, strict: true }).values;
	} catch (error) {
		throw new PlainSentence(`${(error as Error).message}\nbin/start --help lists the options.`);
	}
}

function portOf(text: string): number {
	const port = Number(text);
	if (/^\d+$/.test(text) && port <= 65_535) return port;
	throw new PlainSentence(`"${text}" is not a port. Please give --port a number up to 65535.`);
}
