import { expect, test } from "vitest";
import { openTurns } from "./turns.ts";

test.each([1, 3])(
	"never more than %i work at once, in the order in which they came, and a failure gives its turn back",
	async (most) => {
		const inTurn = openTurns(most);
		const began: number[] = [];
		let atOnce = 0;
		let highest = 0;
		const work = (n: number) =>
			inTurn(async () => {
				began.push(n);
				highest = Math.max(highest, ++atOnce);
				await new Promise((done) => setImmediate(done));
				atOnce--;
				if (n % 3 === 0) throw new Error("failed");
				return n;
			}).catch(() => -1);
		const all = Array.from({ length: 20 }, (_, n) => n);
		expect(await Promise.all(all.map(work))).toEqual(all.map((n) => (n % 3 === 0 ? -1 : n)));
		expect(began).toEqual(all);
		expect(highest).toBe(most);
	},
);
