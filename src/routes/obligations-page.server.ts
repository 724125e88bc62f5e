import { error } from '@sveltejs/kit';
import { isId, newId } from '#platform/ids.ts';
import { locales, type Locale } from '#platform/locale.ts';
import { isBinding } from '#rooms/agreements/agreement-life.ts';
import { areaName } from '#rooms/agreements/agreement-words.ts';
import { listAgreements } from '#rooms/agreements/register.server.ts';
import { dayOf } from '#platform/calendar-day.ts';
import { mayFulfil, mayRelease, mayUndertake } from '#rooms/obligations/access.ts';
import { coverageOf } from '#rooms/obligations/coverage.ts';
import { eventAddresses } from '#rooms/obligations/evidence.server.ts';
import { isOpen } from '#rooms/obligations/obligation-life.ts';
import {
	listObligations,
	type LivedObligation
} from '#rooms/obligations/obligation-record.server.ts';
import { evidenceName, recurrenceName, standingName } from '#rooms/obligations/obligation-words.ts';
import { recurrences } from '#rooms/obligations/obligation.ts';
import { listCandidates } from '#rooms/obligations/owners.server.ts';
import { workedAgreement, type AgreementEvent } from './agreement-page.server.ts';
import { listHappened } from './obligation-happened.server.ts';
import { findByName } from './find-by-name.server.ts';

type Read = Awaited<ReturnType<typeof workedAgreement>>;

/** The promises of an agreement, what is covered, and the form that was asked for. */
export async function loadObligations(event: AgreementEvent) {
	const read = await workedAgreement(event);
	const { db, locale, now } = event.locals;
	const { agreement, parties } = read;
	const today = dayOf(now);
	const rows = await listObligations(db, agreement, today);
	const events = await eventAddresses(
		db,
		rows.flatMap(({ fulfilments }) =>
			fulfilments.flatMap(({ evidence }) =>
				evidence.flatMap(({ kind, subjectId }) => (kind === 'event' && subjectId ? subjectId : []))
			)
		)
	);
	const kept = rows.map(({ area, partyId, standing, times }) => ({
		area,
		partyId,
		standing,
		times
	}));
	const ids = parties.map(({ id }) => id);
	const mine = rows.map((row) => describe(event, read, row, events));
	return {
		today,
		areas: agreement.areas.map((value) => ({ value, label: areaName(value, locale) })),
		groups: agreement.areas.map((area) => ({
			...{ area, label: areaName(area, locale) },
			obligations: mine.filter((one) => one.area === area)
		})),
		coverage: coverageOf(agreement.areas, ids, kept).map((row) => ({
			...row,
			label: areaName(row.area, locale)
		})),
		...(await loadForm(event, read, mine))
	};
}

function describe(
	{ locals }: AgreementEvent,
	{ agreement, parties, standing }: Read,
	row: LivedObligation,
	events: ReadonlyMap<string, string>
) {
	const { locale, actor } = locals;
	const isLive = isBinding(agreement.state) && !row.releasedAt;
	const may = mayFulfil(actor, agreement, row, parties);
	const isOwn = row.partyId
		? standing.negotiates.includes(row.partyId)
		: standing.negotiates.length > 0;
	return {
		id: row.id,
		edition: row.edition,
		area: row.area,
		partyId: row.partyId,
		ownerId: row.ownerId,
		ownerName: row.ownerName,
		original: row.originalLocale,
		texts: row.texts,
		dueOn: row.dueOn,
		until: row.until,
		nextDueOn: row.nextDueOn,
		recurrence: row.recurrence,
		recurrenceName: recurrenceName(row.recurrence, locale),
		standing: row.standing,
		standingName: standingName(row.standing, locale),
		times: row.times,
		releaseReason: row.releaseReason,
		isForAnother: may && !isOwn,
		mayFulfil: may && isLive && isOpen(row.standing),
		mayTakeBack: may,
		mayChange: isLive && mayUndertake(actor, agreement, row, parties),
		mayRelease: isLive && mayRelease(actor, agreement),
		mayResume: row.releasedAt !== null && mayRelease(actor, agreement),
		fulfilments: row.fulfilments.map((one) => ({
			...{ id: one.id, dueOn: one.dueOn, doneOn: one.doneOn, note: one.note, by: one.by },
			isTakenBack: one.takenBackAt !== null,
			evidence: one.evidence.map((piece) => ({
				...{ id: piece.id, label: piece.label, kind: evidenceName(piece.kind, locale) },
				href: hrefOf(piece, { locale, agreementId: agreement.id, events })
			}))
		}))
	};
}

export type ShownObligation = ReturnType<typeof describe>;

type Piece = LivedObligation['fulfilments'][number]['evidence'][number];

function hrefOf(
	{ id, kind, subjectId, url }: Piece,
	where: { locale: Locale; agreementId: string; events: ReadonlyMap<string, string> }
): string | null {
	const { locale, agreementId, events } = where;
	if (kind === 'link') return url;
	if (kind === 'file') return `/${locale}/agreements/${agreementId}/obligations/evidence/${id}`;
	if (kind === 'agreement') return `/${locale}/agreements/${subjectId ?? ''}`;
	const path = kind === 'event' && events.get(subjectId ?? '');
	return path ? `/${locale}${path}` : null;
}

/** Which form the address asks for, with what it needs; only what the reader may do. */
async function loadForm(event: AgreementEvent, read: Read, shown: readonly ShownObligation[]) {
	const { db, locale, now, actor } = event.locals;
	const { agreement, parties, standing } = read;
	const { searchParams } = event.url;
	const asked = searchParams.get('do');
	const chosen = shown.find(({ id }) => id === searchParams.get('id')) ?? null;
	const isBound = isBinding(agreement.state);
	const undertakers = parties.filter(({ id: partyId }) =>
		mayUndertake(actor, agreement, { partyId }, parties)
	);
	const mayBegin = isBound && undertakers.length > 0;
	const isForm = (asked === 'undertake' && mayBegin) || (asked === 'change' && chosen?.mayChange);
	const text = searchParams.get('q') ?? '';
	return {
		...{ asked, chosen, mayBegin, text },
		mayForAll: standing.mayDispatch,
		undertakers: undertakers.map(({ id }) => id),
		newId: newId(),
		owners: isForm
			? (await listCandidates(db, agreement.id, now)).map(({ id, name }) => ({
					value: id,
					label: name
				}))
			: [],
		recurrences: recurrences.map((value) => ({ value, label: recurrenceName(value, locale) })),
		languages: languagesOf(agreement.originalLocale),
		...(asked === 'fulfil' && chosen?.mayFulfil
			? {
					found: await findEvidence(event, text),
					happened: await listHappened(db, {
						...{ agreementId: agreement.id, parties, actor, now, locale }
					})
				}
			: { found: [], happened: [] })
	};
}

const languagesOf = (original: Locale): Locale[] => [
	original,
	...locales.filter((one) => one !== original)
];

async function findEvidence({ locals }: AgreementEvent, text: string) {
	if (text.trim().length < 2) return [];
	const { db, actor, locale, now } = locals;
	const [events, { agreements }] = await Promise.all([
		findByName(db, { text, kinds: ['event'], locale }),
		listAgreements(db, actor, { text: text.slice(0, 100) }, { now, limit: 6, offset: 0 })
	]);
	return [
		...events.map(({ id, name, detail }) => ({
			...{ value: `event:${id}`, label: name },
			hint: [evidenceName('event', locale), detail].filter(Boolean).join(' · ')
		})),
		...agreements.map(({ id, titles, originalLocale, reference }) => ({
			value: `agreement:${id}`,
			label: titles[locale] ?? titles[originalLocale] ?? reference,
			hint: `${evidenceName('agreement', locale)} · ${reference}`
		}))
	];
}

/** Ends the request of somebody the page would not have offered this to. */
export function insist(isAllowed: boolean): void {
	if (!isAllowed) error(403, { message: 'not allowed', reason: 'not_allowed' });
}

export const idOrNull = (text: string): string | null => (isId(text) ? text : null);
