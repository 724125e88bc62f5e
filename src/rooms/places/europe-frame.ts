import type { Locale } from '#platform/locale.ts';
import { nameOfCountry } from './countries.ts';
import { europeMap, frameOf, type EuropeMap } from './map.ts';

export type NamedShape = {
	code: string;
	name: string;
	x: number;
	y: number;
	isTiny: boolean;
	/** Left out when the shapes come from their own file. */
	path?: string;
};
/** All the drawing of Europe needs, small enough to travel with a page. */
export type EuropeFrame = {
	width: number;
	height: number;
	countries: NamedShape[];
	surroundings?: string;
};

export async function europeFrame(
	locale: Locale,
	{ withShapes = false } = {}
): Promise<EuropeFrame> {
	const map = await europeMap();
	const { width, height, countries } = withShapes ? map : frameOf(map);
	const named = countries.map((it) => ({ ...it, name: nameOfCountry(it.code, locale) }));
	return { width, height, countries: named, ...surroundingsOf(map, withShapes) };
}

function surroundingsOf({ surroundings }: EuropeMap, withShapes: boolean) {
	return withShapes ? { surroundings } : {};
}
