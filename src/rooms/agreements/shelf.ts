import type { AgreementKind } from './agreement.ts';
import { library } from './library.ts';
import type { Template } from './template.ts';

/** The documents the house has texts for, in all six languages. */
export const templates: Template[] = Object.values(library);

export const findTemplate = (kind: AgreementKind): Template | undefined =>
	templates.find((template) => template.kind === kind);
