import { readSettings } from "@seamark/config";
import { expect, test } from "vitest";
import { fileSettings, openFileStore } from "./open-file-store.ts";

const open = (env: Record<string, string>) => openFileStore(readSettings(fileSettings, env));

test("files stay in the database unless the hub says where else; only there may they be larger", () => {
	expect(open({})).toEqual({ files: undefined, mostFileBytes: 25 * 1024 ** 2 });
	expect(open({ SEAMARK_FILES: "/srv/files", SEAMARK_FILE_MB: "4096" }).mostFileBytes).toBe(4 * 1024 ** 3);
	expect(() => open({ SEAMARK_FILE_MB: "26" })).toThrow("SEAMARK_FILES");
	for (const wrong of ["0", "4097", "-1", "x", "1.5"])
		expect(() => open({ SEAMARK_FILES: "/srv/files", SEAMARK_FILE_MB: wrong })).toThrow(
			"SEAMARK_FILE_MB must be a number",
		);
	expect(() => open({ SEAMARK_FILES: "https://store.example/bucket" })).toThrow("SEAMARK_FILES_KEY");
});
