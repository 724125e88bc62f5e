import { isOpenToChange } from '#rooms/agreements/agreement-life.ts';
import { faultName } from '#rooms/agreements/agreement-words.ts';
import { signOf } from '#rooms/agreements/clause.server.ts';
import type { FactKind } from '#rooms/agreements/fact.ts';
import { markFacts } from '#rooms/agreements/marked-text.ts';
import { listDisparities, type Disparity } from '#rooms/agreements/parity.ts';
import type { Locale } from '#platform/locale.ts';
import type { Version } from '#rooms/agreements/version.ts';
import { listClauseRows } from '#rooms/agreements/version.server.ts';
import { currentText } from './agreement-text.server.ts';
import type { AgreementEvent } from './agreement-page.server.ts';

/** Where the languages differ, clause by clause, with what each of them says marked. */
export async function loadParity(event: AgreementEvent) {
	const { agreement, standing, version } = await currentText(event);
	const { db, locale } = event.locals;
	const rows = await listClauseRows(db, version.id);
	const base = new Map(rows.map(({ key, texts }) => [key, signOf(texts)]));
	const disparities = listDisparities(version);
	const keys = [...new Set(disparities.map(({ clauseKey }) => clauseKey))];
	return {
		mayEdit: standing.mayDraft && isOpenToChange(agreement.state),
		locales: version.locales,
		binding: version.bindingLocale,
		clauseCount: version.clauses.length,
		differing: keys.map((key) => {
			const faults = disparities.filter(({ clauseKey }) => clauseKey === key);
			return {
				key,
				base: base.get(key ?? '') ?? '',
				number: faults[0]?.number ?? null,
				faults: faults.map(({ fault, found }) => ({
					...{ fault, name: faultName(fault, locale) },
					found: version.locales.map((one) => ({ locale: one, values: found[one] ?? [] }))
				})),
				isOnlyUncompared: faults.every(({ fault }) => fault === 'not_compared'),
				texts: markedTexts(version, key, faults)
			};
		})
	};
}

const kinds: ReadonlySet<string> = new Set<FactKind>([
	...(['date', 'amount', 'percent', 'fraction', 'reference', 'number'] as const)
]);

function markedTexts(version: Version, key: string | null, faults: readonly Disparity[]) {
	const clause = version.clauses.find((one) => one.key === key);
	const textOf = (locale: Locale) => ({
		heading: clause?.texts[locale]?.heading ?? '',
		body: clause ? (clause.texts[locale]?.body ?? '') : (version.preambles[locale] ?? '')
	});
	const told = faults.filter(({ fault }) => kinds.has(fault));
	const wanted = new Set(told.map(({ fault }) => fault as FactKind));
	const agreed = new Set(
		told.flatMap(({ fault, found }) => agreedOf(found).map((value) => `${fault} ${value}`))
	);
	return version.locales.map((locale) => {
		const { heading, body } = textOf(locale);
		return { locale, heading, body: markFacts(body, locale, { kinds: wanted, agreed }) };
	});
}

/** What every language states equally often needs no mark. */
function agreedOf(found: Disparity['found']): string[] {
	const all = Object.values(found);
	const count = (values: readonly string[], value: string) =>
		values.filter((one) => one === value).length;
	return [...new Set(all.flat())].filter(
		(value) => new Set(all.map((values) => count(values, value))).size === 1
	);
}
