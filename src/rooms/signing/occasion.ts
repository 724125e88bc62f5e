/** When something is done, and the address that letters lead back to. */
export type Occasion = { now: Date; origin: string };
