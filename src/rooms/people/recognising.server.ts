import type { Actor } from '#platform/actor.ts';
import type { Database } from '#platform/database/database.ts';
import { findKnown, type Known } from './actor.server.ts';
import { readSessionToken } from './session-token.ts';
import { sessionLastsMs, sessionRenewedAfterMs, type SignIn } from './sign-in.server.ts';

/** A page and what it fetches ask together; what was ended or withdrawn lives on no longer than this. */
const rememberedMs = 500;
const mostRemembered = 5_000;

type Recognised = { actor: Actor; person: Known['person']; actingFor: Known['actingFor'] };
type Asking = { method: string; headers: Headers };
type Remembered = { known: Promise<Known | undefined>; until: number };
type Ground = { db: Database; signIn: SignIn; secret: string; isSecure: boolean };

export type Recogniser = {
	recognise(asking: Asking, now: Date): Promise<Recognised | undefined>;
	/** Somebody's roles or sessions may have changed. */
	forget(): void;
};

/**
 * Finds the person by the cookie of their session. The sign-in service itself is asked only when the
 * session has to be made longer: once a day. Whoever wants to change something is looked up anew.
 */
export function recogniser(ground: Ground): Recogniser {
	let remembered = new Map<string, Remembered>();
	const look = (token: string, now: Date) => {
		if (remembered.size >= mostRemembered) remembered = new Map();
		const known = findKnown(ground.db, token, now);
		const own = { known, until: now.getTime() + rememberedMs };
		const shelf = remembered.set(token, own);
		known.catch(() => shelf.get(token) === own && shelf.delete(token));
		return known;
	};
	const find = ({ method }: Asking, token: string, now: Date) => {
		if (method !== 'GET') return findKnown(ground.db, token, now);
		const own = remembered.get(token);
		return own && own.until > now.getTime() ? own.known : look(token, now);
	};
	return {
		async recognise(asking, now) {
			const token = readSessionToken(asking.headers.get('cookie'), ground);
			const known = token && (await find(asking, token, now));
			if (!known) return undefined;
			const { person, actor, actingFor, sessionEndsAt } = known;
			const leftMs = sessionEndsAt.getTime() - now.getTime();
			if (leftMs <= sessionLastsMs - sessionRenewedAfterMs)
				await ground.signIn.api.getSession({ headers: asking.headers });
			return { person, actor, actingFor };
		},
		forget() {
			remembered = new Map();
		}
	};
}
