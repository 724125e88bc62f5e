import type { RequestEvent } from '@sveltejs/kit';
import type { Database } from '#platform/database/database.ts';
import { found, require } from '#platform/guards/guard.server.ts';
import { isId } from '#platform/ids.ts';
import type { Subject } from '#platform/journal/journal.ts';
import type { Locale } from '#platform/locale.ts';
import { refuse } from '#platform/outcome.ts';
import { findAllianceId } from '#rooms/alliances/alliance.server.ts';
import { findClusterId } from '#rooms/clusters/cluster.server.ts';
import { mayPrepare, maySeeSitting } from '#rooms/governance/access.ts';
import { findOrgan } from '#rooms/governance/organ-record.server.ts';
import { textIn, titledIn } from '#rooms/governance/reader-text.ts';
import { resolutionNumber } from '#rooms/governance/resolution.ts';
import { findResolution, listSubjects } from '#rooms/governance/resolution.server.ts';
import { findSitting, listVoters } from '#rooms/governance/sitting-record.server.ts';
import { subjectAt } from '#rooms/governance/subject-link.ts';
import { listAbout, type About } from '#rooms/memberships/deeds.server.ts';
import { listScopes } from './scopes.server.ts';

type IdEvent = RequestEvent & { params: { id: string } };

/** Public once adopted, where it is to be; otherwise for those who prepare and those who vote. */
export async function resolutionOf(event: IdEvent) {
	const { db, actor } = event.locals;
	const { id } = event.params;
	const record = found(isId(id) ? await findResolution(db, id) : undefined);
	if (record.isPublic && record.outcome === 'adopted') return record;
	const sitting = record.sittingId ? await findSitting(db, record.sittingId) : undefined;
	const voters = sitting?.convenedAt ? await listVoters(db, sitting.id) : [];
	require(event, maySeeSitting(actor, record, voters));
	return record;
}

export async function preparedResolution(event: IdEvent) {
	const { db, actor } = event.locals;
	const { id } = event.params;
	const record = found(isId(id) ? await findResolution(db, id) : undefined);
	require(event, mayPrepare(actor, record));
	return record;
}

/** What an address points at, with the id that a slug stands for. */
export async function pointedSubject(db: Database, address: string) {
	const pointed = subjectAt(address);
	if (!pointed) return refuse('subject_address_unknown');
	if ('subject' in pointed) return { ok: true, value: pointed.subject } as const;
	const id = await idOfSlug(db, pointed);
	return id
		? ({ ok: true, value: { kind: pointed.kind, id } } as const)
		: refuse('subject_address_unknown');
}

async function idOfSlug(
	db: Database,
	{ kind, slug }: { kind: 'cluster' | 'alliance' | 'event'; slug: string }
) {
	if (kind === 'cluster') return findClusterId(db, slug);
	if (kind === 'alliance') return findAllianceId(db, slug);
	const event = await db
		.selectFrom('event')
		.select('id')
		.where('slug', '=', slug)
		.executeTakeFirst();
	return event?.id;
}

const folders: Partial<Record<Subject['kind'], string>> = {
	agreement: 'agreements',
	organ: 'organs',
	sitting: 'sittings',
	resolution: 'resolutions',
	membership: 'memberships',
	invoice: 'invoices'
};

/** Each subject with a name where one is known, and where it stands; members judged only to those inside. */
export async function describeSubjects(
	db: Database,
	resolutionId: string,
	{ locale, ownerPath, isInside }: { locale: Locale; ownerPath: string; isInside: boolean }
) {
	const rows = await listSubjects(db, resolutionId);
	const judged = isInside ? await listAbout(db, rows) : new Map<string, About>();
	return Promise.all(
		rows.map(async ({ subjectKind, subjectId: id }) => {
			const kind = subjectKind as Subject['kind'];
			const member = judged.get(id);
			const named = member
				? { name: member.label, path: `${ownerPath}/manage/${member.path}` }
				: await nameOf(db, { kind, id }, locale);
			const folder = folders[kind];
			return {
				kind,
				id,
				name: named?.name ?? null,
				path: named?.path ?? (folder ? `/${folder}/${id}` : null)
			};
		})
	);
}

async function nameOf(db: Database, { kind, id }: Subject, locale: Locale) {
	if (kind === 'organisation' || kind === 'cluster' || kind === 'alliance') {
		const [scope] = await listScopes(db, [{ kind, id }], locale);
		return scope;
	}
	if (kind === 'organ') {
		const organ = await findOrgan(db, id);
		return organ && { name: textIn(organ.names, locale), path: `/organs/${id}` };
	}
	if (kind !== 'resolution') return undefined;
	const one = await findResolution(db, id);
	const title = one && titledIn(one.texts, locale, one.originalLocale).title;
	return one && { name: `${resolutionNumber(one) ?? ''} ${title}`, path: `/resolutions/${id}` };
}
