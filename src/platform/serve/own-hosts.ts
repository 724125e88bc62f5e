import type { IncomingMessage } from 'node:http';
import type { Door } from './doors.ts';
import { addressOfHouse, askedHost, isHouseItself, settleAddress, type Reach } from './address.ts';

/** What a path means at a host of its own: served there, leads on there, or belongs elsewhere. */
export type Place = 'here' | 'elsewhere' | { path: string };

export type OwnHosts = {
	/** The name of the site that a host belongs to; null for every other host. */
	find(host: string): string | null | Promise<string | null>;
	placeOf(path: string, site: string, language: string | undefined): Place;
};

/** Settles each request's address, and keeps visitors of a site with a host of its own within it. */
export function ownHosts({ find, placeOf }: OwnHosts, reach: Reach): Door {
	const house = addressOfHouse(reach);
	const answerFor = (site: string | null, ...[request, response, next]: Parameters<Door>): void => {
		settleAddress(request, reach, site !== null);
		if (site === null) return next();
		const { pathname, search } = new URL(request.url ?? '/', 'http://site');
		const place = isReading(request)
			? placeOf(pathname, site, request.headers['accept-language'])
			: 'elsewhere';
		if (place === 'here') return next();
		const location = place === 'elsewhere' ? house + pathname : place.path;
		response
			.writeHead(place === 'elsewhere' ? 303 : 302, {
				location: location + search,
				vary: 'accept-language',
				'cache-control': 'no-store'
			})
			.end();
	};
	return (request, response, next) => {
		const host = askedHost(request, reach);
		const site = isHouseItself(host, reach) ? null : find(host);
		if (!(site instanceof Promise)) return answerFor(site, request, response, next);
		site
			.catch(() => null)
			.then((found) => answerFor(found, request, response, next))
			.catch((failure: Error) => response.destroy(failure));
	};
}

const isReading = ({ method }: IncomingMessage): boolean => method === 'GET' || method === 'HEAD';
