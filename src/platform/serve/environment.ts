import type { Wishes } from './wishes.ts';

/** Header that only this server writes, so that a visitor cannot choose the protocol. */
export const PROTOCOL_HEADER = 'x-osnova-protocol';
const LARGEST_UPLOAD = '50M';

/** Tells the built pages, which read their settings from the environment, what was decided here. */
export function prepareEnvironment(
	{ dataFolder }: Wishes,
	{ databaseUrl, port }: { databaseUrl: string; port: number }
): void {
	const { env } = process;
	env.DATABASE_URL = databaseUrl;
	env.OSNOVA_DATA = dataFolder;
	env.PORT = String(port);
	env.PAGES_PROTOCOL_HEADER = PROTOCOL_HEADER;
	env.PAGES_BODY_SIZE_LIMIT = env.BODY_SIZE_LIMIT ?? LARGEST_UPLOAD;
	if (env.ADDRESS_HEADER) env.PAGES_ADDRESS_HEADER = env.ADDRESS_HEADER;
	if (env.XFF_DEPTH) env.PAGES_XFF_DEPTH = env.XFF_DEPTH;
}
