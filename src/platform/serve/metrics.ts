import { timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { collectDefaultMetrics, Gauge, Histogram, register } from 'prom-client';
import { locales } from '#platform/locale.ts';
import { running } from '#platform/running.ts';
import { searchMemory } from '#platform/search/memory/at-hand.ts';
import { answer, pathOf, type Door } from './doors.ts';

/** Counts and times every request, and tells them at `/metrics`. */
export function metrics(token = process.env.METRICS_TOKEN): Door {
	register.clear();
	collectDefaultMetrics();
	countConnections();
	tellOfMemory();
	const durations = new Histogram({
		name: 'osnova_request_seconds',
		help: 'Time to answer, by kind of page',
		labelNames: ['method', 'page', 'status'],
		buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10]
	});
	return (request, response, next) => {
		if (pathOf(request) !== '/metrics') {
			const begun = performance.now();
			response.once('close', () => {
				const seconds = (performance.now() - begun) / 1000;
				durations.observe(labelsOf(request, response.statusCode), seconds);
			});
			return next();
		}
		if (!mayRead(request, token)) return answer(response, 404, 'not found\n');
		void register.metrics().then((text) => answer(response, 200, text));
	};
}

function labelsOf(request: IncomingMessage, status: number) {
	return { method: request.method ?? 'GET', page: pageOf(pathOf(request), status), status };
}

/** The kind of page, taken from its address; what does not exist shares one name. */
export function pageOf(path: string, status: number): string {
	if (path.startsWith('/_app/')) return 'asset';
	if (status === 404) return 'unknown';
	const [, first = '', second = ''] = path.split('/');
	const word = (locales as readonly string[]).includes(first) ? second : first;
	return word || 'home';
}

function countConnections(): void {
	new Gauge({
		name: 'osnova_database_connections',
		help: 'Connections to the database by state',
		labelNames: ['state'],
		collect() {
			const pools = [...running().pools];
			const sum = (of: (pool: (typeof pools)[number]) => number) =>
				pools.reduce((total, pool) => total + of(pool), 0);
			this.set(
				{ state: 'open' },
				sum((pool) => pool.totalCount)
			);
			this.set(
				{ state: 'idle' },
				sum((pool) => pool.idleCount)
			);
			this.set(
				{ state: 'waiting' },
				sum((pool) => pool.waitingCount)
			);
		}
	});
}

function tellOfMemory(): void {
	new Gauge({
		name: 'osnova_search_in_memory',
		help: '1 while searches are answered from memory, 0 while the database answers them',
		collect() {
			this.set(Number(searchMemory()?.isReady() ?? false));
		}
	});
}

/** Without a token only this machine may read, and nobody through a proxy. */
export function mayRead(request: IncomingMessage, token: string | undefined): boolean {
	if (token) return isSame(request.headers.authorization ?? '', `Bearer ${token}`);
	const isForwarded = 'x-forwarded-for' in request.headers || 'forwarded' in request.headers;
	return !isForwarded && /^(::1|(::ffff:)?127\.)/.test(request.socket.remoteAddress ?? '');
}

function isSame(given: string, wanted: string): boolean {
	const [one, other] = [Buffer.from(given), Buffer.from(wanted)];
	return one.length === other.length && timingSafeEqual(one, other);
}
