import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { existsSync, rmSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";

/** Two network namespaces with a TUN device each, whose packets come as datagrams to two UDP ports of this machine. Needs root and Debian's socat. */

const addresses = ["10.77.0.1", "10.77.0.2"] as const;
const port = "7000";
const prefix = "seamark-link-";

const ip = (...words: string[]) => execFileSync("ip", words, { stdio: ["ignore", "pipe", "pipe"], encoding: "utf8" });

/** Why it cannot be had here; undefined where it can. */
export const whyNot = (): string | undefined => {
	if (process.platform !== "linux" || process.getuid?.() !== 0) return "network namespaces need root on Linux";
	if (!existsSync("/dev/net/tun")) return "there is no /dev/net/tun";
	try {
		execFileSync("socat", ["-V"], { stdio: "ignore" });
		ip("netns", "list");
		return undefined;
	} catch {
		return "socat or ip is not installed (Debian: socat, iproute2)";
	}
};

/** What a process that was killed has left. */
const sweep = () => {
	for (const name of ip("netns", "list").match(new RegExp(`^${prefix}\\d+-[ab]`, "gm")) ?? []) {
		const owner = /\d+/.exec(name)?.[0] ?? "";
		if (!existsSync(`/proc/${owner}`)) ip("netns", "delete", name);
	}
};

const until = async (what: string, holds: () => boolean): Promise<void> => {
	for (const end = performance.now() + 10_000; !holds(); await pause(10))
		if (performance.now() > end) throw new Error(`not within ten seconds: ${what}`);
};

/** `udp` names for each side the port of the device and the port of the relay. `folder` holds the sockets by which bytes go in and come out. */
export const openNamespaces = async (o: { udp: readonly { device: number; relay: number }[]; folder: string }) => {
	sweep();
	const children: ChildProcess[] = [];
	const names = ["a", "b"].map((side) => `${prefix}${process.pid}-${side}`);
	// What a forwarder says of connections that broke is what the link is for.
	const run = (command: string, ...words: string[]) => {
		children.push(spawn(command, words, { stdio: "ignore" }));
	};
	const close = () => {
		for (const child of children) child.kill("SIGKILL");
		for (const name of names) {
			try {
				ip("netns", "delete", name);
			} catch {
				// It was never made.
			}
		}
		rmSync(o.folder, { recursive: true, force: true });
	};
	try {
		for (const [n, name] of names.entries()) {
			const { device = 0, relay = 0 } = o.udp[n] ?? {};
			const tun = `sm${process.pid}${n === 0 ? "a" : "b"}`;
			ip("netns", "add", name);
			run(
				"socat",
				`UDP-DATAGRAM:127.0.0.1:${relay},bind=127.0.0.1:${device}`,
				`TUN,tun-name=${tun},iff-no-pi,tun-type=tun`,
			);
			await until(`device ${tun}`, () => existsSync(`/sys/class/net/${tun}`));
			ip("link", "set", tun, "netns", name);
			ip("-n", name, "address", "add", `${addresses[n]}/30`, "dev", tun);
			ip("-n", name, "link", "set", tun, "up");
			ip("-n", name, "link", "set", "lo", "up");
		}
		for (const [n, name] of names.entries()) {
			const inside = (...words: string[]) => run("ip", "netns", "exec", name, "socat", ...words);
			// Into the link, and out of it.
			inside(`UNIX-LISTEN:${o.folder}/in-${n},fork`, `TCP:${addresses[1 - n]}:${port},nodelay`);
			inside(`TCP-LISTEN:${port},fork,reuseaddr,nodelay,backlog=128`, `UNIX-CONNECT:${o.folder}/out-${n}`);
			await until("the sockets of the link", () => existsSync(`${o.folder}/in-${n}`));
		}
	} catch (error) {
		close();
		throw error;
	}
	return { close };
};
