import { controlledBy, faultsOf, type Holding, openGraph, openHeld, ownersOf } from "../../libs/ownership/src/index.ts";
import { seeded } from "../support/seeded.ts";
import type { Options } from "./options.ts";
import { figureOf, ratioOf } from "./stats.ts";
import { table } from "./table.ts";

/** Companies that each hold shares of later ones; every hundredth holds one before it too, so that circles are among them. */
const draw = (count: number): Holding[] => {
	const random = seeded(20_300_305);
	const companies = Math.floor(count / 3);
	const holdings: Holding[] = [];
	for (let company = 0; company < companies; company++) {
		const parts = [0.5, 0.3, 0.15];
		for (const [n, part] of parts.entries()) {
			const back = company % 100 === 99 && n === 2;
			const owner = back
				? Math.max(0, company - 1 - random.int(50))
				: Math.min(companies + random.int(companies), company + 1 + random.int(companies / 4));
			const name = owner === company ? `P${company}` : owner >= companies ? `P${owner}` : `C${owner}`;
			holdings.push({
				owner: `${name}${holdings.at(-1)?.owner === name ? "x" : ""}`,
				of: `C${company}`,
				share: { least: part, most: n === 1 ? part + 0.05 : part },
			});
		}
	}
	return holdings;
};

/** The owners of companies among a million holdings: made ready once, then asked; each as a multiple of one pass over the holdings. */
export const owners = async (o: Options) => {
	const holdings = draw(o.quick ? 3_000 : 1_000_000);
	const row = table(o.say, ["", "ready ms", "one pass ms", "question p50 ms"]);
	const rounds: { ready: number; pass: number; ask: number; checked: number }[] = [];
	let kept = 0;
	for (let round = 1; round <= o.rounds; round++) {
		const from = performance.now();
		for (const { share } of holdings) kept += share.least + share.most;
		const pass = performance.now() - from;
		const began = performance.now();
		const graph = openGraph(holdings);
		const held = openHeld(graph);
		const ready = performance.now() - began;
		const checking = performance.now();
		kept += faultsOf(holdings).length;
		const checked = performance.now() - checking;
		const asked: number[] = [];
		const companies = holdings.length / 3;
		for (let n = 0; n < 5; n++) {
			const start = performance.now();
			const found = ownersOf(graph, `C${Math.floor(companies * (0.9 + n / 60))}`);
			kept += found?.integrated.size ?? 0;
			kept += controlledBy(graph, held, `C${n}`)?.surely.size ?? 0;
			asked.push(performance.now() - start);
		}
		rounds.push({ ready, pass, checked, ask: figureOf(asked).median });
		row(`round ${round}`, Math.round(ready), Number(pass.toFixed(1)), figureOf(asked).median);
	}
	const all = (name: "ready" | "pass" | "ask" | "checked") => rounds.map((one) => one[name]);
	return {
		bench: "owners",
		unit: "ms",
		holdings: holdings.length,
		rounds: o.rounds,
		read: kept > 0,
		ratio: { readyToOnePass: ratioOf(all("ready"), all("pass")), questionToOnePass: ratioOf(all("ask"), all("pass")) },
		results: {
			readyMs: figureOf(all("ready")),
			passMs: figureOf(all("pass")),
			askMs: figureOf(all("ask")),
			checkMs: figureOf(all("checked")),
		},
	};
};
