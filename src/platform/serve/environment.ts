import type { Wishes } from './wishes.ts';

/** Header that only this server writes, so that a visitor cannot choose the protocol. */
export const PROTOCOL_HEADER = 'x-osnova-protocol';
const LARGEST_UPLOAD = '50M';

/** Tells the built pages, which read their settings from the environment, what was decided here. */
export function prepareEnvironment({ dataFolder }: Wishes, databaseUrl: string): void {
	const { env } = process;
	env.DATABASE_URL = databaseUrl;
	env.OSNOVA_DATA = dataFolder;
	env.BODY_SIZE_LIMIT ??= LARGEST_UPLOAD;
	if (!env.ORIGIN && !env.PROTOCOL_HEADER) env.PROTOCOL_HEADER = PROTOCOL_HEADER;
}
