import { buffer } from 'node:stream/consumers';
import { house } from '#platform/actor.ts';
import type { Database, Transaction } from '#platform/database/database.ts';
import type { FileStore } from '#platform/files/file-store.ts';
import { findFile, storeFile } from '#platform/files/files.server.ts';
import { newId } from '#platform/ids.ts';
import { record } from '#platform/journal/journal.server.ts';
import type { Locale } from '#platform/locale.ts';
import { renderPdf } from '#platform/pdf/pdf.server.ts';
import { fingerprintOf, getSealingKey } from '#platform/pdf/sealing-key.server.ts';
import { sealPdf } from '#platform/pdf/sealing.server.ts';
import { getAgreement } from '#rooms/agreements/agreement.server.ts';
import { holdAgreement } from '#rooms/agreements/agreement-life.server.ts';
import { addToChain, readChain, sha256 } from '#rooms/agreements/chain.server.ts';
import { getVersionHead, readVersion } from '#rooms/agreements/version.server.ts';
import { untilComplete } from './chain-of-round.ts';
import { documentTold, fileNameOf } from './document.ts';
import { agreementDocument } from './pdf/agreement.ts';
import { findCompletedRound, listSteps, type RoundRow } from './round.server.ts';

type Wish = { agreementId: string; versionId: string; locale: Locale; now: Date };

/** The text as it stands, marked as a draft: to be read before signing. */
export async function renderDraft(db: Database, wish: Wish): Promise<Uint8Array<ArrayBuffer>> {
	return (await renderText(db, wish, null)).pdf;
}

type Signed = { round: RoundRow; fingerprint: string };

async function renderText(
	db: Database,
	{ agreementId, versionId, locale, now }: Wish,
	signed: Signed | null
) {
	const [agreement, version, chain] = await Promise.all([
		getAgreement(db, agreementId),
		readVersion(db, versionId),
		readChain(db, agreementId)
	]);
	if (!version) throw new Error(`no version ${versionId}`);
	const told = documentTold({
		...{ version, locale, reference: agreement.reference, original: agreement.originalLocale },
		signed: signed && {
			steps: await listSteps(db, signed.round.id),
			chain: untilComplete(chain, signed.round.id),
			place: signed.round.place,
			fingerprint: signed.fingerprint
		}
	});
	const pdf = await renderPdf(agreementDocument, told, { locale, title: told.title, now });
	return { pdf, title: told.title, reference: agreement.reference };
}

const findSealed = (db: Database, roundId: string, locale: Locale) =>
	db
		.selectFrom('sealedDocument')
		.selectAll()
		.where('roundId', '=', roundId)
		.where('locale', '=', locale)
		.where('kind', '=', 'document')
		.executeTakeFirst();

/** One language typeset and sealed; done once, whoever else is at it at the same time. */
export async function sealDocument(
	db: Database,
	files: FileStore,
	{ round, locale, now }: { round: RoundRow; locale: Locale; now: Date }
): Promise<string> {
	const known = await findSealed(db, round.id, locale);
	if (known) return known.fileId;
	const key = await getSealingKey(db);
	const fingerprint = fingerprintOf(key);
	const at = round.endedAt ?? round.plannedAt;
	const wish = { agreementId: round.agreementId, versionId: round.versionId, locale, now: at };
	const { pdf, title, reference } = await renderText(db, wish, { round, fingerprint });
	const words = { name: 'Osnova', reason: `${title} (${reference})`, place: round.place, at };
	const content = sealPdf(pdf, key, words);
	return db.transaction().execute(async (tx) => {
		const { agreementId } = round;
		await holdAgreement(tx, agreementId);
		const meanwhile = await findSealed(tx, round.id, locale);
		if (meanwhile) return meanwhile.fileId;
		const name = `${fileNameOf(reference)}-${locale}.pdf`;
		const file = { name, mediaType: 'application/pdf', content };
		const fileId = await storeFile(tx, files, house, file);
		await writeSealed(tx, { round, locale, fileId, fingerprint, digest: sha256(content), now });
		return fileId;
	});
}

type Sealed = {
	round: RoundRow;
	locale: Locale;
	fileId: string;
	fingerprint: string;
	digest: string;
	now: Date;
};

async function writeSealed(tx: Transaction, sealed: Sealed): Promise<void> {
	const { round, locale, fileId, fingerprint, digest, now: sealedAt } = sealed;
	const { agreementId } = round;
	await tx
		.insertInto('sealedDocument')
		.values({
			...{ id: newId(), agreementId, roundId: round.id, locale, kind: 'document' },
			...{ fileId, digest, keyFingerprint: fingerprint, sealedAt }
		})
		.execute();
	await addToChain(tx, agreementId, {
		kind: 'seal',
		at: sealedAt,
		content: { roundId: round.id, locale, digest, keyFingerprint: fingerprint }
	});
	await record(tx, house, {
		deed: 'signing.sealed',
		subject: { kind: 'agreement', id: agreementId },
		details: { roundId: round.id, locale, digest }
	});
}

/** Seals what was signed by all and is not sealed in each of its languages; interrupted, it goes on. */
export async function sealWaiting(db: Database, files: FileStore, now: Date): Promise<number> {
	const waiting = await db
		.selectFrom('signingRound')
		.selectAll()
		.where('outcome', '=', 'completed')
		.where('sealedAt', 'is', null)
		.orderBy('endedAt')
		.orderBy('id')
		.limit(50)
		.execute();
	// One that cannot be sealed keeps nobody else's from being so.
	const failures: unknown[] = [];
	let count = 0;
	for (const round of waiting)
		await sealRound(db, files, { round, now }).then(
			(sealed) => (count += sealed),
			(failure: unknown) => failures.push(failure)
		);
	if (failures.length > 0) throw failures[0];
	return count;
}

async function sealRound(
	db: Database,
	files: FileStore,
	{ round, now }: { round: RoundRow; now: Date }
): Promise<number> {
	const { locales } = await getVersionHead(db, round.versionId);
	let count = 0;
	for (const locale of locales) {
		if (await findSealed(db, round.id, locale)) continue;
		await sealDocument(db, files, { round, locale, now });
		count += 1;
	}
	await db
		.updateTable('signingRound')
		.set({ sealedAt: now })
		.where('id', '=', round.id)
		.where('sealedAt', 'is', null)
		.execute();
	return count;
}

/** The document as it may be shown: sealed where all have signed, else the text that is out or written. */
export async function readDocument(
	db: Database,
	files: FileStore,
	wish: Wish
): Promise<{ pdf: Uint8Array<ArrayBuffer>; isSealed: boolean }> {
	const round = await findCompletedRound(db, wish.agreementId);
	if (!round || round.versionId !== wish.versionId)
		return { pdf: await renderDraft(db, wish), isSealed: false };
	const { locale, now } = wish;
	return { pdf: await readSealed(db, files, { round, locale, now }), isSealed: true };
}

/** One language of what a round has signed. */
export async function readSealed(
	db: Database,
	files: FileStore,
	wish: { round: RoundRow; locale: Locale; now: Date }
): Promise<Uint8Array<ArrayBuffer>> {
	const fileId = await sealDocument(db, files, wish);
	const file = await findFile(db, fileId);
	if (!file) throw new Error(`no file ${fileId}`);
	return new Uint8Array(await buffer(await files.open(file.digest)));
}
