import { expect, test } from "vitest";
import { openStrangers } from "./strangers.ts";

const stage = () => {
	const strangers = openStrangers({ most: 6, mostOfAddress: 3 });
	const ended: string[] = [];
	const come = (name: string, address: string) => {
		const connection = { destroy: () => ended.push(name) };
		strangers.came(connection, address);
		return connection;
	};
	return { strangers, ended, come };
};

test("who holds connections open without a key loses the oldest, and keeps out nobody", () => {
	const { ended, come } = stage();
	for (let n = 0; n < 10; n++) come(`flood ${n}`, "a");
	expect(ended).toEqual(Array.from({ length: 7 }, (_, n) => `flood ${n}`));
	come("other", "b");
	expect(ended).toHaveLength(7);
	// From many addresses the oldest of all gives way.
	for (const address of ["c", "d", "e", "f"]) come(`of ${address}`, address);
	expect(ended.slice(7)).toEqual(["flood 7", "flood 8"]);
});

test("a hub that has shown its key, and what is closed, count no more and are not ended", () => {
	const { strangers, ended, come } = stage();
	const hub = come("hub", "a");
	strangers.left(hub);
	strangers.left(hub);
	for (let n = 0; n < 20; n++) come(`flood ${n}`, "a");
	expect(ended).not.toContain("hub");
	expect(ended).toHaveLength(17);
});
