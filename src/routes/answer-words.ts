import { m } from '#messages';
import type { Locale } from '#platform/locale.ts';
import type { AskedQuestion } from '#rooms/events/asked-form.server.ts';
import { nameOfCountry } from '#rooms/places/countries.ts';
import { formatDate, formatList } from '#ui/format.ts';

/** An answer as a reader has it: the option's name, the country, yes or no. */
export function answerText(
	{ kind, options }: Pick<AskedQuestion, 'kind' | 'options'>,
	texts: readonly string[],
	locale: Locale
): string {
	const [first = ''] = texts;
	if (kind === 'yes_no' || kind === 'consent')
		return first === 'yes' ? m.events_yes({}, { locale }) : m.events_no({}, { locale });
	if (kind === 'country') return nameOfCountry(first, locale);
	if (kind === 'date') return formatDate(locale, first);
	return formatList(
		locale,
		texts.map((text) => options.find(({ value }) => value === text)?.label ?? text)
	);
}
