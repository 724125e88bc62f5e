import type { Snippet } from 'svelte';

export type ButtonKind = 'primary' | 'secondary' | 'quiet' | 'danger';

export type FieldProps = {
	label: string;
	name: string;
	/** Defaults to `field-<name>`; ErrorSummary links there. */
	id?: string;
	hint?: string;
	error?: string | null;
	optional?: boolean;
};

export type ControlAttributes = {
	id: string;
	name: string;
	'aria-describedby': string | undefined;
	'aria-invalid': true | undefined;
};

export type Option = { value: string; label: string; hint?: string; disabled?: boolean };
export type OptionGroup = { label: string; options: readonly Option[] };
export type Facet = { value: string; label: string; count: number | null; checked: boolean };
export type Crumb = { label: string; href?: string };
export type TabLink = { label: string; href: string; current?: boolean; count?: number };
export type Term = { term: string; text?: string | null; content?: Snippet };

export function fieldId(name: string): string {
	return `field-${name}`;
}

export function describedBy(id: string, hint?: string, error?: string | null): string | undefined {
	const ids = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean);
	return ids.length ? ids.join(' ') : undefined;
}
