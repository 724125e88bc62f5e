/** Say how, by whom or what for, and of hardly anything what it is: alone they bring nobody nearer. */
const general = new Set(
	(
		'production service supplier purchasing buyer_customer sales technology machine textile fabric ' +
		'garment raw_material project partnership partner_search innovation consulting industry_4 ' +
		'quality_control small_series mass_production free_capacity subcontracting on_demand menswear ' +
		'womenswear internationalisation software digitalisation sustainability research know_how ' +
		'eu_programme event supply_chain second_hand collection_of_goods designer dyeing_colour ' +
		'people_staff premises fibre metal plastic water automation medical automotive retail seasonal'
	).split(' ')
);

export const isGeneral = (concept: string): boolean => general.has(concept);
