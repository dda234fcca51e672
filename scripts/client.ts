// Writes libs/client/src/generated from the hub's OpenAPI description: types by openapi-typescript, and the codes of its vocabularies.
// `npm run gen` runs it. With --check it tells, without openapi-typescript, whether what is committed is of today's description.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describeHub } from "../infra/local/src/describe.ts";
import { valuesFile } from "./client/values.ts";

const root = dirname(import.meta.dirname);
const folder = join(root, "libs/client/src/generated");
const tool = join(root, "scripts/client-tool");

const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");
const seal = (description: string, text: string): string =>
	`// Written by \`npm run gen\`; do not edit. Of the description ${sha256(description)}, text ${sha256(text)}.\n${text}`;

/** Whether a file is of this description and as it was written. */
export const isCurrent = (file: string, description: string): boolean => {
	const [, ...rest] = file.split("\n");
	return file === seal(description, rest.join("\n"));
};

/** The description as one text: what does not change the client, such as the address of the hub, is left out. */
const describedText = (description: Record<string, unknown>): string => {
	const { servers: _, info: __, ...rest } = description;
	return JSON.stringify(rest);
};

const run = (command: string, args: string[], o: { cwd: string; input?: string }): string => {
	const done = spawnSync(command, args, { ...o, encoding: "utf8", maxBuffer: 64 * 1024 * 1024 });
	if (done.status !== 0) throw new Error(`${args.join(" ")}: ${done.error?.message ?? done.stderr}`);
	return done.stdout;
};

/** openapi-typescript needs a compiler interface that the TypeScript of the project no longer has, so it is a package of its own. */
const typesOf = (description: string): string => {
	if (!existsSync(join(tool, "node_modules/openapi-typescript"))) {
		process.stdout.write("Installing openapi-typescript (once) ...\n");
		const npm = process.env.npm_execpath;
		const words = ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline", "--loglevel=error"];
		if (npm?.endsWith("npm-cli.js")) run(process.execPath, [npm, ...words], { cwd: tool });
		else run(process.platform === "win32" ? "npm.cmd" : "npm", words, { cwd: tool });
	}
	return run(process.execPath, ["write-types.mjs"], { cwd: tool, input: description });
};

const names = ["schema.ts", "values.ts"] as const;

const main = async (check: boolean): Promise<void> => {
	const description = await describeHub();
	const text = describedText(description);
	if (check) {
		const read = (name: string) => readFileSync(join(folder, name), "utf8").replaceAll("\r\n", "\n");
		const stale = names.filter((name) => !existsSync(join(folder, name)) || !isCurrent(read(name), text));
		if (!stale.includes("values.ts") && read("values.ts") !== seal(text, valuesFile(description)))
			stale.push("values.ts");
		if (stale.length === 0) return;
		process.stderr.write(
			`libs/client/src/generated is not of the hub's description: run \`npm run gen\`.\n${stale.join("\n")}\n`,
		);
		process.exitCode = 1;
		return;
	}
	writeFileSync(join(folder, "values.ts"), seal(text, valuesFile(description)));
	writeFileSync(join(folder, "schema.ts"), seal(text, typesOf(text)));
	process.stdout.write("libs/client/src/generated is of today's description\n");
};

if (import.meta.main) await main(process.argv.includes("--check"));
