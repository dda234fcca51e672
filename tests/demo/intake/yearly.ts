import { createHash } from "node:crypto";
import type { Stage } from "../stage.ts";
import { countLines, must, type Statistics } from "./seventy.ts";

type Frozen = { year: number; edition: number; sha256: string };

/** The year ends; the return is frozen, and a later correction changes the next edition and not a byte of this one. */
export const yearlyReturn = async (stage: Stage, of: { first: string }): Promise<void> => {
	stage.scene("Saint Lucia's return for 2025");
	const early = await (await stage.as("lc-police-desk-1")).post<{ code: string }>("/statistics/returns/2025", {});
	stage.check("is not frozen before the year is over", [early.status, early.body.code], [422, "REFUSED"]);
	stage.clock.moveTo("2026-01-05T06:00:00Z");
	stage.say("Five weeks pass. It is 5 January 2026 by the hub's clock.");
	const desk = await stage.as("lc-police-desk-1");
	const frozen = await must(desk.post<Frozen>("/statistics/returns/2025", {}));
	const read = (edition: number) => desk.get<{ statistics: Statistics }>(`/statistics/returns/2025?edition=${edition}`);
	const first = await read(1);
	const hash = (text: string) => createHash("sha256").update(text).digest("hex");
	stage.screen("desk · return 2025, first edition", countLines(first.body.statistics));
	stage.check(
		"it says 71 persons and 9 confirmed victims, and its hash is that of its bytes",
		[
			first.body.statistics.counters.persons,
			first.body.statistics.counters.victimsConfirmed,
			hash(first.text) === frozen.sha256,
		],
		[71, 9, true],
	);
	const again = await desk.post<Frozen>("/statistics/returns/2025", {});
	stage.check("frozen again, it is the same edition", [again.status, again.body], [200, frozen]);

	stage.scene("A correction in January: one of the nine was not a victim");
	const person = await must(desk.get<{ version: number }>(`/persons/${of.first}`));
	await must(
		desk.post(`/persons/${of.first}/identification`, {
			expectedVersion: person.version,
			identification: "notConfirmed",
		}),
	);
	const unchanged = await read(1);
	stage.check("the frozen return is the same, byte for byte", unchanged.text === first.text, true);
	const second = await must(desk.post<Frozen>("/statistics/returns/2025", {}));
	const corrected = await read(2);
	stage.check(
		"the correction is an edition of its own, with eight",
		[second.edition, corrected.body.statistics.counters.victimsConfirmed, second.sha256 === frozen.sha256],
		[2, 8, false],
	);
	stage.check("and the first is still there", hash((await read(1)).text), frozen.sha256);

	stage.scene("Totals of the country, for its coordinator");
	const coordinator = await stage.as("lc-police-desk-1", { purpose: "analysis" });
	const other = await (await stage.as("fj-desk-1", { purpose: "analysis" })).get("/statistics/national/2025");
	stage.check("whoever holds no such office sees none", other.status, 403);
	await must(coordinator.post("/statistics/national/2025", {}));
	const totals = await coordinator.get<Statistics>("/statistics/national/2025");
	stage.screen("coordinator · Saint Lucia 2025", countLines(totals.body));
	stage.check(
		"the few confirmed victims are kept back, and what they could be worked out from",
		[totals.body.counters.persons, totals.body.counters.victimsConfirmed, totals.body.counters.convictions],
		[71, null, null],
	);

	const open = await desk.get<Statistics>("/statistics?year=2025&public=true");
	stage.screen("for the public", countLines(open.body));
	stage.check(
		"for the public, numbers that could point at somebody are kept back",
		[open.body.counters.persons, open.body.counters.victimsConfirmed, open.body.counters.suspects],
		[70, null, null],
	);
};
