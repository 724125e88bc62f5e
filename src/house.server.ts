import { join } from 'node:path';
import { openDatabase, type Database } from '#platform/database/database.ts';
import { openFileStore } from '#platform/files/files.server.ts';
import type { FileStore } from '#platform/files/file-store.ts';
import { log } from '#platform/log.server.ts';
import { addressForLetters, reachOf } from '#platform/serve/address.ts';
import { getSecret } from '#platform/settings.server.ts';
import type { OpenIdSettings } from '#rooms/people/openid.ts';
import { recogniser, type Recogniser } from '#rooms/people/recognising.server.ts';
import { openSignIn, type SignIn } from '#rooms/people/sign-in.server.ts';

/** What every request needs, opened once per process. */
export type House = {
	db: Database;
	signIn: SignIn;
	people: Recogniser;
	files: FileStore;
	openIdName: string | null;
	/** Where links in a letter lead that somebody asked for at this address. */
	letterAddress(asked: URL): string;
};

let opened: Promise<House> | undefined;

export function openHouse(env: NodeJS.ProcessEnv = process.env): Promise<House> {
	opened ??= open(env).catch((failure: unknown) => {
		opened = undefined;
		throw failure;
	});
	return opened;
}

async function open(env: NodeJS.ProcessEnv): Promise<House> {
	if (!env.DATABASE_URL) throw new Error('DATABASE_URL is not set; bin/start sets it');
	const db = openDatabase(env.DATABASE_URL, {
		max: Number(env.DATABASE_CONNECTIONS ?? 10),
		onLost: (failure) => log.warn({ failure: failure.message }, 'database connection lost')
	});
	const openId = openIdOf(env);
	const secret = env.SIGN_IN_SECRET ?? (await getSecret(db, 'sign_in'));
	const reach = reachOf(env);
	const letterAddress = (asked: URL) => addressForLetters(reach, asked);
	const signIn = openSignIn({ db, secret, origin: env.ORIGIN, letterAddress, openId });
	const isSecure = env.ORIGIN?.startsWith('https:') ?? false;
	const people = recogniser({ db, signIn, secret, isSecure });
	const files = openFileStore(env, join(env.OSNOVA_DATA ?? 'data', 'files'));
	return { db, signIn, people, files, openIdName: openId?.name ?? null, letterAddress };
}

function openIdOf(env: NodeJS.ProcessEnv): OpenIdSettings | undefined {
	const { OPENID_DISCOVERY_URL, OPENID_CLIENT_ID, OPENID_CLIENT_SECRET, OPENID_NAME } = env;
	if (!OPENID_DISCOVERY_URL || !OPENID_CLIENT_ID || !OPENID_CLIENT_SECRET) return undefined;
	return {
		name: OPENID_NAME ?? 'OpenID',
		discoveryUrl: OPENID_DISCOVERY_URL,
		clientId: OPENID_CLIENT_ID,
		clientSecret: OPENID_CLIENT_SECRET
	};
}
