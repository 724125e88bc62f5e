import type { Actor } from '#platform/actor.ts';
import { after, days } from '#platform/clock.ts';
import type { Database } from '#platform/database/database.ts';
import { isId } from '#platform/ids.ts';
import type { Locale } from '#platform/locale.ts';
import { sayDeed as sayAgreementDeed } from '#rooms/agreements/deed-words.ts';
import { sayDeed as sayClusterDeed } from '#rooms/clusters/deed-words.ts';
import { listClusterNames } from '#rooms/clusters/cluster-record.server.ts';
import { sayMembershipDeed } from '#rooms/memberships/deed-words.ts';
import { byHappening, byRecord, type Evidence } from '#rooms/obligations/evidence.ts';
import { evidenceName } from '#rooms/obligations/obligation-words.ts';
import { formatDate } from '#ui/format.ts';
import { listEventsOfParties, listMeetingsBetween } from '../happened.server.ts';
import { clusterLink } from './cluster-page.server.ts';
import { loadJournal } from './journal-page.server.ts';

const most = 8;
const back = days(400);
/** Whose deeds have words here. */
const told = ['agreement', 'cluster', 'membership'];

type Asked = {
	agreementId: string;
	parties: readonly { clusterId: string | null }[];
	actor: Actor;
	now: Date;
	locale: Locale;
};

/** Meetings, events and public entries of a year and a little more, to choose evidence from. */
export async function listHappened(db: Database, asked: Asked) {
	const { agreementId, actor, now, locale } = asked;
	const between = { agreementId, since: after(now, -back), now, limit: most, actor };
	const [meetings, events, entries] = await Promise.all([
		listMeetingsBetween(db, between),
		listEventsOfParties(db, between),
		listEntries(db, asked)
	]);
	const describe = (kind: 'meeting' | 'event', { name, who, at }: (typeof meetings)[number]) => ({
		label: [who && kind === 'meeting' ? who : '', name].filter(Boolean).join(' · '),
		hint: [evidenceName(kind, locale), formatDate(locale, at)].join(' · ')
	});
	return [
		...meetings.map((one) => ({ value: `meeting:${one.id}`, ...describe('meeting', one) })),
		...events.map((one) => ({ value: `event:${one.id}`, ...describe('event', one) })),
		...entries
	];
}

/** What everybody may know was done about the agreement and the clusters that are its parties. */
async function listEntries(db: Database, { agreementId, parties, now, locale }: Asked) {
	const clusterIds = parties.flatMap(({ clusterId }) => clusterId ?? []);
	const since = after(now, -back);
	const list = () =>
		db
			.selectFrom('journal')
			.selectAll()
			.where('subjectKind', 'in', ['cluster', 'agreement'])
			.where('subjectId', 'in', [agreementId, ...clusterIds])
			.where('isPublic', '=', true)
			.where((or) => or.or(told.map((subject) => or('deed', 'like', `${subject}.%`))))
			.where('at', '>=', since)
			.orderBy('id', 'desc')
			.limit(most)
			.execute();
	const names = await listClusterNames(db, clusterIds);
	const listAbout = () =>
		Promise.resolve(new Map([...names].map(([id, one]) => [id, aboutOf(one, locale)])));
	const say: typeof sayClusterDeed = (deed, of, nameOf) =>
		deed.deed.startsWith('agreement.')
			? sayAgreementDeed(deed, of)
			: (sayMembershipDeed(deed, of) ?? sayClusterDeed(deed, of, nameOf));
	const subject = { kind: 'agreement', id: agreementId } as const;
	const { deeds } = await loadJournal(db, subject, { before: null, locale, say, list, listAbout });
	return deeds.map(({ id, text, at, about }) => ({
		value: `entry:${id}`,
		label: [text, about?.label].filter(Boolean).join(' · '),
		hint: [evidenceName('entry', locale), formatDate(locale, at)].join(' · ')
	}));
}

const aboutOf = (cluster: Parameters<typeof clusterLink>[0], locale: Locale) => {
	const { name: label, href } = clusterLink(cluster, locale);
	return { label, href };
};

/** What was chosen, as the one who chose it could see it; in the words of the agreement's language. */
export async function evidenceHappened(
	db: Database,
	asked: Asked,
	value: string
): Promise<Evidence | undefined> {
	const known = (await listHappened(db, asked)).find((one) => one.value === value);
	const [kind, id] = value.split(':');
	if (!known || !isId(id)) return undefined;
	if (kind === 'event') return byRecord(kind, id);
	if (kind !== 'meeting' && kind !== 'entry') return undefined;
	return byHappening(kind, id, [known.label, known.hint].join(' · '));
}
