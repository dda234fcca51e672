import { resolve } from "node:path";
import { ConfigError } from "@seamark/config";
import { PostgresError } from "@seamark/postgres";
import { moveSettingsInWords, readMoveConfig } from "../config.ts";
import { moveApart, moveEmbedded } from "./move.ts";
import { MoveRefused } from "./names.ts";

/** `npm run move-vault`: gives the vault of a hub of before its own name that name, once. See docs/operate.md. */

const say = (line: string) => void process.stdout.write(`${line}\n`);

const explain = (error: unknown): string => {
	if (error instanceof PostgresError) return `${error.message} ${error.hint}`;
	if (error instanceof MoveRefused || error instanceof ConfigError) return error.message;
	return `The vault is not moved yet: ${(error as Error).message}. Put that right and run the command again: it goes on where it was.`;
};

const main = async () => {
	const config = readMoveConfig();
	if (!config.apart) return moveEmbedded(resolve(config.dataDir), say);
	return moveApart(config.apart, say);
};

if (process.argv.length > 2) {
	say("npm run move-vault  renames what bears the old name of the vault, once. It takes no arguments:");
	for (const line of moveSettingsInWords()) say(line);
	process.exitCode = /^(--help|-h)$/.test(process.argv[2] ?? "") ? 0 : 2;
} else
	main().catch((error: unknown) => {
		process.stderr.write(`${explain(error)}\n`);
		process.exitCode = 1;
	});
