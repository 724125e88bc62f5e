import { PlainSentence } from '#platform/plain-sentence.ts';
import { atStop, running } from '#platform/running.ts';
import { offerTypesetting } from '#platform/pdf/pdf.server.ts';
import { typesetInThread } from '#platform/pdf/thread.ts';
import { publicMemory } from '#platform/public-memory.ts';
import type { Report } from '#platform/report.ts';
import { reachOf } from '#platform/serve/address.ts';
import { inTurn, type Door } from '#platform/serve/doors.ts';
import { prepareEnvironment } from '#platform/serve/environment.ts';
import { fillOnce } from '#platform/serve/filling.server.ts';
import { health } from '#platform/serve/health.ts';
import { keepPages } from '#platform/serve/kept-pages.ts';
import { offerSearchMemory } from '#platform/search/memory/at-hand.ts';
import { keepSearchMemory } from '#platform/search/memory/thread.ts';
import { addressOf, listen, portOf, serverBehind } from '#platform/serve/listen.ts';
import { metrics } from '#platform/serve/metrics.ts';
import { oneClick } from '#platform/serve/one-click.ts';
import { ownHosts } from '#platform/serve/own-hosts.ts';
import { builtPages, livePages } from '#platform/serve/pages.ts';
import { readyDatabase } from '#platform/serve/ready-database.ts';
import { stillStarting } from '#platform/serve/starting.ts';
import { stopOnSignal } from '#platform/serve/stopping.ts';
import { hearOfChanges } from '#platform/serve/told-of-changes.ts';
import { HELP, readWishes, type Wishes } from '#platform/serve/wishes.ts';
import { placeAtOwnHost } from '#rooms/clusters/own-address.ts';
import { clusterHosts } from '#rooms/clusters/own-address.server.ts';
import { explainLimitsInWorker, prepareWorker, repairInWorker } from '#scheduler';
import { offerScheduling } from './scheduling.ts';

const report: Report = (step) => process.stderr.write(`${step}\n`);

try {
	const wishes = readWishes(process.argv.slice(2), process.env);
	if (wishes.needsHelp) process.stdout.write(HELP);
	else await open(wishes);
} catch (error) {
	// Asked to stop in the middle of starting: what was under way fails, and that is as it should be.
	if (!running().isStopping) {
		report(error instanceof PlainSentence ? error.message : String((error as Error).stack));
		process.exit(1);
	}
}

/** The port is taken first: a taken one is told before the long work begins. */
async function open(wishes: Wishes): Promise<void> {
	let door: Door = stillStarting;
	const server = serverBehind((...request) => door(...request));
	await listen(server, wishes.port, wishes.host);

	const { db, url, stop } = await readyDatabase(wishes, report);
	stopOnSignal(server, stop);
	prepareEnvironment(wishes, { databaseUrl: url, port: portOf(server) });
	const { seedDemoWorld, listDemoLogins } = await import('./demo.server.ts');
	const { startWork } = await import('./work.server.ts');
	await fillOnce(db, wishes.isEmpty ? undefined : () => seedDemoWorld(db, report));

	const pages = wishes.isDev ? await livePages(server) : await builtPages();
	const kept = keepPages();
	if (process.env.OSNOVA_KEEP_PAGES !== 'off') atStop(hearOfChanges(url, kept, publicMemory));
	if (process.env.OSNOVA_SEARCH_MEMORY !== 'off') keepAtHand(url);
	offerTypesetting(typesetInThread);
	offerScheduling({
		repair: repairInWorker,
		explainLimits: explainLimitsInWorker,
		prepare: prepareWorker
	});
	await startWork(url);
	// Kept pages stand before the pages that make them.
	const hosts = ownHosts({ find: clusterHosts(db), placeOf: placeAtOwnHost }, reachOf(process.env));
	const keeping = wishes.isDev ? [] : [kept.door];
	door = inTurn(metrics(), health(db), hosts, oneClick, ...keeping, pages);
	report(['', `Osnova is open: ${addressOf(server)}`, ...(await listDemoLogins(db))].join('\n'));
}

function keepAtHand(url: string): void {
	const memory = keepSearchMemory(url);
	offerSearchMemory(memory);
	atStop(memory.close);
}
