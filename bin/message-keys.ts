/** Every room speaks all six languages: the same keys with the same blanks in each of them, and French keeps its marks in the line. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const locales = ['pl', 'en', 'de', 'fr', 'ru', 'bg'];
const folder = path.join(import.meta.dirname, '..', 'messages');
type Messages = Record<string, unknown>;

const faults = readdirSync(folder).flatMap(faultsIn);
for (const fault of faults) console.error(fault);
process.exitCode = faults.length > 0 ? 1 : 0;

function faultsIn(room: string): string[] {
	const spoken = Object.fromEntries(locales.map((locale) => [locale, read(room, locale)]));
	const keys = new Set(Object.values(spoken).flatMap((messages) => Object.keys(messages)));
	return [...keys].flatMap((key) => faultsOf(room, key, spoken));
}

function faultsOf(room: string, key: string, spoken: Record<string, Messages>): string[] {
	const missing = locales.filter((locale) => !isSaid(spoken[locale]?.[key]));
	const blanks = new Set(
		locales.filter((locale) => !missing.includes(locale)).map((l) => blanksIn(spoken[l]?.[key]))
	);
	return [
		...(isOf(room, key) ? [] : [`${room}: ${key} does not begin with its room's name`]),
		...(missing.length > 0 ? [`${room}: ${key} is missing in ${missing.join(', ')}`] : []),
		...(blanks.size > 1 ? [`${room}: ${key} has other blanks in other languages`] : []),
		...(breaksAtMark(spoken.fr?.[key])
			? [
					`${room}: ${key} has a French mark that a line could begin or end with: U+00A0 belongs there`
				]
			: [])
	];
}

function read(room: string, locale: string): Messages {
	try {
		const text = readFileSync(path.join(folder, room, `${locale}.json`), 'utf8');
		const { $schema: _schema, ...messages } = JSON.parse(text) as Messages;
		return messages;
	} catch (error) {
		console.error(`${room}/${locale}.json: ${(error as Error).message}`);
		return {};
	}
}

function isOf(room: string, key: string): boolean {
	return [`${room}_`, 'refusal_'].some((beginning) => key.startsWith(beginning));
}

function isSaid(message: unknown): boolean {
	return typeof message === 'string' ? message.trim() !== '' : message !== undefined;
}

/** French sets a space before these marks, and none at which a line may break. */
function breaksAtMark(message: unknown): boolean {
	return / [:;?!»%]|« /.test(JSON.stringify(message) ?? '');
}

/** The names in braces; a plural may leave a blank out of one of its forms but not out of all. */
function blanksIn(message: unknown): string {
	const text = JSON.stringify(message);
	const names = [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '');
	return [...new Set(names)].sort().join(' ');
}
