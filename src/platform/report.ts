/** Tells the person waiting what is being done now. */
export type Report = (step: string) => void;
