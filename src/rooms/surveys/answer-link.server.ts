import { createHmac, timingSafeEqual } from 'node:crypto';
import { visitor, type Actor } from '#platform/actor.ts';
import type { Database } from '#platform/database/database.ts';
import { isId } from '#platform/ids.ts';
import { listGrants } from '#rooms/people/grant.server.ts';
import { digestOf } from '#rooms/people/token.server.ts';
import { listWritten } from './access.ts';
import { listAskedOf, listContactOf } from './asked.server.ts';

export const addressDigest = (email: string): string => digestOf(email.toLowerCase());

type To = { personId: string | null; organisationId: string; email: string };

const seal = (secret: string, surveyId: string, text: string): string =>
	createHmac('sha256', secret).update(`survey ${surveyId} ${text}`).digest('base64url');

/** What a letter carries so that its reader answers without signing in: good for one survey. */
export function answerToken(
	secret: string,
	surveyId: string,
	{ personId, organisationId, email }: To
): string {
	const text = personId
		? `p.${personId}`
		: `c.${organisationId}.${addressDigest(email).slice(0, 32)}`;
	return `${text}.${seal(secret, surveyId, text)}`;
}

/** Who answers, and for which of the organisations that are asked. */
export type Bearer = { actor: Actor; organisationIds: string[] };

type Asking = { id: string; clusterId: string };

/** The one a letter's link was sent to, for those they still write for or are the contact of. */
export async function bearerOf(
	db: Database,
	survey: Asking,
	{ token, secret, now }: { token: string; secret: string; now: Date }
): Promise<Bearer | undefined> {
	const parts = token.split('.');
	const given = parts.pop() ?? '';
	const wanted = seal(secret, survey.id, parts.join('.'));
	const [one, other] = [Buffer.from(wanted), Buffer.from(given)];
	if (one.length !== other.length || !timingSafeEqual(one, other)) return undefined;
	const [kind, id = '', digest = ''] = parts;
	if (!isId(id)) return undefined;
	return kind === 'p'
		? answererOf(
				db,
				survey,
				{ ...visitor, personId: id, grants: await listGrants(db, id, now) },
				now
			)
		: contactOf(db, survey, { near: id, digest, now });
}

/** Somebody who writes for organisations, by their account. */
export async function answererOf(
	db: Database,
	{ clusterId }: Asking,
	actor: Actor,
	now: Date
): Promise<Bearer | undefined> {
	const organisationIds = await listAskedOf(db, clusterId, listWritten(actor), now);
	return organisationIds.length > 0 ? { actor, organisationIds } : undefined;
}

async function contactOf(
	db: Database,
	{ clusterId }: Asking,
	{ near, digest, now }: { near: string; digest: string; now: Date }
): Promise<Bearer | undefined> {
	const isAddress = (email: string) => addressDigest(email).slice(0, 32) === digest;
	const own = await listContactOf(db, isAddress, near);
	const organisationIds = await listAskedOf(db, clusterId, own, now);
	return organisationIds.length > 0 ? { actor: visitor, organisationIds } : undefined;
}
