import { isOpenToChange } from '#rooms/agreements/agreement-life.ts';
import { changeName } from '#rooms/agreements/agreement-words.ts';
import { listAmendments } from '#rooms/agreements/amendment.server.ts';
import type { ClauseTexts } from '#rooms/agreements/agreement.ts';
import { listRemarks } from '#rooms/agreements/negotiation.server.ts';
import type { Version } from '#rooms/agreements/version.ts';
import { wordDiff } from '#rooms/agreements/word-diff.ts';
import type { AgreementEvent } from './agreement-page.server.ts';
import { currentText, shownLocales } from './agreement-text.server.ts';
import type { Locale } from '#platform/locale.ts';

/** Each clause with what was said of it and what was proposed; then what concerns the whole. */
export async function loadNegotiation(event: AgreementEvent) {
	const { agreement, standing, version } = await currentText(event);
	const { db, locale, actor } = event.locals;
	const [remarks, amendments] = await Promise.all([
		listRemarks(db, agreement.id),
		listAmendments(db, agreement.id)
	]);
	const keys = new Set(version.clauses.map(({ key }) => key));
	const all = version.locales;
	const original = agreement.originalLocale;
	const shown = shownLocales(event.url, { all, reader: locale, original });
	const about = (key: string | null) => ({
		remarks: threadsOf(remarks.filter(({ clauseKey }) => place(clauseKey, keys) === key)),
		amendments: amendments
			.filter((one) => place(one.clauseKey ?? one.afterKey, keys) === key)
			.map((one) => ({
				...one,
				texts: undefined,
				changeName: changeName(one.change, locale),
				isMine: one.proposedById !== null && one.proposedById === actor.personId,
				proposed: proposedTexts(version, one)
			}))
	});
	return {
		isOpen: isOpenToChange(agreement.state),
		asked: event.url.searchParams.get('clause'),
		mayDecide: standing.mayDraft,
		mySides: standing.negotiates,
		...{ locales: all, shown },
		whole: about(null),
		clauses: version.clauses.map((clause) => ({ ...clause, ...about(clause.key) }))
	};
}

/** What was said of a clause that is no more belongs to the whole. */
const place = (key: string | null, keys: ReadonlySet<string>) =>
	key && keys.has(key) ? key : null;

type Remarks = Awaited<ReturnType<typeof listRemarks>>;

const threadsOf = (remarks: Remarks) =>
	remarks
		.filter(({ answersId }) => !answersId)
		.map((first) => ({
			...first,
			answers: remarks.filter(({ answersId }) => answersId === first.id)
		}));

type Proposed = Pick<
	Awaited<ReturnType<typeof listAmendments>>[number],
	'texts' | 'change' | 'clauseKey'
>;

/** Word by word against the text as it is now. */
function proposedTexts(version: Version, { texts, change, clauseKey }: Proposed) {
	const clause = version.clauses.find(({ key }) => key === clauseKey);
	const wanted = texts as ClauseTexts;
	const locales = change === 'strike' ? version.locales : (Object.keys(wanted) as Locale[]);
	return locales.map((locale) => {
		const was = change === 'insert' ? undefined : clause?.texts[locale];
		const is = change === 'strike' ? undefined : wanted[locale];
		return {
			locale,
			heading: wordDiff(was?.heading ?? '', is?.heading ?? ''),
			body: wordDiff(was?.body ?? '', is?.body ?? '')
		};
	});
}
