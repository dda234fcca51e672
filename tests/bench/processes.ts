import { type ChildProcess, fork } from "node:child_process";
import { resolve } from "node:path";

/** Calls of a child process by name, over the channel that `fork` opens. Arguments and answers are plain data. */
export type Peer = {
	call<T>(name: string, argument?: unknown, timeoutMs?: number): Promise<T>;
	close(): Promise<void>;
};

type Asked = { id: number; name: string; argument: unknown };
type Answered = { id: number; result?: unknown; error?: string };

/** Starts a file, of this folder or by its whole path, as a process of its own. Closing it lets it clean up first; what does not end is killed. */
export const startPeer = (file: string): Peer => {
	const child: ChildProcess = fork(resolve(import.meta.dirname, file), [], {
		stdio: ["ignore", "inherit", "inherit", "ipc"],
	});
	const waiting = new Map<number, (answer: Answered) => void>();
	const exited = new Promise<void>((resolve) =>
		child.once("exit", (code, signal) => {
			for (const [id, answer] of waiting) answer({ id, error: `${file} ended (${signal ?? code})` });
			waiting.clear();
			resolve();
		}),
	);
	child.on("message", (answer: Answered) => {
		waiting.get(answer.id)?.(answer);
		waiting.delete(answer.id);
	});
	let next = 0;
	return {
		call: <T>(name: string, argument?: unknown, timeoutMs = 120_000) =>
			new Promise<T>((resolve, reject) => {
				const id = ++next;
				const timer = setTimeout(
					() => reject(new Error(`${file} did not answer ${name} within ${timeoutMs / 1_000} s`)),
					timeoutMs,
				);
				waiting.set(id, ({ result, error }) => {
					clearTimeout(timer);
					if (error === undefined) resolve(result as T);
					else reject(new Error(error));
				});
				child.send({ id, name, argument } satisfies Asked, (error) => error && reject(error));
			}),
		close: async () => {
			if (child.connected) child.disconnect();
			const kill = setTimeout(() => child.kill("SIGKILL"), 15_000);
			await exited;
			clearTimeout(kill);
		},
	};
};

/** The other side: answers calls, and ends with `close` once the parent lets go or is gone. */
export const servePeer = (
	calls: Record<string, (argument: never) => unknown>,
	close: () => Promise<void> = async () => {},
): void => {
	process.on("message", ({ id, name, argument }: Asked) => {
		const answer = (reply: Omit<Answered, "id">) => process.connected && process.send?.({ id, ...reply });
		Promise.resolve()
			.then(() => calls[name]?.(argument as never))
			.then(
				(result) => answer({ result }),
				(error: Error) => answer({ error: error.stack ?? error.message }),
			);
	});
	// Ctrl-C reaches the whole group; the parent decides when its processes end.
	for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => undefined);
	process.once("disconnect", () => void close().finally(() => process.exit()));
};
