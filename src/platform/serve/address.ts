import { hostname, networkInterfaces } from 'node:os';
import type { IncomingHttpHeaders } from 'node:http';
import { PROTOCOL_HEADER } from './environment.ts';

/** How this house is reached from outside, by its settings. */
export type Reach = {
	/** ORIGIN, where it is set. */
	origin: URL | undefined;
	/** OSNOVA_HOSTS: further names that lead here. */
	hosts: readonly string[];
	hostHeader: string;
	protocolHeader: string | undefined;
	port: string;
};

export function reachOf(env: NodeJS.ProcessEnv): Reach {
	const hosts = (env.OSNOVA_HOSTS ?? '').split(',').map((host) => host.trim().toLowerCase());
	return {
		origin: env.ORIGIN ? new URL(env.ORIGIN) : undefined,
		hosts: hosts.filter(Boolean),
		hostHeader: env.HOST_HEADER?.toLowerCase() ?? 'host',
		protocolHeader: env.PROTOCOL_HEADER?.toLowerCase(),
		port: env.PORT ?? '3000'
	};
}

export const askedHost = ({ headers }: { headers: IncomingHttpHeaders }, { hostHeader }: Reach) =>
	String(headers[hostHeader] ?? headers.host ?? '').toLowerCase();

/**
 * Writes into the request under which address it is answered: ORIGIN, but for a host that is a
 * record's own. The pages behind believe these two headers and no others.
 */
export function settleAddress(
	request: { headers: IncomingHttpHeaders },
	reach: Reach,
	isOwnHost: boolean
): void {
	const { origin, protocolHeader } = reach;
	const asked = askedHost(request, reach);
	const told = protocolHeader ? String(request.headers[protocolHeader] ?? 'https') : 'http';
	request.headers.host = origin && !isOwnHost ? origin.host : asked;
	request.headers[PROTOCOL_HEADER] = origin ? origin.protocol.slice(0, -1) : told;
}

/**
 * The address for links in letters. Whoever asks for a letter chooses the Host header, and must not
 * choose where a stranger's link leads: only our settings and this very machine are believed.
 */
export function addressForLetters(reach: Reach, asked: URL): string {
	if (reach.origin) return reach.origin.origin;
	if (isThisMachine(asked.hostname) || reach.hosts.includes(asked.host)) return asked.origin;
	return addressOfHouse(reach);
}

/** The address where nobody asks, as at night. */
export function addressOfHouse({ origin, hosts, port }: Reach): string {
	if (origin) return origin.origin;
	return hosts[0] ? `https://${hosts[0]}` : `http://localhost:${port}`;
}

/** Names under which the house itself is known; no record may take one for its own. */
export const isHouseItself = (host: string, { origin, hosts }: Reach): boolean =>
	host === origin?.host || hosts.includes(host);

function isThisMachine(host: string): boolean {
	const bare = host.replace(/^\[|\]$/g, '');
	if (bare === 'localhost' || bare === '::1' || /^127(\.\d{1,3}){3}$/.test(bare)) return true;
	if (bare === hostname().toLowerCase()) return true;
	return Object.values(networkInterfaces()).some((own) =>
		own?.some(({ address }) => address === bare)
	);
}
