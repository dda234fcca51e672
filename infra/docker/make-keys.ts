// Makes the hub's keys in FOLDER/hub where there are none, and gives each service its own in FOLDER/<service>: its private
// key, the public keys of all, and the hub's secret. Each folder is a volume that one service alone mounts.
//   node infra/docker/make-keys.ts /keys
import { constants } from "node:fs";
import { copyFile, mkdir } from "node:fs/promises";
import { basename, join } from "node:path";
import { hubServices, makeKeyFiles, makeSecretKeyFile, serviceNames } from "@seamark/service";

const [folder] = process.argv.slice(2);
if (!folder) {
	process.stderr.write("Name the folder for the keys: node infra/docker/make-keys.ts /keys\n");
	process.exit(64);
}

/** What is there stays: stored signing keys and cursors depend on it. */
const copyOnce = (from: string, to: string) =>
	copyFile(from, to, constants.COPYFILE_EXCL).catch((error: NodeJS.ErrnoException) => {
		if (error.code !== "EEXIST") throw error;
	});

const keys = await makeKeyFiles(join(folder, "hub"), serviceNames);
for (const { name: service, secrets } of hubServices) {
	const own = join(folder, service);
	await mkdir(own, { recursive: true, mode: 0o700 });
	for (const file of [keys.keyOf(service), keys.hub]) await copyOnce(file, join(own, basename(file)));
	// Public keys grow with the services of the hub.
	await copyFile(keys.services, join(own, basename(keys.services)));
	// Its own, which no other service ever sees.
	for (const file of Object.values(secrets)) await makeSecretKeyFile(join(own, file));
}
const secretKeys = hubServices.flatMap(({ name, secrets }) =>
	Object.values(secrets).map((file) => `${folder}/${name}/${file}`),
);
process.stdout.write(
	`The keys are in ${folder}. Back up ${[`${folder}/hub`, ...secretKeys].join(", ")}: without hub.key no stored signing key can be read again, without the others no identity and no account.\n`,
);
