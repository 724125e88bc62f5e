import type { Database } from '#platform/database/database.ts';
import { isId } from '#platform/ids.ts';
import { listDeeds } from '#platform/journal/journal.server.ts';
import type { Subject } from '#platform/journal/journal.ts';
import type { Locale } from '#platform/locale.ts';
import { listClusterNames } from '#rooms/clusters/cluster-record.server.ts';
import { nameFor } from '#rooms/clusters/reader-texts.ts';
import { listOrganisationNames } from '#rooms/organisations/organisation-record.server.ts';
import { listPersonNames } from '#rooms/people/person-names.server.ts';

type Deed = { deed: string; details: Record<string, unknown> };
type Say = (deed: Deed, locale: Locale, nameOf: (id: string) => string) => string;
type Cut = { limit: number; before?: string };
type Row = Awaited<ReturnType<typeof listDeeds>>[number];
type About = { label: string; href: string };
type Reading = {
	before: string | null;
	locale: Locale;
	say: Say;
	/** More than the subject's own deeds. */
	list?: (cut: Cut) => Promise<Row[]>;
	/** What deeds of other subjects were about, by the subject's id. */
	listAbout?: (rows: readonly Row[]) => Promise<ReadonlyMap<string, About>>;
};
const perPage = 50;

/** A subject's deeds in words: when, who, for whom, what. */
export async function loadJournal(
	db: Database,
	subject: Subject,
	{ before, locale, say, list = (cut) => listDeeds(db, subject, cut), listAbout }: Reading
) {
	const from = before && isId(before) ? { before } : {};
	const rows = await list({ limit: perPage + 1, ...from });
	const shown = rows.slice(0, perPage);
	const mentioned = (key: string) =>
		shown.flatMap(({ details }) => {
			const id = details[key];
			return typeof id === 'string' && isId(id) ? [id] : [];
		});
	const [people, organisations, clusters, about] = await Promise.all([
		listPersonNames(
			db,
			shown.flatMap(({ actorId, onBehalfOfId }) => [actorId, onBehalfOfId])
		),
		listOrganisationNames(db, mentioned('organisationId')),
		listClusterNames(db, mentioned('clusterId')),
		listAbout?.(shown)
	]);
	const nameOf = (id: string) => {
		const named = organisations.get(id) ?? clusters.get(id);
		return named ? nameFor(named.texts, locale, named.originalLocale) : '';
	};
	return {
		older: rows.length > perPage ? (shown.at(-1)?.id ?? null) : null,
		deeds: shown.map((row) => ({
			id: row.id,
			at: row.at,
			actor: row.actorId ? (people.get(row.actorId) ?? '–') : null,
			onBehalfOf: row.onBehalfOfId ? (people.get(row.onBehalfOfId) ?? '–') : null,
			text: say(row, locale, nameOf),
			about: about?.get(row.subjectId) ?? null
		}))
	};
}

export type JournalData = Awaited<ReturnType<typeof loadJournal>>;
