import { house } from '#platform/actor.ts';
import { dayOf } from '#platform/calendar-day.ts';
import { after, days } from '#platform/clock.ts';
import type { Transaction } from '#platform/database/database.ts';
import { newId } from '#platform/ids.ts';
import { locales, type Locale } from '#platform/locale.ts';
import { unwrap } from '#platform/outcome.ts';
import { getSecret } from '#platform/settings.server.ts';
import { enterRegistrations } from './bulk.server.ts';
import {
	at,
	cast,
	dateIn,
	dayAfter,
	demoEvent,
	firstMonday,
	lodz,
	textsOf,
	warsaw
} from './demo-draft.ts';
import known from './demo/known-events.json' with { type: 'json' };
import { announceEvent, registerEvent } from './event.server.ts';
import type { EventDraft, Owner } from './event.ts';
import { addContact, addOrganiser } from './hosts.server.ts';
import { putSession } from './programme.server.ts';
import type { QuestionKind } from './question.ts';
import { addQuestion } from './questions.server.ts';
import { beginSeries } from './series.server.ts';
import { addType } from './types.server.ts';

type Ids = { clusters: Map<string, string>; organisations: Map<string, string> };
/** The conferences of the Marshal's Office in the coming weeks, and the life of a cluster around them. */
export async function seedEvents(
	tx: Transaction,
	ids: Ids,
	now: Date
): Promise<Map<string, string>> {
	const events = new Map<string, string>();
	const monday = firstMonday(now);
	const seriesId = await seedSeries(tx, ids);
	for (const one of known.conferences)
		events.set(
			one.key,
			await seedConference(tx, { one, day: dayAfter(monday, one.after), ids, seriesId }, now)
		);
	const cluster: Owner = { ownerKind: 'cluster', ownerId: ids.clusters.get('kipim') ?? '' };
	events.set('training', await seedTraining(tx, cluster, monday, now));
	events.set('webinar', await seedWebinar(tx, cluster, monday, now));
	events.set('past', await seedForum(tx, cluster, now));
	return events;
}

async function seedSeries(tx: Transaction, ids: Ids): Promise<string> {
	const owner: Owner = {
		ownerKind: 'organisation',
		ownerId: ids.organisations.get('umwm') ?? ''
	};
	return unwrap(await beginSeries(tx, house, { owner, names: known.series, originalLocale: 'pl' }));
}

type Conference = (typeof known.conferences)[number];

async function seedConference(
	tx: Transaction,
	{ one, day, ids, seriesId }: { one: Conference; day: string; ids: Ids; seriesId: string },
	now: Date
): Promise<string> {
	const client = ids.organisations.get('umwm') ?? '';
	const contractor = ids.organisations.get('f5') ?? '';
	const owner: Owner = { ownerKind: 'organisation', ownerId: client };
	const description = (locale: Locale) =>
		known.description[locale].replace('{date}', dateIn(locale, one.date));
	const draft: EventDraft = {
		...demoEvent(one.slug, day, ['10:00', '15:00']),
		...warsaw,
		placeName: 'Centrum konferencyjne „Osnowa” (demo)',
		seats: 120,
		texts: textsOf(one.name, known.summary, { description, practical: known.practical }),
		funding: {
			projectName: 'Mazowiecka Sieć Ośrodków Doradczo-Informacyjnych w zakresie innowacji (MSODI)',
			programme: 'Program Operacyjny Kapitał Ludzki 2007–2013, Europejski Fundusz Społeczny',
			reference: null,
			grantNumber: null,
			emblem: 'eu',
			statements: known.statement
		}
	};
	const id = await enter(tx, owner, draft, now, seriesId);
	await seedHosts(tx, id, { client, contractor });
	await seedForm(tx, id);
	await seedProgramme(tx, id, day);
	return id;
}

async function seedHosts(
	tx: Transaction,
	eventId: string,
	{ client, contractor }: { client: string; contractor: string }
): Promise<void> {
	const organisers = [
		{ party: { organisationId: client }, role: 'organiser', scopes: known.clientScope },
		{ party: { organisationId: contractor }, role: 'co_organiser', scopes: known.contractorScope }
	] as const;
	for (const draft of organisers) unwrap(await addOrganiser(tx, house, { eventId, draft }));
	const contacts = [
		{ name: 'Alicja Wrzeciono (demo)', side: 'F5 Konsulting', phone: '+48 61 000 00 00' },
		{ name: 'Marek Motowidło (demo)', side: 'Urząd Marszałkowski', phone: null }
	];
	for (const [at, contact] of contacts.entries()) {
		const draft = { ...contact, email: `contact${at + 1}@mazowsze.example` };
		unwrap(await addContact(tx, house, { eventId, draft }));
	}
}

async function seedForm(tx: Transaction, eventId: string): Promise<void> {
	for (const names of known.types)
		unwrap(await addType(tx, house, { eventId, draft: { names, admission: null } }));
	const asked: string[] = [];
	for (const one of known.questions) {
		const options = (one.options ?? []).map((labels, place) => ({ key: `o${place + 1}`, labels }));
		const draft = {
			stage: 'registration' as const,
			kind: one.kind as QuestionKind,
			labels: one.labels,
			hints: one.hints ?? {},
			options,
			isRequired: one.isRequired,
			participantTypeIds: [],
			shownIfQuestionId: one.after === undefined ? null : (asked[one.after] ?? null),
			shownIfValues: one.values ?? [],
			prefill: null
		};
		asked.push(unwrap(await addQuestion(tx, house, { eventId, draft })));
	}
}

async function seedProgramme(tx: Transaction, eventId: string, day: string): Promise<void> {
	for (const { kind, at: times, titles, speakers = [] } of known.sessions) {
		const [from = '', until = ''] = times;
		const draft = {
			kind: kind as 'talk',
			startsAt: at(day, from),
			endsAt: at(day, until),
			room: kind === 'workshop' ? 'B' : 'A',
			seats: null,
			texts: Object.fromEntries(
				locales.map((locale) => [locale, { title: titles[locale], description: '' }])
			),
			speakers: speakers.map(([name = '', role = null, organisationName = null]) => ({
				name,
				function: role,
				organisationName
			}))
		};
		unwrap(await putSession(tx, house, { eventId, id: null, draft }));
	}
}

async function seedTraining(tx: Transaction, owner: Owner, monday: string, now: Date) {
	const draft: EventDraft = {
		...demoEvent(known.training.slug, dayAfter(monday, 9), ['09:00', '16:00']),
		...lodz,
		kind: 'training',
		endsAt: at(dayAfter(monday, 10), '15:00'),
		seats: 12,
		admission: 'approval',
		texts: textsOf(known.training.name, known.training.summary)
	};
	const eventId = await enter(tx, owner, draft, now);
	const people = cast(16).map((person, place) => ({
		...person,
		state: place < 9 ? ('confirmed' as const) : ('applied' as const)
	}));
	await enterRegistrations(tx, { eventId, people, secret: await secretOf(tx) }, now);
	return eventId;
}

async function seedWebinar(tx: Transaction, owner: Owner, monday: string, now: Date) {
	const draft: EventDraft = {
		...demoEvent(known.webinar.slug, dayAfter(monday, 3), ['11:00', '12:30']),
		kind: 'webinar',
		mode: 'online',
		onlineUrl: 'https://meet.example/osnova-webinar',
		texts: textsOf(known.webinar.name, known.webinar.summary)
	};
	return enter(tx, owner, draft, now);
}

/** A conference that is over: four in five came. */
async function seedForum(tx: Transaction, owner: Owner, now: Date): Promise<string> {
	const day = dayOf(after(now, days(-40)));
	const draft: EventDraft = {
		...demoEvent(known.past.slug, day, ['09:30', '16:30']),
		...lodz,
		seats: 60,
		texts: textsOf(known.past.name, known.past.summary)
	};
	const eventId = await enter(tx, owner, draft, after(now, days(-90)));
	const registered = after(now, days(-60));
	const people = cast(60, 'forum').map((person) => ({ ...person, at: registered }));
	const ids = await enterRegistrations(
		tx,
		{ eventId, people, secret: await secretOf(tx) },
		registered
	);
	const came = ids.filter((_, place) => place % 5 !== 4);
	await tx
		.insertInto('checkIn')
		.values(
			came.map((registrationId, place) => {
				const arrived = after(draft.startsAt, (place - 20) * 60_000);
				return {
					id: newId(),
					eventId,
					registrationId,
					sessionId: null,
					at: arrived,
					byId: null,
					device: 'desk 1',
					receivedAt: arrived,
					takenBackAt: null,
					takenBackById: null
				};
			})
		)
		.execute();
	return eventId;
}

const secretOf = (tx: Transaction) => getSecret(tx, 'registrations');

async function enter(
	tx: Transaction,
	owner: Owner,
	draft: EventDraft,
	now: Date,
	seriesId: string | null = null
): Promise<string> {
	const extra = { isDemo: true, seriesId };
	const entered = await registerEvent(tx, house, { owner, draft }, now, extra);
	const id = unwrap(entered);
	unwrap(await announceEvent(tx, house, id, now));
	return id;
}
