import { gazetteerCredit } from '#rooms/places/gazetteer.ts';

export const load = () => ({ credit: gazetteerCredit });
