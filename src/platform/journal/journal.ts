export type SubjectKind =
	| 'person'
	| 'organisation'
	| 'cluster'
	| 'alliance'
	| 'event'
	| 'marketplace_entry'
	| 'interest'
	| 'need'
	| 'survey'
	| 'introduction'
	| 'organ'
	| 'sitting'
	| 'resolution'
	| 'agreement'
	| 'membership_application'
	| 'membership'
	| 'invoice'
	| 'import'
	| 'industry_figures'
	| 'instance';

export type Subject = { kind: SubjectKind; id: string };

export type Entry = {
	/** What was done, in the trade's words: `organisation.renamed`. */
	deed: `${string}.${string}`;
	subject: Subject;
	/** Whether anything that visitors see has changed; kept pages are dropped by it. */
	isPublic?: boolean;
	details?: Record<string, unknown>;
};
