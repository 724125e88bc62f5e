import { m } from '#messages';
import type { Locale } from '#platform/locale.ts';
import type { Texts } from '#rooms/events/event.ts';
import { ownText } from '#rooms/events/own-text.ts';
import { sizeName, stepName } from '#rooms/organisations/organisation-words.ts';
import { sizeClasses } from '#rooms/organisations/organisation.ts';
import { nameOfCountry } from '#rooms/places/countries.ts';
import { nameOfRegion } from '#rooms/places/regions.ts';
import { languageName } from '#ui/format.ts';
import { others, type Dimension } from './results.ts';
import type { SurveyQuestion, SurveyQuestionKind, SurveyState } from './survey.ts';

type Say = (inputs: Record<string, never>, options: { locale: Locale }) => string;

const states: Record<SurveyState, Say> = {
	draft: m.surveys_state_draft,
	open: m.surveys_state_open,
	closed: m.surveys_state_closed
};
const kinds: Record<SurveyQuestionKind, Say> = {
	one: m.surveys_kind_one,
	many: m.surveys_kind_many,
	scale: m.surveys_kind_scale,
	number: m.surveys_kind_number,
	text: m.surveys_kind_text
};
const dimensions: Record<Dimension, Say> = {
	size: m.surveys_by_size,
	country: m.surveys_by_country,
	region: m.surveys_by_region,
	language: m.surveys_by_language,
	step: m.surveys_by_step
};
const values: Record<Dimension, (value: string, locale: Locale) => string> = {
	size: (value, locale) => {
		const size = sizeClasses.find((one) => one === value);
		return size ? sizeName(size, locale) : value;
	},
	country: nameOfCountry,
	region: nameOfRegion,
	language: (value, locale) => languageName(locale, value),
	step: stepName
};

export const sayState = (state: SurveyState, locale: Locale) => states[state]({}, { locale });
export const sayKind = (kind: SurveyQuestionKind, locale: Locale) => kinds[kind]({}, { locale });
export const sayDimension = (one: Dimension, locale: Locale) => dimensions[one]({}, { locale });
export const sayValue = (one: Dimension, value: string, locale: Locale) =>
	value === others ? m.surveys_others({}, { locale }) : values[one](value, locale);

/** The reader's language where there is one, else the original. */
export const textIn = (texts: Texts, to: { locale: Locale; original: Locale }): string =>
	Object.values(ownText(texts, to))[0] ?? '';

/** An option in words; a point of a scale is its number. */
export function sayOption(
	{ options }: Pick<SurveyQuestion, 'options'>,
	key: string,
	to: { locale: Locale; original: Locale }
): string {
	const labels = options.find((option) => option.key === key)?.labels;
	return labels ? textIn(labels, to) : key;
}
