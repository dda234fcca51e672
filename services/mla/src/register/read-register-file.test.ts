import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { assistanceRegister } from "@seamark/treaties";
import { expect, onTestFinished, test } from "vitest";
import { readRegisterFile } from "./read-register-file.ts";

const fileOf = async (text: string) => {
	const dir = await mkdtemp(join(tmpdir(), "seamark-register-"));
	onTestFinished(() => rm(dir, { recursive: true, force: true }));
	await writeFile(join(dir, "treaties.json"), text);
	return join(dir, "treaties.json");
};

test("without a file the register is the project's; with one it has the operator's entries and their countries too", async () => {
	expect(await readRegisterFile(undefined)).toEqual({ register: assistanceRegister, countries: [] });
	const rows = [{ country: "NZ", instrument: "untoc", bound: "2002-07-19", how: "ratification" }];
	const source = { document: "UN Treaty Collection", part: "XVIII-12", asOf: "2026-01-01", rows };
	const { register, countries } = await readRegisterFile(
		await fileOf(JSON.stringify({ format: 1, sources: [source] })),
	);
	expect(countries).toEqual(["NZ"]);
	expect(register.statusOf("untoc", "NZ", "2020-01-01").status).toBe("bound");
	expect(assistanceRegister.statusOf("untoc", "NZ", "2020-01-01").status).toBe("unknown");
});

test("a file that is wrong, no JSON, or not there keeps the service from starting, and says why", async () => {
	await expect(readRegisterFile(await fileOf('{"format":1,"sources":[{"rows":[]}]}'))).rejects.toThrow(
		/sources\/0\/document is missing.*sources\/0\/asOf is missing.*sources\/0\/rows must be a list/,
	);
	await expect(readRegisterFile(await fileOf("{"))).rejects.toThrow(/no JSON/);
	await expect(readRegisterFile("/nowhere/treaties.json")).rejects.toThrow(/ENOENT/);
});
