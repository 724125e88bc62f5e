/** One value of a facet, as a bar or column draws it. */
export type Bar = { code: string; label: string; count: number; open: number; isChosen: boolean };
