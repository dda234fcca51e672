import { expect, test } from "vitest";
import { latinOf } from "./latin.ts";

test("a name of another script is given in Latin letters beside it, and one in Latin letters is not", () => {
	expect(latinOf("Ана Петрова")).toBe("ana petrova");
	expect(latinOf("Γιώργος")).toBe("giorgos");
	expect(latinOf("王小明")).toMatch(/^wang /);
	expect(latinOf("Ünïcødé Lê")).toBeUndefined();
	expect(latinOf("1234 --")).toBeUndefined();
});
