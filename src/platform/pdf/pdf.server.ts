import type { Locale } from '../locale.ts';
import { frame } from './frame.ts';
import { typeset, type Source } from './typesetting.ts';

/** A document in Typst; what it tells comes as `it`, its words are already in the reader's language. */
export type Template<Told> = { typst: string; of?: Told };

export type PdfHead = {
	locale: Locale;
	title: string;
	/** When it was made, as the file says; the same data and moment give the same file. */
	now: Date;
};

type Typesetting = (source: Source) => Promise<Uint8Array<ArrayBuffer>>;

const place = Symbol.for('osnova.typesetting');
const shelf = globalThis as { [place]?: Typesetting };

/** The server offers its thread to the pages, which are built apart and cannot begin one themselves. */
export function offerTypesetting(inThread: Typesetting): void {
	shelf[place] = inThread;
}

/** One document as PDF/A-2a: tagged, with title and language, its fonts inside. */
export function renderPdf<Told extends object>(
	{ typst }: Template<Told>,
	told: Told,
	{ locale, title, now }: PdfHead
): Promise<Uint8Array<ArrayBuffer>> {
	const moment = Math.floor(now.getTime() / 1000);
	const source = { typst: frame + typst, told: JSON.stringify(told), title, locale, moment };
	return (shelf[place] ?? typeset)(source);
}
