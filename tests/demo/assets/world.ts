import { seedId } from "../../../infra/seed/src/seed-id.ts";
import type { Caller } from "../../support/client.ts";
import { must } from "../intake/seventy.ts";
import type { Stage } from "../stage.ts";

const purpose = "financial-investigation";

/** Nine workers, five at home and four who have left for Tonga. All of them are invented. */
export const workers = [
	...[1200, 950, 950, 600.01, 800].map((owed) => ({ owed: owed.toFixed(2), country: "FJ" })),
	...[800, 400, 333.33, 100].map((owed) => ({ owed: owed.toFixed(2), country: "TO" })),
];

export type Worker = { id: string; owed: string; country: string };

/** The unit with the case, the financial intelligence unit with two officers, and nine persons whom the vault knows. */
export const openAssetWorld = async (stage: Stage) => {
	const tcu = await stage.as("fj-desk-1", { purpose: "investigation" });
	const fiu = await stage.as("fj-fiu-desk-1", { purpose });
	const second = await stage.as("fj-fiu-desk-second-1", { purpose });
	const { id: caseId } = await must(
		tcu.post<{ id: string }>("/cases", { title: "Workers without pay (persons invented)" }),
	);
	const persons: Worker[] = [];
	for (const [n, { owed, country }] of workers.entries()) {
		const { id } = await must(
			tcu.post<{ id: string }>(`/cases/${caseId}/persons`, {
				roles: ["victim"],
				identity: { names: [{ text: `Worker ${n + 1} Example (invented)` }] },
			}),
		);
		persons.push({ id, owed, country });
	}
	return { tcu, fiu, second, caseId, persons, lead: seedId("fj-fiu"), partner: seedId("ws-fiu") };
};
export type AssetWorld = Awaited<ReturnType<typeof openAssetWorld>>;

export const order = { authority: "High Court (invented)", reference: "7/2026", madeAt: "2026-02-02T00:00:00Z" };

export type Property = { id: string; stage: string; waiting: number[]; openClaims: number[] };

/** Adds property, and puts steps on record; the last answer. */
export const propertyOf = async (
	who: Caller,
	file: string,
	body: object,
	steps: readonly object[],
): Promise<Property> => {
	let one = await must(who.post<Property>(`/assets/files/${file}/property`, body));
	for (const step of steps)
		one = await must(who.post<Property>(`/assets/files/${file}/property/${one.id}/steps`, step));
	return one;
};
