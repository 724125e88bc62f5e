import { m } from '#messages';
import type { Locale } from '#platform/locale.ts';
import type { Letter, LetterList } from '#platform/mail/letter.ts';
import type { Hit } from '#platform/search/wanted.ts';
import type { Rhythm } from '../alert.ts';
import { pathOf } from '../search-address.ts';
import { stopToken } from '../stop-link.server.ts';
import type { Reader, SearchNews } from '../search-news.ts';

type Told = { person: Reader; news: readonly SearchNews[]; origin: string; secret: string };

/** What the daily searches of one person found, in one letter. */
export function searchLetter({ person, news, origin, secret }: Told): Letter {
	const { locale } = person;
	const in_ = { locale };
	const [only] = news;
	const subject =
		only && news.length === 1
			? m.searches_letter_subject_one({ name: only.name }, in_)
			: m.searches_letter_subject({}, in_);
	return {
		...{ kind: 'search_news', to: person.email, personId: person.id, locale, subject },
		paragraphs: [
			m.people_letter_greeting({ name: person.name }, in_),
			m.searches_letter_lead({}, in_)
		],
		lists: news.map((one) => newsList(one, locale, origin)),
		stop: stopLink(person, { rhythm: 'daily', origin, secret }),
		footer: m.searches_letter_footer({}, in_)
	};
}

export function newsList(
	{ name, query, hits, isMore }: SearchNews,
	locale: Locale,
	origin: string
): LetterList {
	const path = pathOf(query);
	const newest = `${path}${path.includes('?') ? '&' : '?'}sort=-changed`;
	const more = {
		label: m.searches_letter_more({}, { locale }),
		href: `${origin}/${locale}${newest}`
	};
	return {
		title: m.searches_letter_list({ name }, { locale }),
		items: hits.map((hit) => itemOf(hit, locale, origin)),
		...(isMore && { more })
	};
}

export function itemOf(hit: Hit, locale: Locale, origin: string, note?: string) {
	const titleIn = hit.titles[locale] ?? hit.titles[hit.originalLocale];
	const summary = hit.summaries[locale] ?? hit.summaries[hit.originalLocale] ?? '';
	const told = note ?? summary;
	return {
		text: titleIn ?? Object.values(hit.titles)[0] ?? '–',
		href: `${origin}/${locale}${hit.path}`,
		...(told && { note: told })
	};
}

type Asked = { rhythm: Rhythm; origin: string; secret: string };

/** One click, and one to say so, without an account. */
export function stopLink(person: Reader, { rhythm, origin, secret }: Asked) {
	const token = stopToken(secret, { personId: person.id, rhythm });
	return {
		label: m.searches_letter_stop({}, { locale: person.locale }),
		href: `${origin}/${person.locale}/letters/stop?token=${token}`
	};
}
