import { isLocale, type Locale } from '#platform/locale.ts';
import { error } from '@sveltejs/kit';
import { areaName } from '#rooms/agreements/agreement-words.ts';
import { isOpenToChange } from '#rooms/agreements/agreement-life.ts';
import { signOf } from '#rooms/agreements/clause.server.ts';
import { listOwnTemplates } from '#rooms/agreements/own-template.server.ts';
import { templates } from '#rooms/agreements/shelf.ts';
import { currentVersion, readDraftVersion, readVersion } from '#rooms/agreements/version.server.ts';
import type { Version } from '#rooms/agreements/version.ts';
import { workedAgreement, type AgreementEvent } from './agreement-page.server.ts';

/** The languages asked for in the address, else the reader's and the original. */
export function shownLocales(
	url: URL,
	{ all, reader, original }: { all: readonly Locale[]; reader: Locale; original: Locale }
): Locale[] {
	const asked = url.searchParams.getAll('in').filter(isLocale);
	const shown = all.filter((locale) => asked.includes(locale));
	if (shown.length > 0) return shown;
	const usual = all.filter((locale) => locale === reader || locale === original);
	return usual.length > 1 ? usual : all.slice(0, 2);
}

export async function currentText(event: AgreementEvent) {
	const read = await workedAgreement(event);
	const { db } = event.locals;
	const current = await currentVersion(db, read.agreement.id);
	const version = current && (await readVersion(db, current.id));
	if (!current || !version) error(404, { message: 'no version', reason: 'not_found' });
	return { ...read, version };
}

/** The text clause by clause with what its editors need. */
export async function loadText(event: AgreementEvent) {
	const { agreement, standing, version } = await currentText(event);
	const { db, locale } = event.locals;
	const written = (await readDraftVersion(db, version.id))!;
	const mayEdit = standing.mayDraft && isOpenToChange(agreement.state);
	const edited = event.url.searchParams.get('edit');
	return {
		mayEdit,
		edited: mayEdit ? edited : null,
		isFrozen: version.frozenAt !== null,
		versionNumber: version.number,
		locales: version.locales,
		shown: shownLocales(event.url, {
			...{ all: version.locales, reader: locale, original: agreement.originalLocale }
		}),
		preambles: version.preambles,
		clauses: version.clauses.map((clause, at) => ({
			...clause,
			depth: clause.parentKey ? 1 : 0,
			area: clause.area && areaName(clause.area, locale),
			...(clause.key === edited && writtenOf(written, at))
		})),
		offered: mayEdit ? await offeredClauses(event, { agreement, version }) : []
	};
}

const writtenOf = (written: Version, at: number) => {
	const { texts } = written.clauses[at]!;
	return { written: texts, base: signOf(texts) };
};

/** Clauses of the library and one's own that the text does not have yet. */
async function offeredClauses(
	{ locals }: AgreementEvent,
	{ agreement, version }: Pick<Awaited<ReturnType<typeof currentText>>, 'agreement' | 'version'>
) {
	const { db, locale } = locals;
	const taken = new Set(version.clauses.map(({ template }) => template));
	const own = await listOwnTemplates(db, agreement);
	const kinds = templates.toSorted(
		(one, other) => Number(other.kind === agreement.kind) - Number(one.kind === agreement.kind)
	);
	const known = new Map(
		kinds
			.flatMap(({ kind, clauses }) =>
				clauses.map(({ key, texts }) => [key, { value: `${kind}/${key}`, texts }] as const)
			)
			.toReversed()
	);
	return [
		...own.map(({ id, name }) => ({ value: `own/${id}`, label: name })),
		...[...known]
			.filter(([key]) => !taken.has(key))
			.map(([, { value, texts }]) => ({ value, label: texts[locale]?.heading ?? value }))
	];
}
