import type { Actor } from '#platform/actor.ts';
import { dayOf, isDay } from '#platform/calendar-day.ts';
import type { Database } from '#platform/database/database.ts';
import { textIn } from '#platform/guards/form.server.ts';
import type { Locale } from '#platform/locale.ts';
import { listClusterNames, listMembers } from '#rooms/clusters/cluster-record.server.ts';
import { nameFor } from '#rooms/clusters/reader-texts.ts';
import { listOrganisationNames } from '#rooms/organisations/organisation-record.server.ts';
import { sayNeedKind, sayNeedSource } from '#rooms/needs/need-words.ts';
import type { NeedRecord } from '#rooms/needs/need-record.server.ts';
import { needKinds, requestOfKind } from '#rooms/needs/need.ts';
import { listOwnMemberships } from '#rooms/needs/standing.server.ts';
import { compareText } from '#ui/format.ts';
import { entryChoices } from './entry-form.server.ts';

export const needChoices = (locale: Locale) => ({
	kinds: needKinds.map((value) => ({ value, label: sayNeedKind(value, locale) })),
	steps: entryChoices(locale).steps
});

/** In whose name and in which cluster somebody speaks, as `<organisation> <cluster>`. */
export async function listSpeaking(
	db: Database,
	actor: Actor,
	{ locale, now }: { locale: Locale; now: Date }
) {
	const own = await listOwnMemberships(db, actor, now);
	const [organisations, clusters] = await Promise.all([
		listOrganisationNames(
			db,
			own.map(({ organisationId }) => organisationId)
		),
		listClusterNames(
			db,
			own.map(({ clusterId }) => clusterId)
		)
	]);
	const nameOf = (named: ReturnType<typeof organisations.get>) =>
		named ? nameFor(named.texts, locale, named.originalLocale) : '';
	return own
		.map(({ organisationId, clusterId }) => {
			const cluster = clusters.get(clusterId);
			const into = cluster ? nameFor(cluster.texts, locale, cluster.originalLocale) : '';
			const label = `${nameOf(organisations.get(organisationId))} · ${into}`;
			return { value: `${organisationId} ${clusterId}`, label, organisationId, clusterId };
		})
		.sort((one, other) => compareText(locale, one.label, other.label));
}

/** The members a team may have heard it from. */
export async function listHeard(
	db: Database,
	clusterId: string,
	{ locale, now }: { locale: Locale; now: Date }
) {
	const members = await listMembers(db, { id: clusterId, foundedOn: null }, dayOf(now));
	return {
		sources: (['meeting', 'team'] as const).map((value) => ({
			value,
			label: sayNeedSource(value, locale)
		})),
		members: members
			.map(({ organisation }) => ({
				value: organisation.id,
				label: nameFor(organisation.texts, locale, organisation.originalLocale)
			}))
			.sort((one, other) => compareText(locale, one.label, other.label))
	};
}

/** When the team heard it: the very moment today, else noon of the day. */
export function heardAt(form: FormData, now: Date): Date | null {
	const day = textIn(form, 'heard_on') || dayOf(now);
	if (!isDay(day) || day > dayOf(now)) return null;
	return day === dayOf(now) ? now : new Date(`${day}T12:00:00Z`);
}

type Choice = { value: string };

/** A request of the marketplace as far as the need tells it. */
export function requestFor(need: NeedRecord, owners: readonly Choice[]): Record<string, string> {
	const { text, locale, kind, chainStep, activity, clusterId, organisationId } = need;
	const owner = owners.find(({ value }) => value === organisationId);
	return {
		...{ direction: 'request', kind: requestOfKind[kind], original_locale: locale },
		...{ [`title.${locale}`]: text.slice(0, 200), [`summary.${locale}`]: text },
		...{ chain_steps: chainStep ?? '', activities: activity ?? '', cluster: clusterId },
		...(owner && { owner: owner.value })
	};
}

/** An event that answers the need, in the name of its cluster where one may. */
export function eventFor(need: NeedRecord, owners: readonly Choice[]): Record<string, string> {
	const { text, locale, clusterId } = need;
	const owner = owners.find(({ value }) => value === `cluster:${clusterId}`);
	return {
		...{ original_locale: locale, [`description.${locale}`]: text },
		...(owner && { owner: owner.value })
	};
}
