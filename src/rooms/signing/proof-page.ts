import { m } from '#messages';
import { locales, type Locale } from '#platform/locale.ts';
import { escapeHtml } from '#platform/mail/letter.ts';
import type { Texts } from '#rooms/agreements/agreement.ts';
import { languageName } from '#ui/format.ts';
import { textFor } from '#ui/locale-text.ts';
import { chainKindName } from './document-words.ts';
import { proofScript, toldAt, type ProofRecord } from './proof-check.ts';
import { proofStyle } from './proof-style.ts';

export type About = { titles: Texts; original: Locale; reference: string };

/** Readable without a script and without a network; with a script it says whether it holds. */
export function proofPage(record: ProofRecord, about: About): string {
	const main = locales.map((locale) => section(record, about, locale)).join('\n');
	const shown = main.split('data-of="').length - 1;
	const choice = locales.map(
		(locale, at) =>
			`<input type="radio" name="language" id="in-${locale}"${at === 0 ? ' checked' : ''}><label for="in-${locale}" lang="${locale}">${escapeHtml(languageName(locale, locale))}</label>`
	);
	const title = textFor(about.titles, 'en', about.original);
	return `<!doctype html>
<html lang="en" data-verdict="unchecked"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">
<meta http-equiv="content-security-policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'">
<title>${escapeHtml(title)} (${escapeHtml(about.reference)})</title><style>${proofStyle(locales)}</style></head>
<body data-shown="${shown}">
${choice.join('\n')}
${main}
<script type="application/json" id="record">${JSON.stringify(record).replaceAll('<', '\\u003c')}</script>
<script>${proofScript()}</script>
</body></html>
`;
}

function section(record: ProofRecord, { titles, original, reference }: About, locale: Locale) {
	const said = { locale };
	const title = escapeHtml(textFor(titles, locale, original));
	const { chain } = record;
	return `<main lang="${locale}" class="in-${locale}">
<h1>${title}</h1><p class="soft">${escapeHtml(reference)} · ${m.signing_proof_title({}, said)}</p>
<div class="verdict" role="status"><p class="unchecked">${m.signing_proof_unchecked({}, said)}</p><p class="whole">${m.signing_proof_whole({}, said)}</p><p class="broken">${m.signing_proof_broken({}, said)} <b class="place"></b></p></div>
<p>${m.signing_proof_lead({}, said)}</p>
<dl><dt>${m.signing_proof_head({}, said)}</dt><dd>${shownAt(record, 'head/digest')}</dd><dt>${m.signing_proof_key({}, said)}</dt><dd>${shownAt(record, 'head/fingerprint')}<br><small>${m.signing_proof_compare({}, said)}</small></dd></dl>
<h2>${m.signing_proof_chain({}, said)}</h2>
${chain.map((_, at) => entryHtml(record, at, locale)).join('\n')}
<h2>${m.signing_proof_texts({}, said)}</h2>
${record.versions.map((_, at) => versionHtml(record, at, locale)).join('\n')}
</main>`;
}

/** A value with the place it comes from, so that the script can hold one against the other. */
function shownAt(record: ProofRecord, path: string): string {
	const text = toldAt(record, path);
	return text && `<span data-of="${escapeHtml(path)}">${escapeHtml(text)}</span>`;
}

function entryHtml(record: ProofRecord, at: number, locale: Locale): string {
	const said = { locale };
	const show = (path: string) => shownAt(record, `chain/${at}/${path}`);
	const rows: [string, string][] = [
		[m.signing_person_name({}, said), show('content/name')],
		[m.signing_function({}, said), show('content/function')],
		[m.signing_proof_for({}, said), show('content/authority/organisationName')],
		[m.signing_reason({}, said), show('content/reason')],
		[m.signing_place({}, said), show('content/place')],
		[m.signing_proof_paper_on({}, said), show('content/signedOnPaperOn')],
		[m.signing_proof_address({}, said), show('content/address')],
		[m.signing_proof_digest({}, said), show('content/digest')],
		['SHA-256', show('digest')]
	];
	const entry = record.chain[at];
	const terms = rows
		.filter(([, value]) => value)
		.map(([term, value]) => `<dt>${term}</dt><dd>${value}</dd>`);
	return `<section><h3>${show('number')} · ${chainKindName(entry?.kind ?? '', locale)} <time>${show('at')}</time></h3><dl>${terms.join('')}</dl></section>`;
}

type Told = {
	locales: Locale[];
	titles: Texts;
	preambles: Texts;
	clauses: { number: string; texts: Partial<Record<Locale, { heading: string; body: string }>> }[];
};

function versionHtml(record: ProofRecord, at: number, locale: Locale): string {
	const told = record.versions[at]?.content as Told | null;
	if (!told) return '';
	const language = told.locales.includes(locale) ? locale : told.locales[0];
	const show = (path: string) => shownAt(record, `versions/${at}/content/${path}`);
	const clauses = told.clauses.map(
		(_, place) =>
			`<h4>${show(`clauses/${place}/number`)} ${show(`clauses/${place}/texts/${language}/heading`)}</h4><p class="text">${show(`clauses/${place}/texts/${language}/body`)}</p>`
	);
	return `<details><summary>${m.signing_proof_version({}, { locale })} ${shownAt(record, `versions/${at}/number`)} · ${shownAt(record, `versions/${at}/digest`)}</summary><div lang="${language}"><h3>${show(`titles/${language}`)}</h3><p class="text">${show(`preambles/${language}`)}</p>${clauses.join('\n')}</div></details>`;
}
