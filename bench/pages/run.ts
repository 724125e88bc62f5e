/**
 * How many pages a second does one process of the house hand out to fifty who ask without pause, kept
 * and not kept, to visitors and to people signed in; how soon is an edit seen; how much JavaScript do
 * visitors fetch? `node bench/pages/run.ts [--seconds 10] [--json]`, on the built pages.
 */
import { parseArgs } from 'node:util';
import { openBuiltHouse, signIn } from '../built-house.ts';
import { load, machine, round, tableOf } from '../machine.ts';
import { askWithoutPause } from './asking.ts';
import { measureDelay, type Delay } from './edit-to-seen.ts';
import { openPlain } from './plain.ts';
import { weighScripts, type Weight } from './scripts.ts';

interface Line {
	who: string;
	page: string;
	perSecond: number;
	p50: number;
	p99: number;
	failed: number;
	load: string;
}

const { values } = parseArgs({
	options: {
		seconds: { type: 'string', default: '10' },
		port: { type: 'string', default: '4620' },
		json: { type: 'boolean', default: false }
	}
});
const port = Number(values.port);
const slug = 'klaster-innowacyjnego-przemyslu-i-mody';
const open = { home: '/pl', directory: '/pl/organisations', cluster: `/pl/clusters/${slug}` };
const own = { desk: '/pl/desk', ...open };
const lines: Line[] = [];
const told = (words: string) => void (values.json || console.error(words));

await askPlain();
const { delay, scripts } = await askKept();
await askDrawn();
report();

/** What Node itself can do: the same bytes every time, and nothing else. */
async function askPlain(): Promise<void> {
	const plain = await openPlain(port);
	await shoot('node:http', '14 kB of text', plain.address);
	await plain.close();
}

async function askKept(): Promise<{ delay: Delay; scripts: Weight[] }> {
	const house = await openBuiltHouse({ port });
	try {
		for (const [page, path] of Object.entries(open))
			await shoot('visitor', page, house.address + path);
		const cookie = await signIn(house.address, 'manager@lodz.example');
		for (const [page, path] of Object.entries(own))
			await shoot('signed in', page, house.address + path, { cookie });
		return {
			delay: await measureDelay(house, slug, 20),
			scripts: await weighScripts(house.address, [
				...Object.values(open),
				'/pl/map',
				'/pl/search',
				'/pl/sign-in'
			])
		};
	} finally {
		await house.close();
	}
}

async function askDrawn(): Promise<void> {
	const house = await openBuiltHouse({ port, env: { OSNOVA_KEEP_PAGES: 'off' } });
	try {
		for (const [page, path] of Object.entries(open))
			await shoot('visitor, nothing kept', page, house.address + path);
	} finally {
		await house.close();
	}
}

async function shoot(
	who: string,
	page: string,
	url: string,
	more: Record<string, string> = {}
): Promise<void> {
	const headers = { 'accept-encoding': 'br', accept: 'text/html', ...more };
	const wishes = { url, connections: 50, headers };
	const seconds = Number(values.seconds);
	await askWithoutPause({ ...wishes, seconds: Math.min(3, seconds) });
	const line = { who, page, ...(await askWithoutPause({ ...wishes, seconds })), load: load() };
	lines.push(line);
	told(Object.values(line).join('  '));
}

function report(): void {
	const [plain] = lines;
	const rows = lines.map((line) => ({
		...line,
		ratio: round(line.perSecond / (plain?.perSecond ?? 1), 2)
	}));
	if (values.json)
		return console.log(JSON.stringify({ machine: machine(), lines: rows, delay, scripts }));
	const head = ['who', 'page', 'pages/s', 'p50 ms', 'p99 ms', 'failed', 'load', 'of plain'];
	console.log(`\n${machine()}; 50 connections, ${values.seconds} s each\n`);
	console.log(
		tableOf(
			head,
			rows.map((row) => Object.values(row))
		)
	);
	console.log(
		`\nAn edit is seen after ${delay.medianMs} ms, at worst ${delay.worstMs} ms (${delay.rounds} rounds)\n`
	);
	console.log(
		tableOf(
			['page', 'scripts', 'kB in brotli'],
			scripts.map((one) => Object.values(one))
		)
	);
}
