import type { AgreementKind } from './agreement.ts';
import accession from './library/accession_declaration.json' with { type: 'json' };
import cooperation from './library/cooperation_agreement.json' with { type: 'json' };
import intercluster from './library/intercluster_agreement.json' with { type: 'json' };
import intent from './library/letter_of_intent.json' with { type: 'json' };
import type { Template } from './template.ts';

/** The documents the house has texts for, in all six languages. */
export const templates = [intent, cooperation, accession, intercluster] as Template[];

export const findTemplate = (kind: AgreementKind): Template | undefined =>
	templates.find((template) => template.kind === kind);
