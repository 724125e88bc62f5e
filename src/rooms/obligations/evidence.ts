import type { EvidenceKind } from './obligation.ts';

/** What shows that a promise was kept: a record of the system, a file, or an address. */
export type Evidence = {
	kind: EvidenceKind;
	subjectId: string | null;
	fileId: string | null;
	url: string | null;
	/** Empty: as the record is called. */
	label: string;
};

const nothing = { subjectId: null, fileId: null, url: null, label: '' };

export const byRecord = (kind: 'event' | 'agreement', subjectId: string): Evidence => ({
	...nothing,
	...{ kind, subjectId }
});

/** A meeting or a journal entry, by the words in which it was chosen. */
export const byHappening = (
	kind: 'meeting' | 'entry',
	subjectId: string,
	label: string
): Evidence => ({
	...nothing,
	...{ kind, subjectId, label }
});

export const byLink = (url: string): Evidence => ({ ...nothing, kind: 'link', url, label: url });

export const byFile = (fileId: string, label: string): Evidence => ({
	...nothing,
	...{ kind: 'file', fileId, label }
});

/** Only addresses of the web are followed. */
export function findEvidenceProblem({ kind, url }: Evidence): string | undefined {
	if (kind !== 'link') return undefined;
	const address = url && URL.canParse(url) ? new URL(url) : undefined;
	return address && /^https?:$/.test(address.protocol) ? undefined : 'evidence_link_wrong';
}
