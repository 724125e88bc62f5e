import { effectivePersonId, type Actor } from '#platform/actor.ts';
import type { Database, Transaction } from '#platform/database/database.ts';
import { newId } from '#platform/ids.ts';
import { record } from '#platform/journal/journal.server.ts';
import type { Locale } from '#platform/locale.ts';
import { accept, refuse, type Outcome } from '#platform/outcome.ts';
import { holdAgreement } from './agreement-life.server.ts';
import { isOpenToChange } from './agreement-life.ts';
import { currentVersion } from './version.server.ts';

export type Remark = {
	agreementId: string;
	clauseKey: string | null;
	answersId: string | null;
	/** The party the writer speaks for; none for the one who drew up the text. */
	partyId: string | null;
	locale: Locale;
	text: string;
};

export async function remark(
	tx: Transaction,
	actor: Actor,
	{ agreementId, answersId, text, ...said }: Remark,
	now: Date
): Promise<Outcome<string>> {
	if (!text.trim()) return refuse('remark_empty');
	const version = await currentVersion(tx, agreementId);
	if (!version) return refuse('version_unknown');
	const thread = answersId ? await findRemark(tx, agreementId, answersId) : undefined;
	if (answersId && !thread) return refuse('remark_unknown');
	const id = newId();
	await tx
		.insertInto('clauseComment')
		.values({
			...{ id, agreementId, versionId: version.id, text: text.trim().slice(0, 10_000) },
			...said,
			...(thread && { clauseKey: thread.clauseKey }),
			...{ answersId: thread ? (thread.answersId ?? thread.id) : null },
			...{ personId: effectivePersonId(actor), writtenAt: now, settledAt: null, settledById: null }
		})
		.execute();
	await record(tx, actor, {
		deed: 'agreement.remarked',
		subject: { kind: 'agreement', id: agreementId },
		details: { remarkId: id, clauseKey: said.clauseKey, partyId: said.partyId }
	});
	return accept(id);
}

const findRemark = (db: Database, agreementId: string, id: string) =>
	db
		.selectFrom('clauseComment')
		.select(['id', 'clauseKey', 'answersId', 'settledAt'])
		.where('agreementId', '=', agreementId)
		.where('id', '=', id)
		.executeTakeFirst();

/** A thread that is settled stays to be read; settling twice changes nothing. */
export async function settleRemark(
	tx: Transaction,
	actor: Actor,
	{ agreementId, id, now }: { agreementId: string; id: string; now: Date }
): Promise<Outcome> {
	const thread = await findRemark(tx, agreementId, id);
	if (!thread) return refuse('remark_unknown');
	if (thread.settledAt) return accept();
	await tx
		.updateTable('clauseComment')
		.set({ settledAt: now, settledById: effectivePersonId(actor) })
		.where('id', '=', id)
		.execute();
	await record(tx, actor, {
		deed: 'agreement.remark_settled',
		subject: { kind: 'agreement', id: agreementId },
		details: { remarkId: id }
	});
	return accept();
}

export async function listRemarks(db: Database, agreementId: string) {
	return db
		.selectFrom('clauseComment')
		.leftJoin('person', 'person.id', 'clauseComment.personId')
		.leftJoin('agreementVersion', 'agreementVersion.id', 'clauseComment.versionId')
		.select(['clauseComment.id', 'clauseKey', 'answersId', 'partyId', 'clauseComment.locale'])
		.select(['text', 'writtenAt', 'settledAt', 'person.name as by', 'agreementVersion.number'])
		.where('clauseComment.agreementId', '=', agreementId)
		.orderBy('writtenAt')
		.orderBy('clauseComment.id')
		.limit(2000)
		.execute();
}

/** Whoever remarks or proposes does so while the text is open. */
export async function holdOpen(tx: Transaction, agreementId: string): Promise<Outcome> {
	const agreement = await holdAgreement(tx, agreementId);
	if (!agreement) return refuse('agreement_unknown');
	return isOpenToChange(agreement.state) ? accept() : refuse('agreement_closed_to_change');
}
