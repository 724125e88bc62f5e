import { m } from '#messages';
import type { Locale } from '#platform/locale.ts';
import type { Letter, LetterList } from '#platform/mail/letter.ts';
import { itemOf, newsList, stopLink } from '#rooms/searches/mail/search-letter.ts';
import type { Reader, SearchNews } from '#rooms/searches/search-news.ts';
import { sayReason } from '../match-words.ts';
import type { EntryNews } from '../weekly.ts';

type Told = {
	person: Reader;
	entries: readonly EntryNews[];
	news: readonly SearchNews[];
	origin: string;
	secret: string;
};

/** The one letter of a week. */
export function weeklyLetter({ person, entries, news, origin, secret }: Told): Letter {
	const { locale } = person;
	const in_ = { locale };
	const hasMatches = entries.length > 0;
	return {
		...{ kind: 'weekly_news', to: person.email, personId: person.id, locale },
		subject: hasMatches ? m.matching_letter_subject({}, in_) : m.searches_letter_subject({}, in_),
		paragraphs: [
			m.people_letter_greeting({ name: person.name }, in_),
			hasMatches ? m.matching_letter_lead({}, in_) : m.searches_letter_lead({}, in_)
		],
		lists: [
			...entries.map((one) => entryList(one, locale, origin)),
			...news.map((one) => newsList(one, locale, origin))
		],
		stop: stopLink(person, { rhythm: 'weekly', origin, secret }),
		footer: hasMatches ? m.matching_letter_footer({}, in_) : m.searches_letter_footer({}, in_)
	};
}

function entryList({ own, found }: EntryNews, locale: Locale, origin: string): LetterList {
	const title = own.titles[locale] ?? own.titles[own.originalLocale] ?? '–';
	return {
		title: m.matching_letter_for({ title }, { locale }),
		items: found.map(({ hit, reasons }) => {
			const because = reasons.map((reason) => sayReason(reason, locale)).join(', ');
			return itemOf(hit, locale, origin, m.matching_letter_because({ because }, { locale }));
		}),
		more: {
			label: m.matching_letter_all({}, { locale }),
			href: `${origin}/${locale}${own.path}/matches`
		}
	};
}
