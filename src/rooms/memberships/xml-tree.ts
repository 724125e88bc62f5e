import { SaxesParser } from 'saxes';

/** An element by its local name; what its prefix was does not matter to us. */
export type Element = {
	name: string;
	attributes: Record<string, string>;
	text: string;
	children: Element[];
};

export class UnreadableXml extends Error {}

const deepest = 60;
const most = 2_000_000;

/**
 * XML as a tree. A document that brings a DOCTYPE is refused: entities of its own, from outside or
 * within, have no place in a bank statement. The parser knows none but the five of XML.
 */
export function readXml(text: string): Element {
	const root: Element = { name: '', attributes: {}, text: '', children: [] };
	const open = [root];
	let count = 0;
	const parser = new SaxesParser();
	parser.on('doctype', () => {
		throw new UnreadableXml('a document type of its own');
	});
	parser.on('error', (error) => {
		throw new UnreadableXml(error.message);
	});
	parser.on('opentag', ({ name, attributes }) => {
		if (open.length > deepest || ++count > most) throw new UnreadableXml('too deep or too many');
		const element = {
			name: localName(name),
			attributes: { ...attributes },
			text: '',
			children: []
		};
		open.at(-1)?.children.push(element);
		open.push(element);
	});
	parser.on('text', (piece) => {
		const current = open.at(-1);
		if (current) current.text += piece;
	});
	parser.on('cdata', (piece) => {
		const current = open.at(-1);
		if (current) current.text += piece;
	});
	parser.on('closetag', () => void open.pop());
	parser.write(text.replace(/^\uFEFF/, '')).close();
	const [document] = root.children;
	if (!document) throw new UnreadableXml('no element');
	return document;
}

const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

export const childrenOf = (element: Element | undefined, name: string): Element[] =>
	element?.children.filter((child) => child.name === name) ?? [];

/** The first element down a path: `at(entry, 'BookgDt', 'Dt')`. */
export const at = (element: Element | undefined, ...path: string[]): Element | undefined =>
	path.reduce<Element | undefined>(
		(found, name) => found?.children.find((child) => child.name === name),
		element
	);

export const textAt = (element: Element | undefined, ...path: string[]): string | null =>
	at(element, ...path)?.text.trim() || null;
