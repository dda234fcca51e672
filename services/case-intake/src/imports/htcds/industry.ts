import { codesOf, type Sector, sectors } from "../../codes/trafficking.ts";

/** Sections of ISIC, by which the standard names industries, of the sectors in which people are exploited; none for what it has elsewhere. */
const industryOf: Readonly<Partial<Record<Sector, string>>> = {
	agriculture: "A_AgricultureForestryAndFishing",
	fishing: "A_AgricultureForestryAndFishing",
	logging: "A_AgricultureForestryAndFishing",
	mining: "B_MiningAndQuarrying",
	garments: "C_Manufacturing",
	otherManufacturing: "C_Manufacturing",
	construction: "F_Construction",
	trade: "G_WholesaleAndRetailTradeRepairOfMotorVehicles",
	transport: "H_TransportationAndStorage",
	catering: "I_AccommodationAndFoodServiceActivities",
	care: "Q_HumanHealthAndSocialWorkActivities",
	entertainment: "R_ArtsEntertainmentAndRecreation",
	domesticWork: "T_ActivitiesOfHouseholdsAsEmployers",
};

/**
 * The industry that a person's sectors stand for. The field takes one: of several the first by the standard's list. What a record of a
 * file says stays while the person's sectors do not say otherwise.
 */
export const industryFor = (bits: number, written: string): string => {
	const said = [...new Set(codesOf(sectors, bits).flatMap((one) => industryOf[one] ?? []))].sort();
	return said.length === 0 || said.includes(written) ? written : (said[0] ?? "");
};
