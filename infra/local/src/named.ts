import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { ConfigError } from "@seamark/config";
import { ownerCountries, ownerDirectory } from "@seamark/seed";

/** `npm start -- --hub NAME`: hubs of different owners side by side on one machine. Ports, data, keys and identifier of each are its own. */
export type Named = {
	name: string;
	dataDir: string;
	port: number;
	/** Other hubs call this one there. */
	exchangePort: number;
	/** Of its invented units. */
	country: string;
	directoryFile: string;
};

const firstPort = 8180;
const firstExchangePort = 8380;

/** The settings of a named hub; what the operator has set counts more. Makes its folder, and chooses its ports when it starts for the first time. */
export const nameHub = async (
	name: string,
	env: Record<string, string | undefined>,
): Promise<{ named: Named; env: Record<string, string | undefined> }> => {
	if (!/^[a-z][a-z0-9-]{0,30}$/.test(name) || name === "ports")
		throw new ConfigError([
			`--hub: "${name}" is no name for a hub. Use small letters, digits and hyphens: npm start -- --hub north`,
		]);
	const parent = env.SEAMARK_DATA ?? ".seamark-hubs";
	const place = await placeOf(join(parent, "ports"), name);
	const dataDir = join(parent, name);
	await mkdir(dataDir, { recursive: true, mode: 0o700 });
	const named: Named = {
		name,
		dataDir,
		port: Number(env.SEAMARK_PORT ?? firstPort + place),
		exchangePort: firstExchangePort + place,
		country: ownerCountries[place - 1] ?? "FJ",
		directoryFile: join(dataDir, "directory.json"),
	};
	if (!existsSync(named.directoryFile))
		await writeFile(
			named.directoryFile,
			JSON.stringify(ownerDirectory(name, { countries: [named.country], all: ownerCountries })),
		);
	return {
		named,
		env: {
			SEAMARK_HUB_ID: `https://${name}.example`,
			SEAMARK_EXCHANGE_PORT: String(named.exchangePort),
			SEAMARK_EXCHANGE_URL: `https://127.0.0.1:${named.exchangePort}`,
			...((env.SEAMARK_SEED ?? "demo") === "demo" ? { SEAMARK_DIRECTORY_FILE: named.directoryFile } : {}),
			...env,
			SEAMARK_PORT: String(named.port),
			SEAMARK_DATA: dataDir,
		},
	};
};

/** Each hub keeps its number, also while it does not run: a file of that number says whose it is, and is made once. */
const placeOf = async (folder: string, name: string): Promise<number> => {
	await mkdir(folder, { recursive: true, mode: 0o700 });
	for (const place of await readdir(folder))
		if ((await readFile(join(folder, place), "utf8")) === name) return Number(place);
	for (let place = 1; place <= ownerCountries.length; place++) {
		const mine = await writeFile(join(folder, String(place)), name, { flag: "wx" }).then(
			() => true,
			() => false,
		);
		if (mine) return place;
	}
	throw new ConfigError([
		`--hub: ${ownerCountries.length} hubs are there already; see ${folder}. Delete the folder of one that you no longer need, and its number there.`,
	]);
};

/** What to do next, line by line: how two of them are paired. */
export const nextSteps = ({ name, country }: Named, o: { url: string; seamark: string }): string[] => {
	const other = name === "south" ? "north" : "south";
	const unit = `${name}-${country.toLowerCase()}-a-1`;
	return [
		`This hub is ${name}, of an owner of its own. Its units are invented. Start another one beside it, in another terminal:`,
		"",
		`  npm start -- --hub ${other}`,
		"",
		"Pair the two, from this hub's side; then do the same from the other side, with the names exchanged:",
		"",
		`  ${o.seamark} --as ${name} login --hub ${o.url} --demo ${name}-centre-1 --purpose analysis`,
		`  ${o.seamark} --as ${name} hub card > ${name}.card`,
		`  ${o.seamark} --as ${name} hub pair ${other}.card --fingerprint "AS-${other.toUpperCase()}-READS-IT-OUT" --tlp amber`,
		`  ${o.seamark} --as ${name} hub links`,
		"",
		`An officer here is ${unit}. More: docs/exchange.md`,
	];
};
