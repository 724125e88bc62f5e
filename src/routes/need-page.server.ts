import type { RequestEvent } from '@sveltejs/kit';
import type { Actor } from '#platform/actor.ts';
import type { Database } from '#platform/database/database.ts';
import { found, require } from '#platform/guards/guard.server.ts';
import { listDeeds } from '#platform/journal/journal.server.ts';
import type { Locale } from '#platform/locale.ts';
import { mayOrganise } from '#rooms/events/access.ts';
import { listEventNames } from '#rooms/events/event-record.server.ts';
import { maySeeUnpublished, mayWrite } from '#rooms/marketplace/access.ts';
import { findEntry } from '#rooms/marketplace/entry-record.server.ts';
import { mayChange, mayHear, mayReword, maySay } from '#rooms/needs/access.ts';
import { sayNeedDeed } from '#rooms/needs/deed-words.ts';
import { findNeed, type NeedRecord } from '#rooms/needs/need-record.server.ts';
import { sayNeedKind, sayNeedSource } from '#rooms/needs/need-words.ts';
import { sayChainStep } from '#rooms/needs/radar-words.ts';
import { listOwnMemberships } from '#rooms/needs/standing.server.ts';
import { listPersonNames } from '#rooms/people/person-names.server.ts';
import { nameFor } from '#rooms/clusters/reader-texts.ts';
import { labelOf } from '#rooms/organisations/nace.ts';
import { formatDate, formatDateTime } from '#ui/format.ts';
import { findChosen, findChosenCluster } from './chosen.server.ts';
import { onceForThePage } from './once-for-the-page.ts';

type PageEvent = RequestEvent & { params: { id: string } };

export function rightsIn(actor: Actor, need: NeedRecord) {
	const hears = mayHear(actor, need.clusterId);
	return {
		...{ hears, says: maySay(actor, need.organisationId) },
		...{ changes: mayChange(actor, need), rewords: mayReword(actor, need) }
	};
}

/** The need asked for: there for its member, for the team and for the other members of the cluster. */
export async function needOf(event: PageEvent): Promise<NeedRecord> {
	const { actor, db, now } = event.locals;
	const read = () => findNeed(db, event.params.id);
	const need = found(await onceForThePage(event, 'need', read));
	if (rightsIn(actor, need).changes) return need;
	const own = await listOwnMemberships(db, actor, now);
	require(event, own.some(({ clusterId }) => clusterId === need.clusterId));
	return found(need.withdrawnAt ? null : need);
}

/** The need of a page on which whoever said it says it better. */
export async function rewordedNeed(event: PageEvent): Promise<NeedRecord> {
	const need = await needOf(event);
	require(event, mayReword(event.locals.actor, need));
	return need;
}

/** Everything of a need in the reader's words. */
export async function describeNeed({ locals }: PageEvent, need: NeedRecord) {
	const { db, locale, actor } = locals;
	const rights = rightsIn(actor, need);
	const showsName = rights.changes || need.showsName;
	const [cluster, member, answers] = await Promise.all([
		findChosenCluster(db, need.clusterId, locale),
		showsName && need.organisationId ? findChosen(db, need.organisationId, locale) : null,
		describeAnswers(db, actor, { need, locale })
	]);
	return {
		...{ id: need.id, text: need.text, locale: need.locale, edition: need.edition },
		...{ cluster, member, answers, isDemo: need.isDemo, showsName: need.showsName },
		hasMember: need.organisationId !== null,
		isWithdrawn: need.withdrawnAt !== null,
		kind: sayNeedKind(need.kind, locale),
		step: need.chainStep && sayChainStep(need.chainStep, locale),
		activity: need.activity && `${need.activity} ${labelOf(need.activity, locale).text}`,
		source: sayNeedSource(need.sourceKind, locale),
		raisedOn: formatDate(locale, need.raisedAt, 'long')
	};
}

type Asked = { need: NeedRecord; locale: Locale };

const describeAnswers = (db: Database, actor: Actor, { need, locale }: Asked) =>
	Promise.all(
		need.answers.map(async ({ id, kind, subjectId, text, answeredAt }) => ({
			...{ id, kind, text, on: formatDate(locale, answeredAt, 'long') },
			subject: subjectId && (await findSubject(db, actor, { kind, subjectId, locale }))
		}))
	);

type Subject = { kind: string; subjectId: string; locale: Locale };

/** What a need became: its name and address, as far as the reader may open it. */
async function findSubject(db: Database, actor: Actor, { kind, subjectId, locale }: Subject) {
	if (kind === 'event') {
		const event = (await listEventNames(db, [subjectId])).get(subjectId);
		if (!event) return null;
		const announced = await db
			.selectFrom('eventAnnouncement')
			.select('eventId')
			.where('eventId', '=', subjectId)
			.executeTakeFirst();
		if (!announced && !mayOrganise(actor, event)) return null;
		const name = nameFor(event.texts, locale, event.originalLocale);
		return { name, href: `/${locale}/events/${event.slug}` };
	}
	const entry = await findEntry(db, subjectId);
	if (!entry || (entry.state !== 'published' && !maySeeUnpublished(actor, entry))) return null;
	const text = entry.texts[locale] ?? entry.texts[entry.originalLocale];
	return { name: text?.title ?? '', href: `/${locale}/marketplace/${subjectId}` };
}

/** What was done with it, for its member and the team. */
export async function describeHistory(db: Database, needId: string, locale: Locale) {
	const deeds = await listDeeds(db, { kind: 'need', id: needId });
	const people = await listPersonNames(
		db,
		deeds.map(({ actorId }) => actorId)
	);
	return deeds.map((row) => ({
		id: row.id,
		at: formatDateTime(locale, row.at),
		who: row.actorId ? (people.get(row.actorId) ?? '–') : null,
		text: sayNeedDeed(row, locale) ?? row.deed
	}));
}

/** Whether somebody may enter a request for it: in the member's own name or in another's. */
export const mayRequest = (actor: Actor, { organisationId }: NeedRecord): boolean =>
	(organisationId !== null && mayWrite(actor, organisationId)) ||
	actor.grants.some(
		({ scopeKind, scopeId }) =>
			scopeKind === 'organisation' && scopeId !== null && mayWrite(actor, scopeId)
	);
