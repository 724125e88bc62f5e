export const representationModes = ['sole', 'joint'] as const;
export type RepresentationMode = (typeof representationModes)[number];

export const maySign = ['alone', 'together'] as const;
export type MaySign = (typeof maySign)[number];
