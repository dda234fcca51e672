import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

type Locked = { link?: true; integrity?: string };

test("the lock file says of every package, of every platform, what its bytes are", () => {
	const file = readFileSync(new URL("../package-lock.json", import.meta.url), "utf8");
	const { packages } = JSON.parse(file) as { packages: Record<string, Locked> };
	const installed = Object.entries(packages).filter(([path, one]) => path.includes("node_modules/") && !one.link);
	expect(installed.length).toBeGreaterThan(100);
	expect(installed.filter(([, { integrity }]) => !integrity?.startsWith("sha512-")).map(([path]) => path)).toEqual([]);
});
