import type { Locale } from '#platform/locale.ts';
import type { OrganisationDraft } from './organisation.ts';

export type Carded = Pick<
	OrganisationDraft,
	| 'texts'
	| 'originalLocale'
	| 'country'
	| 'town'
	| 'postcode'
	| 'street'
	| 'website'
	| 'contacts'
	| 'latitude'
	| 'longitude'
> & { id: string; changedAt: Date };

/** A vCard (RFC 6350) with the contacts that everybody may see. */
export function cardOf(record: Carded, locale: Locale, url: string): string {
	const text = record.texts[locale] ?? record.texts[record.originalLocale];
	const isPublic = record.contacts.filter(({ visibility }) => visibility === 'public');
	const { street, town, postcode, country, latitude, longitude } = record;
	const lines = [
		'BEGIN:VCARD',
		'VERSION:4.0',
		'KIND:org',
		`UID:urn:uuid:${record.id}`,
		`FN:${escape(text?.name ?? '')}`,
		`ORG:${escape(text?.name ?? '')}`,
		...(text?.shortName ? [`NICKNAME:${escape(text.shortName)}`] : []),
		`ADR:;;${[street, town, '', postcode, country].map((part) => escape(part ?? '')).join(';')}`,
		...(latitude !== null && longitude !== null ? [`GEO:geo:${latitude},${longitude}`] : []),
		...isPublic.flatMap(({ email }) => (email ? [`EMAIL;TYPE=work:${escape(email)}`] : [])),
		...isPublic.flatMap(({ phone }) => (phone ? [`TEL;TYPE=work:${escape(phone)}`] : [])),
		...(record.website ? [`URL:${record.website}`] : []),
		`SOURCE:${url}`,
		`REV:${record.changedAt.toISOString().replace(/[-:]|\.\d+/g, '')}`,
		'END:VCARD'
	];
	return lines.map(folded).join('\r\n') + '\r\n';
}

const escape = (text: string): string =>
	text.replace(/[\\,;]/g, (sign) => `\\${sign}`).replace(/\r?\n/g, '\\n');

/** Lines longer than 75 octets go on after a line break and a space, never inside a character. */
function folded(line: string): string {
	const parts: string[] = [];
	let part = '';
	for (const sign of line) {
		if (Buffer.byteLength(part + sign) > 74) {
			parts.push(part);
			part = '';
		}
		part += sign;
	}
	return [...parts, part].join('\r\n ');
}
