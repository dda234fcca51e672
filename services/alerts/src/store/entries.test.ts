import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

test("alerts of entries of the log are looked up by key, in the one way that never reads all alerts", () => {
	const stores = readdirSync(import.meta.dirname).filter((name) => /^(?!.*\.test).*\.ts$/.test(name));
	const own = stores.filter((name) =>
		// A join of the two tables that is written out: its costs grow with the alerts that there are.
		/join\s+alert a on [^`]*subject::uuid/.test(readFileSync(join(import.meta.dirname, name), "utf8")),
	);
	expect(stores.length).toBeGreaterThan(10);
	expect(own).toEqual([]);
});
