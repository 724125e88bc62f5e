import { listVersions, readVersion } from '#rooms/agreements/version.server.ts';
import { compareVersions } from '#rooms/agreements/version-diff.ts';
import { workedAgreement } from '../../../../agreement-page.server.ts';
import { shownLocales } from '../../../../agreement-text.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { agreement } = await workedAgreement(event);
	const { db, locale } = event.locals;
	const versions = await listVersions(db, agreement.id);
	const { searchParams: query } = event.url;
	const numbered = (name: string) =>
		versions.find(({ number }) => number === Number(query.get(name)));
	const to = numbered('to') ?? versions.at(-1);
	const from = numbered('from') ?? versions.find(({ number }) => number === (to?.number ?? 0) - 1);
	const [was, is] = await Promise.all([
		from && readVersion(db, from.id),
		to && readVersion(db, to.id)
	]);
	const locales = is?.locales ?? [];
	const original = agreement.originalLocale;
	const shown = shownLocales(event.url, { all: locales, reader: locale, original });
	return {
		versions,
		from: from?.number ?? null,
		to: to?.number ?? null,
		...{ locales, shown },
		differences: was && is ? compareVersions(was, is, shown) : []
	};
};
