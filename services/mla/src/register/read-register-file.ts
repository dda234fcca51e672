import { readFile } from "node:fs/promises";
import { assistanceRegister, type Register, readOwnRegister, registerWith } from "@seamark/treaties";

/** What is known of treaties, and of which States the file of the operator has entries. */
export type KnownRegister = { register: Register; countries: readonly string[] };

/** With what the operator adds in a file, read once when the service begins. Throws where something is wrong in it, all of it at once. */
export const readRegisterFile = async (path: string | undefined): Promise<KnownRegister> => {
	if (path === undefined) return { register: assistanceRegister, countries: [] };
	const read = readOwnRegister(parsed(await readFile(path, "utf8")));
	if ("faults" in read)
		throw new Error(
			`SEAMARK_MLA_REGISTER: ${read.faults.map(({ at, message }) => `${at || "the file"} ${message}`).join("; ")}`,
		);
	const countries = [
		...read.sources.flatMap(({ rows }) => rows.map(({ country }) => country)),
		...read.instruments.flatMap(({ among }) => among?.countries ?? []),
	];
	return { register: registerWith(read), countries: [...new Set(countries)] };
};

const parsed = (text: string): unknown => {
	try {
		return JSON.parse(text);
	} catch {
		throw new Error("SEAMARK_MLA_REGISTER names a file that is no JSON");
	}
};
