import { isLocale, locales, type Locale } from '#platform/locale.ts';
import type { Fields } from '#platform/two-editors.ts';
import { listIn } from './entry-fields.ts';
import type { judgeEntry } from './checklist.ts';
import { entryKinds, textNames, type EntryDraft, type EntryText } from './entry.ts';

/** What the checklist looks at, as it stands in the form: nothing is refused while one is typing. */
export function judgedIn(fields: Fields, reader: Locale): Parameters<typeof judgeEntry>[0] {
	const original = fields.original_locale ?? '';
	const texts = Object.fromEntries(
		locales.map((locale) => [
			locale,
			Object.fromEntries(
				textNames.map((name) => [name, (fields[`${name}.${locale}`] ?? '').trim()])
			) as EntryText
		])
	);
	return {
		texts,
		kind: entryKinds.find((kind) => kind === fields.kind) ?? 'product',
		originalLocale: isLocale(original) ? original : reader,
		activities: listIn(fields.activities),
		chainSteps: listIn(fields.chain_steps),
		partnerships: listIn(fields.partnerships) as EntryDraft['partnerships'],
		stage: (fields.stage || null) as EntryDraft['stage'],
		wantedCountries: listIn(fields.wanted_countries),
		wantedRegions: listIn(fields.wanted_regions),
		validUntil: fields.valid_until || null
	};
}
