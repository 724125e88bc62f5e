import type { Database, Transaction } from '#platform/database/database.ts';
import { newId } from '#platform/ids.ts';
import { after, hours, minutes } from '#platform/clock.ts';
import { accept, refuse, type Outcome } from '#platform/outcome.ts';
import { digestOf, newToken } from '#rooms/people/token.server.ts';

const linkHours = 72;
const sessionHours = 2;
const pauseMinutes = 2;
const linksADay = 10;

/** A link for one step, good once and for three days; the database keeps only its digest. */
export async function makeLink(
	tx: Transaction,
	{ stepId, email, now }: { stepId: string; email: string; now: Date }
): Promise<string> {
	const { token, digest } = newToken();
	await tx
		.updateTable('signingLink')
		.set({ withdrawnAt: now })
		.where('stepId', '=', stepId)
		.where('usedAt', 'is', null)
		.where('withdrawnAt', 'is', null)
		.execute();
	await tx
		.insertInto('signingLink')
		.values({
			...{ id: newId(), stepId, tokenDigest: digest, email },
			...{ sentAt: now, expiresAt: after(now, hours(linkHours)) }
		})
		.execute();
	return token;
}

export const findLink = (db: Database, token: string) =>
	db
		.selectFrom('signingLink')
		.selectAll()
		.where('tokenDigest', '=', digestOf(token))
		.executeTakeFirst();

type LinkRow = NonNullable<Awaited<ReturnType<typeof findLink>>>;

/** Why a link opens nothing; nothing where it does. */
export function linkProblem(link: LinkRow | undefined, now: Date): string | undefined {
	if (!link) return 'link_unknown';
	if (link.usedAt) return 'link_used';
	if (link.withdrawnAt) return 'link_withdrawn';
	return link.expiresAt <= now ? 'signing_link_expired' : undefined;
}

/** Uses a link up; of two who press at once, one gets in. */
export async function openLink(
	tx: Transaction,
	{ token, now }: { token: string; now: Date }
): Promise<Outcome<{ session: string; stepId: string }>> {
	const link = await findLink(tx, token);
	const problem = linkProblem(link, now);
	if (problem || !link) return refuse(problem ?? 'link_unknown');
	const session = newToken();
	const { numUpdatedRows } = await tx
		.updateTable('signingLink')
		.set({
			usedAt: now,
			sessionDigest: session.digest,
			sessionExpiresAt: after(now, hours(sessionHours))
		})
		.where('id', '=', link.id)
		.where('usedAt', 'is', null)
		.where('withdrawnAt', 'is', null)
		.executeTakeFirst();
	if (numUpdatedRows === 0n) return refuse('link_used');
	return accept({ session: session.token, stepId: link.stepId });
}

/** The step that a session opened by a link may sign, for as long as it lasts. */
export async function stepOfSession(
	db: Database,
	session: string | undefined,
	now: Date
): Promise<string | undefined> {
	if (!session) return undefined;
	const link = await db
		.selectFrom('signingLink')
		.select('stepId')
		.where('sessionDigest', '=', digestOf(session))
		.where('sessionExpiresAt', '>', now)
		.where('withdrawnAt', 'is', null)
		.executeTakeFirst();
	return link?.stepId;
}

/** The step of a link, for the browser that a link to it has opened. */
export async function openedStep(
	db: Database,
	{ token, session, now }: { token: string; session: string | undefined; now: Date }
): Promise<string | undefined> {
	const stepId = await stepOfSession(db, session, now);
	const link = stepId && (await findLink(db, token));
	return link && link.stepId === stepId ? stepId : undefined;
}

/** Whether another link may be sent yet: not by the minute, and not without end. */
export async function mayAskAgain(db: Database, stepId: string, now: Date): Promise<boolean> {
	const sent = await db
		.selectFrom('signingLink')
		.select('sentAt')
		.where('stepId', '=', stepId)
		.where('sentAt', '>', after(now, -hours(24)))
		.execute();
	const last = Math.max(0, ...sent.map(({ sentAt }) => sentAt.getTime()));
	return sent.length < linksADay && now.getTime() - last >= minutes(pauseMinutes);
}

/** Nothing of a round that ended can be opened any more. */
export async function withdrawLinks(tx: Transaction, roundId: string, now: Date): Promise<void> {
	await tx
		.updateTable('signingLink')
		.set({ withdrawnAt: now })
		.where('withdrawnAt', 'is', null)
		.where('stepId', 'in', (eb) =>
			eb.selectFrom('signingStep').select('signingStep.id').where('roundId', '=', roundId)
		)
		.execute();
}
