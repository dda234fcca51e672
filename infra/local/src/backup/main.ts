import { resolve } from "node:path";
import { ConfigError } from "@seamark/config";
import { PostgresError } from "@seamark/postgres";
import { reasonOf } from "@seamark/service";
import { backupSettingsInWords, readBackupConfig } from "../config.ts";
import { backUpApart, backUpEmbedded, restoreApart, restoreEmbedded } from "./backup.ts";
import { BackupRefused } from "./refused.ts";
import { readBackupKey } from "./sealed.ts";

/** `npm run backup` and `npm run restore`. See docs/operate.md. */

const say = (line: string) => void process.stdout.write(`${line}\n`);
const [what = "", folder, ...more] = process.argv.slice(2);

const explain = (error: unknown): string => {
	if (error instanceof PostgresError) return `${error.message} ${error.hint}`;
	if (error instanceof BackupRefused || error instanceof ConfigError) return error.message;
	return what === "backup"
		? `The backup is not made: ${reasonOf(error)}.`
		: `Nothing of the hub was changed: ${reasonOf(error)}. Put that right and run the command again.`;
};

const usage = () => {
	say(
		"npm run backup [-- FOLDER]   copies what a hub keeps into new folders, FOLDER and FOLDER-keys, while it runs or not",
	);
	say("npm run restore -- FOLDER    puts a backup in the place of what a hub has; the hub is stopped");
	for (const line of backupSettingsInWords()) say(line);
};

const main = async () => {
	const config = readBackupConfig();
	const key = await readBackupKey(config.keyFile);
	const stamp = new Date().toISOString().replaceAll(/[-:]|\.\d+/g, "");
	const common = { folder: resolve(folder ?? `seamark-backup-${stamp}`), key, say, files: config.files };
	const dataDir = resolve(config.dataDir);
	if (what === "backup")
		await (config.apart ? backUpApart({ ...common, ...config.apart }) : backUpEmbedded({ ...common, dataDir }));
	else await (config.apart ? restoreApart({ ...common, ...config.apart }) : restoreEmbedded({ ...common, dataDir }));
};

const asked = ["backup", "restore"].includes(what) && more.length === 0 && !folder?.startsWith("-");
if (!asked || (what === "restore" && folder === undefined)) {
	usage();
	process.exitCode = /^(--help|-h)$/.test(folder ?? "") ? 0 : 2;
} else
	main().catch((error: unknown) => {
		process.stderr.write(`${explain(error)}\n`);
		process.exitCode = 1;
	});
