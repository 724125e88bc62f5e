import type { Locale } from '#platform/locale.ts';
import type { AgreementKind } from './agreement.ts';
import accessionDeclaration from './library/accession_declaration.json' with { type: 'json' };
import annex from './library/annex.json' with { type: 'json' };
import clusterRules from './library/cluster_rules.json' with { type: 'json' };
import consortiumAgreement from './library/consortium_agreement.json' with { type: 'json' };
import cooperationAgreement from './library/cooperation_agreement.json' with { type: 'json' };
import interclusterAgreement from './library/intercluster_agreement.json' with { type: 'json' };
import letterOfIntent from './library/letter_of_intent.json' with { type: 'json' };
import statute from './library/statute.json' with { type: 'json' };

export type LibraryKind = Exclude<AgreementKind, 'other'>;

export type LibraryClause = {
	key: string;
	/** The area of cooperation the clause is for; nothing where it belongs to none. */
	area: string | null;
	optional: boolean;
	texts: Record<Locale, { heading: string; body: string }>;
};

export type LibraryDocument = {
	kind: LibraryKind;
	title: Record<Locale, string>;
	preamble: Record<Locale, string>;
	clauses: LibraryClause[];
};

/** The clauses of each kind of document, saying the same in every language. */
export const library: Record<LibraryKind, LibraryDocument> = {
	letter_of_intent: { ...letterOfIntent, kind: 'letter_of_intent' },
	cooperation_agreement: { ...cooperationAgreement, kind: 'cooperation_agreement' },
	accession_declaration: { ...accessionDeclaration, kind: 'accession_declaration' },
	cluster_rules: { ...clusterRules, kind: 'cluster_rules' },
	statute: { ...statute, kind: 'statute' },
	intercluster_agreement: { ...interclusterAgreement, kind: 'intercluster_agreement' },
	consortium_agreement: { ...consortiumAgreement, kind: 'consortium_agreement' },
	annex: { ...annex, kind: 'annex' }
};
