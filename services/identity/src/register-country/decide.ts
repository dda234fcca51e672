import { faultsWhere } from "@seamark/service";
import { type DirectoryDecision, unlessFaulty } from "../decision.ts";
import { insertCountry, insertRegion } from "../store/statements.ts";

export type RegisterCountry = { code: string; name: string; region: string; regionName?: string };

/** A country is in one region; a region comes to be with its first country. */
export const decideRegisterCountry = (
	asked: RegisterCountry,
	state: { countryKnown: boolean; regionKnown: boolean },
): DirectoryDecision =>
	unlessFaulty(
		faultsWhere(
			[state.countryKnown, "/code", "is registered already"],
			[!state.regionKnown && asked.regionName === undefined, "/regionName", "is missing: the region is new"],
			[state.regionKnown && asked.regionName !== undefined, "/regionName", "is for a new region; this one has a name"],
		),
		() => ({
			writes: [
				...(state.regionKnown
					? []
					: [{ statement: insertRegion, row: { slug: asked.region, name: asked.regionName } }]),
				{ statement: insertCountry, row: { code: asked.code, name: asked.name, region: asked.region } },
			],
			changed: [{ entity: "country", entityId: asked.code, change: "registered", agencyId: "" }],
			answer: { code: asked.code, region: asked.region },
		}),
	);
