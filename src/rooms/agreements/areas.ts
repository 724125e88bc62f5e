/** What clusters agree to do together; each has its clause in the library. */
export const cooperationAreas = [
	'communication',
	'joint_projects',
	'joint_offers',
	'research_support',
	'knowledge_transfer',
	'joint_research',
	'trainings',
	'mutual_promotion',
	'regular_meetings'
] as const;
export type CooperationArea = (typeof cooperationAreas)[number];

export const isArea = (text: string): text is CooperationArea =>
	cooperationAreas.some((area) => area === text);
