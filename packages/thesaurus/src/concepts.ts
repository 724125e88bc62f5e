import business from './concepts/business.json' with { type: 'json' };
import circularity from './concepts/circularity.json' with { type: 'json' };
import fabrics from './concepts/fabrics.json' with { type: 'json' };
import fibres from './concepts/fibres-and-yarns.json' with { type: 'json' };
import finishing from './concepts/finishing.json' with { type: 'json' };
import garments from './concepts/garments.json' with { type: 'json' };
import homeAndTechnical from './concepts/home-and-technical.json' with { type: 'json' };
import machines from './concepts/machines-and-digital.json' with { type: 'json' };

export type Language = 'pl' | 'en' | 'de' | 'fr' | 'ru' | 'bg';

/** A thing of the trade by its names: of each language the usual one first. */
export type Concept = Record<Language, string[]> & {
	/** A short English word, stable: `knitwear`. */
	id: string;
	/** What it is a kind of, or belongs to. */
	broader: string[];
	/** What who looks for it may want as well: told in one of the two, meant of both. */
	related: string[];
	/** Classes of NACE Rev. 2.1 whose trade it is; sections are left out. */
	nace: string[];
};

/** Every concept; no name stands for two that are not kin. */
export const concepts: readonly Concept[] = [
	...fibres,
	...fabrics,
	...finishing,
	...garments,
	...homeAndTechnical,
	...circularity,
	...machines,
	...business
];
