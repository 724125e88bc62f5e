/** When something is done, and what its letters need: the house's address and the secret of its links. */
export type Occasion = { now: Date; origin: string; secret: string };
