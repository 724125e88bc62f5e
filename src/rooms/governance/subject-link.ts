import { isId } from '#platform/ids.ts';
import type { Subject, SubjectKind } from '#platform/journal/journal.ts';

const kinds: Record<string, SubjectKind> = {
	organisations: 'organisation',
	agreements: 'agreement',
	organs: 'organ',
	sittings: 'sitting',
	resolutions: 'resolution',
	memberships: 'membership',
	applications: 'membership_application',
	invoices: 'invoice'
};
const bySlug: Record<string, 'cluster' | 'alliance' | 'event'> = {
	clusters: 'cluster',
	alliances: 'alliance',
	events: 'event'
};

export type Pointed =
	{ subject: Subject } | { slug: string; kind: 'cluster' | 'alliance' | 'event' };

/** What an address of this house points at: `https://…/pl/agreements/<id>/text`. */
export function subjectAt(address: string): Pointed | null {
	const path = address.trim().replace(/^https?:\/\/[^/]+/, '');
	const parts = path
		.replace(/[?#].*$/, '')
		.split('/')
		.filter(Boolean);
	const at = parts.findIndex((part) => part in kinds || part in bySlug);
	const [room = '', ...rest] = parts.slice(Math.max(at, 0));
	const slugKind = bySlug[room];
	const own = rest.find(isId);
	const deeper = rest.find((part, place) => part in kinds && isId(rest[place + 1]));
	if (deeper && own) return withKind(kinds[deeper], own);
	if (slugKind && rest[0] && !isId(rest[0]) && rest.length < 3)
		return { kind: slugKind, slug: rest[0] };
	return own ? withKind(kinds[room], own) : null;
}

const withKind = (kind: SubjectKind | undefined, id: string): Pointed | null =>
	kind ? { subject: { kind, id } } : null;
