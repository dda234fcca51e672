#!/usr/bin/env node
// Plain JavaScript that any Node.js from 20 on can read. The program itself needs Node 24, which a clone of Seamark has
// pinned in node_modules: an older one hands over to it.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import module from "node:module";
import { constants } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const NEEDED_NODE = 24;
const here = dirname(fileURLToPath(import.meta.url));

/** The nearest `node_modules/<path>` that exists, from here upwards. */
function inModules(path) {
	for (let folder = here; ; folder = dirname(folder)) {
		const found = join(folder, "node_modules", path);
		if (existsSync(found)) return found;
		if (folder === dirname(folder)) return undefined;
	}
}

function pinnedNode() {
	const platform = process.platform === "win32" ? "win" : process.platform;
	return inModules(join(`node-${platform}-${process.arch}`, "bin", platform === "win" ? "node.exe" : "node"));
}

/** Compiled code is kept beside the packages, where nobody can put any who could not change the program itself. */
function keepCompiled() {
	const modules = inModules("commander");
	if (modules) module.enableCompileCache?.(join(dirname(modules), ".cache", "seamark"));
}

function handOver(node) {
	const child = spawn(node, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], { stdio: "inherit" });
	// At a terminal Ctrl-C reaches both processes by itself; passing it on as well would count as pressing it twice.
	process.on("SIGINT", () => process.stdin.isTTY || child.kill("SIGINT"));
	for (const signal of ["SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
	child.on("error", (error) => {
		process.stderr.write(`The pinned Node.js could not be started: ${error.message}\n`);
		process.exitCode = 1;
	});
	child.on("close", (code, signal) => {
		process.exitCode = code ?? 128 + (constants.signals[signal] ?? 0);
	});
}

const old = Number.parseInt(process.versions.node, 10) < NEEDED_NODE;
const pinned = old ? pinnedNode() : undefined;
if (!old) {
	keepCompiled();
	await import("../src/main.ts");
} else if (pinned) handOver(pinned);
else {
	process.stderr.write(
		`seamark needs Node.js ${NEEDED_NODE} or newer; this is ${process.version}.\nWhat to do: run \`npm start\` once in the clone, which installs one, or get it from https://nodejs.org\n`,
	);
	process.exitCode = 1;
}
