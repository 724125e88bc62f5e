import { createHash } from 'node:crypto';
import type { Actor } from '#platform/actor.ts';
import type { Database, Transaction } from '#platform/database/database.ts';
import type { FileStore } from '#platform/files/file-store.ts';
import { storeFile } from '#platform/files/files.server.ts';
import { record } from '#platform/journal/journal.server.ts';
import { locales, type Locale } from '#platform/locale.ts';
import { accept, refuse, type Outcome } from '#platform/outcome.ts';
import { listAgenda } from './agenda.server.ts';
import { draftMinutes, type MinutesGround } from './minutes-draft.ts';
import { getOwner, ownerName } from './owner.server.ts';
import { listResolutionsOfSitting } from './resolution.server.ts';
import { getSitting, listVoters } from './sitting-record.server.ts';
import { loadLife, lockSitting } from './sitting-state.server.ts';
import { presenceIn } from './voting-life.ts';

export const findMinutes = (db: Database, sittingId: string) =>
	db
		.selectFrom('minutes')
		.leftJoin('minutesApproval', 'minutesApproval.sittingId', 'minutes.sittingId')
		.selectAll('minutes')
		.select(['approvedAt', 'approvedById', 'resolutionId', 'fileId', 'digest'])
		.where('minutes.sittingId', '=', sittingId)
		.executeTakeFirst();

export type MinutesRecord = NonNullable<Awaited<ReturnType<typeof findMinutes>>>;

/** All that minutes tell, from the records. */
export async function minutesGround(db: Database, sittingId: string): Promise<MinutesGround> {
	const [sitting, voters, agenda, resolutions, life] = await Promise.all([
		getSitting(db, sittingId),
		listVoters(db, sittingId),
		listAgenda(db, sittingId),
		listResolutionsOfSitting(db, sittingId),
		loadLife(db, sittingId)
	]);
	const owner = await getOwner(db, sitting);
	const names = new Map(voters.map(({ id, name }) => [id, name]));
	const votes = new Map(resolutions.map((one) => [one.agendaItemId, one]));
	const counts = Object.values(life.polls).flatMap(({ count }) => count ?? []);
	return {
		...sitting,
		owner: Object.fromEntries(locales.map((locale) => [locale, ownerName(owner, locale)])),
		original: owner.originalLocale,
		quorum: counts[0] ?? presenceIn(life),
		voters: voters.map((voter) => ({
			...voter,
			holder: names.get(voter.proxyHolderId ?? '') ?? null
		})),
		items: agenda.map(({ id, texts, presenter }) => ({
			texts,
			presenter,
			vote: votes.get(id) ?? null
		}))
	};
}

/** Written anew from the records as long as they are not approved; what was edited is lost. */
export async function draftMinutesOf(
	tx: Transaction,
	actor: Actor,
	{ sittingId, now }: { sittingId: string; now: Date }
): Promise<Outcome> {
	await lockSitting(tx, sittingId);
	const known = await findMinutes(tx, sittingId);
	if (known?.approvedAt) return refuse('minutes_approved');
	const { closedAt } = await getSitting(tx, sittingId);
	if (!closedAt) return refuse('sitting_not_closed');
	const ground = await minutesGround(tx, sittingId);
	const locale = ground.original;
	const text = draftMinutes(ground, locale);
	const changed = { text, locale, changedAt: now, changedById: actor.personId };
	await tx
		.insertInto('minutes')
		.values({ sittingId, ...changed })
		.onConflict((oc) =>
			oc
				.column('sittingId')
				.doUpdateSet((eb) => ({ ...changed, edition: eb('minutes.edition', '+', 1) }))
		)
		.execute();
	await record(tx, actor, {
		deed: 'minutes.drafted',
		subject: { kind: 'sitting', id: sittingId },
		details: { before: known?.text ?? null }
	});
	return accept();
}

export async function changeMinutes(
	tx: Transaction,
	actor: Actor,
	{ sittingId, text, edition, now }: { sittingId: string; text: string; edition: number; now: Date }
): Promise<Outcome> {
	await lockSitting(tx, sittingId);
	const known = await findMinutes(tx, sittingId);
	if (!known) return refuse('minutes_missing');
	if (known.approvedAt) return refuse('minutes_approved');
	if (known.edition !== edition) return refuse('changed_meanwhile');
	if (!text.trim()) return refuse('minutes_empty');
	await tx
		.updateTable('minutes')
		.set({ text, edition: edition + 1, changedAt: now, changedById: actor.personId })
		.where('sittingId', '=', sittingId)
		.execute();
	await record(tx, actor, {
		deed: 'minutes.changed',
		subject: { kind: 'sitting', id: sittingId },
		details: { before: known.text }
	});
	return accept();
}

type Approving = {
	sittingId: string;
	/** The resolution by which the organ approved them; without one the chair did. */
	resolutionId: string | null;
	edition: number;
	now: Date;
	/** The document as it is to be kept. */
	paper?: { files: FileStore; pdf: Uint8Array };
};

/** From now on the text stands: its digest is kept, and nothing changes it. */
export async function approveMinutes(
	tx: Transaction,
	actor: Actor,
	{ sittingId, resolutionId, edition, now, paper }: Approving
): Promise<Outcome> {
	const sitting = await lockSitting(tx, sittingId);
	const known = await findMinutes(tx, sittingId);
	if (!sitting || !known) return refuse('minutes_missing');
	if (known.approvedAt) return refuse('minutes_approved');
	if (known.edition !== edition) return refuse('changed_meanwhile');
	if (resolutionId && !(await isAdoptedBy(tx, sitting.organId, resolutionId)))
		return refuse('resolution_not_adopted');
	const digest = digestOf(known);
	const fileId = paper
		? await storeFile(tx, paper.files, actor, {
				name: `minutes-${sitting.number}.pdf`,
				mediaType: 'application/pdf',
				content: paper.pdf
			})
		: null;
	await tx
		.insertInto('minutesApproval')
		.values({
			...{ sittingId, resolutionId, fileId, digest },
			...{ approvedAt: now, approvedById: actor.personId }
		})
		.execute();
	await record(tx, actor, {
		deed: 'minutes.approved',
		subject: { kind: 'sitting', id: sittingId },
		details: { digest, resolutionId }
	});
	return accept();
}

export const digestOf = ({
	sittingId,
	locale,
	text
}: {
	sittingId: string;
	locale: Locale;
	text: string;
}): string => createHash('sha256').update(`${sittingId}\n${locale}\n${text}`).digest('hex');

async function isAdoptedBy(tx: Transaction, organId: string, id: string): Promise<boolean> {
	const adopted = await tx
		.selectFrom('resolution')
		.innerJoin('voteClosing', 'voteClosing.resolutionId', 'resolution.id')
		.select('resolution.id')
		.where('resolution.id', '=', id)
		.where('organId', '=', organId)
		.where('outcome', '=', 'adopted')
		.executeTakeFirst();
	return adopted !== undefined;
}
