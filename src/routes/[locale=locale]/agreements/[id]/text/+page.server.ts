import type { Transaction } from '#platform/database/database.ts';
import { isId } from '#platform/ids.ts';
import { locales } from '#platform/locale.ts';
import { refuse } from '#platform/outcome.ts';
import type { ClauseTexts } from '#rooms/agreements/agreement.ts';
import {
	addClause,
	moveClause,
	removeClause,
	saveClause,
	type AddedClause
} from '#rooms/agreements/clause-edit.server.ts';
import { findOwnTemplate, keepClause } from '#rooms/agreements/own-template.server.ts';
import { filled } from '#rooms/agreements/placeholders.ts';
import { nameParties } from '#rooms/agreements/parties.server.ts';
import { templates } from '#rooms/agreements/shelf.ts';
import { dayOf } from '#platform/calendar-day.ts';
import { listSpeakers } from '#rooms/signing/speaking.server.ts';
import { currentVersion } from '#rooms/agreements/version.server.ts';
import {
	actingOnAgreement,
	type AgreementAct,
	type Standing
} from '../../../../agreement-page.server.ts';
import { loadText } from '../../../../agreement-text.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => loadText(event);

const editing = { may: ({ mayDraft }: Standing) => mayDraft, page: 'text' };

const textsIn = (text: (name: string) => string): ClauseTexts =>
	Object.fromEntries(
		locales.flatMap((locale) => {
			const [heading, body] = [text(`heading.${locale}`), text(`body.${locale}`)];
			const clean = body.replace(/\r\n/g, '\n').slice(0, 50_000);
			return text(`has.${locale}`)
				? [[locale, { heading: heading.slice(0, 300), body: clean }]]
				: [];
		})
	);

/** A clause of the library or of one's own, its gaps filled for this agreement. */
async function offered(
	tx: Transaction,
	{ agreement, parties, now }: AgreementAct,
	value: string
): Promise<AddedClause | undefined> {
	const [from, key = ''] = value.split('/');
	const own = from === 'own' && isId(key) ? await findOwnTemplate(tx, agreement, key) : undefined;
	const known = templates
		.find(({ kind }) => kind === from)
		?.clauses.find((clause) => clause.key === key);
	const version = await currentVersion(tx, agreement.id);
	const source = own ?? known;
	if (!source || !version) return undefined;
	const speakers = await listSpeakers(tx, parties, dayOf(now));
	const named = await nameParties(tx, parties, speakers);
	const filling = { facts: agreement, parties: named, ownerNames: {}, name: '', place: '' };
	const texts = version.locales.map((locale) => {
		const { heading = '', body = '' } = source.texts[locale] ?? {};
		return [locale, { heading, body: filled(body, filling, locale) }];
	});
	const isWhole = version.locales.every((locale) => source.texts[locale]?.body);
	return {
		...{ template: known ? key : null, area: source.area, isCompared: isWhole },
		texts: Object.fromEntries(texts)
	};
}

export const actions: Actions = {
	save: actingOnAgreement(
		(tx, actor, { agreementId, now, id, text }) =>
			saveClause(tx, actor, {
				...{ agreementId, now, key: id('key'), base: text('base') },
				...{ texts: textsIn(text), areCompared: text('compared') !== '' }
			}),
		editing
	),
	add: actingOnAgreement(async (tx, actor, act) => {
		const { agreementId, now, id, text } = act;
		const clause = await offered(tx, act, text('clause'));
		const version = await currentVersion(tx, agreementId);
		const heading = text('heading').slice(0, 300);
		const bare = { heading: heading || '…', body: '…' };
		const texts = Object.fromEntries((version?.locales ?? []).map((locale) => [locale, bare]));
		if (!clause && !heading) return refuse('clause_missing');
		const afterKey = isId(text('after')) ? id('after') : null;
		return addClause(tx, actor, { agreementId, now, clause: clause ?? { texts }, afterKey });
	}, editing),
	move: actingOnAgreement(
		(tx, actor, { agreementId, now, id, text }) =>
			moveClause(tx, actor, {
				...{ agreementId, now, key: id('key'), by: text('by') === 'up' ? -1 : 1 }
			}),
		editing
	),
	remove: actingOnAgreement(
		(tx, actor, { agreementId, now, id }) =>
			removeClause(tx, actor, { agreementId, now, key: id('key') }),
		editing
	),
	keep: actingOnAgreement(
		(tx, actor, { agreementId, agreement, now, id }) => {
			const { ownerKind, ownerId } = agreement;
			const owner = { ownerKind, ownerId };
			return keepClause(tx, actor, { agreementId, key: id('key'), name: '', owner, now });
		},
		{ ...editing, notice: 'agreements_kept_notice' }
	)
};
