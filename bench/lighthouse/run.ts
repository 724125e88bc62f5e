/**
 * What does Lighthouse say of the public pages on its slow phone? The middle one of three runs each.
 * `node bench/lighthouse/run.ts [--runs 3] [--json]`, on the built pages with the demo world.
 */
import { parseArgs } from 'node:util';
import { launch, type LaunchedChrome } from 'chrome-launcher';
import lighthouse from 'lighthouse';
import { openBuiltHouse } from '../built-house.ts';
import { chromium, flags } from '../chromium.ts';
import { load, machine, median, round, tableOf } from '../machine.ts';

const { values } = parseArgs({
	options: {
		runs: { type: 'string', default: '3' },
		port: { type: 'string', default: '4630' },
		json: { type: 'boolean', default: false },
		failing: { type: 'boolean', default: false }
	}
});
const categories = ['performance', 'accessibility', 'best-practices', 'seo'] as const;
const pages = {
	home: '/pl',
	directory: '/pl/organisations',
	map: '/pl/map',
	cluster: '/pl/clusters/klaster-innowacyjnego-przemyslu-i-mody'
};
type Scores = Record<(typeof categories)[number] | 'lcp' | 'kilobytes', number>;

const house = await openBuiltHouse({ port: Number(values.port) });
const browser = await launch({
	chromePath: chromium,
	chromeFlags: flags,
	ignoreDefaultFlags: true
});
try {
	const lines = [];
	for (const [page, path] of Object.entries(pages)) {
		const runs: Scores[] = [];
		for (let at = 0; at < Number(values.runs); at++)
			runs.push(await look(house.address + path, browser));
		lines.push({ page, ...middle(runs), load: load() });
	}
	report(lines);
} finally {
	browser.kill();
	await house.close();
}

async function look(address: string, { port }: LaunchedChrome): Promise<Scores> {
	const done = await lighthouse(address, {
		port,
		logLevel: 'error',
		onlyCategories: [...categories]
	});
	if (!done) throw new Error(`Lighthouse said nothing of ${address}`);
	const { lhr } = done;
	const score = (name: string) => Math.round((lhr.categories[name]?.score ?? 0) * 100);
	const number = (name: string) => lhr.audits[name]?.numericValue ?? 0;
	if (values.failing)
		for (const audit of Object.values(lhr.audits))
			if (audit.score !== null && audit.score < 0.9)
				console.error(`${address}: ${audit.id} ${audit.score} ${audit.displayValue ?? ''}`);
	return {
		performance: score('performance'),
		accessibility: score('accessibility'),
		'best-practices': score('best-practices'),
		seo: score('seo'),
		lcp: Math.round(number('largest-contentful-paint')),
		kilobytes: round(number('total-byte-weight') / 1000)
	};
}

function middle(runs: readonly Scores[]): Scores {
	const names = [...categories, 'lcp', 'kilobytes'] as const;
	return Object.fromEntries(
		names.map((name) => [name, median(runs.map((run) => run[name]))])
	) as Scores;
}

function report(lines: ({ page: string; load: string } & Scores)[]): void {
	if (values.json) return console.log(JSON.stringify({ machine: machine(), lines }));
	const head = ['page', ...categories, 'LCP ms', 'kB', 'load'];
	console.log(`\n${machine()}; middle of ${values.runs}\n`);
	console.log(
		tableOf(
			head,
			lines.map((line) => Object.values(line))
		)
	);
}
