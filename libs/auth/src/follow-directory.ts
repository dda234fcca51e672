import type { identityApi, logApi } from "@seamark/contracts";
import { HubError } from "@seamark/errors";
import { callService, readService, type ServiceIdentity } from "@seamark/grpc";
import { type Directory, indexDirectory } from "./directory.ts";

/** The directory as this service knows it now. */
export type DirectorySource = {
	/** Throws DIRECTORY_STALE when identity has not been heard from for too long to trust what is here. */
	current(): Directory;
	/** Calls back after every change. Returns a function that ends it. */
	onChange(callback: (directory: Directory) => void): () => void;
	/**
	 * Resolves when the first directory is here. Throws when it is closed before, and where `withinMs` is given with the first failure
	 * after that time: what is only slow is waited for.
	 */
	ready(withinMs?: number): Promise<void>;
	close(): Promise<void>;
};

/** A source that its own process can wait for. */
export type KeptDirectory = DirectorySource & {
	/** Resolves when the directory is at that position of the identity log; throws DIRECTORY_STALE after a while. */
	reached(position: number): Promise<void>;
};

/** Revocation must bite everywhere within 30 s, so a directory that old decides nothing. */
const staleAfterMs = 25_000;
const reachedWithinMs = 5_000;

/** Keeps the directory fresh: a snapshot over gRPC, then the identity log is followed and each change fetches it again. */
export const followDirectory = (o: {
	identity: ServiceIdentity;
	directory: identityApi.DirectoryServiceClient;
	log: logApi.LogServiceClient;
	notice?: (what: string, error?: Error) => void;
}): DirectorySource =>
	keepDirectory({
		fetch: () =>
			callService(
				{ identity: o.identity, receiver: "identity", deadlineMs: 5_000 },
				o.directory.getDirectory.bind(o.directory),
				{},
			),
		follow: (after, logId, signal) =>
			readService({ identity: o.identity, receiver: "identity", signal }, o.log.follow.bind(o.log), { after, logId }),
		...(o.notice ? { notice: o.notice } : {}),
	});

/** The same for any way to fetch the directory and to follow the identity log; the log's heartbeats prove it alive. */
export const keepDirectory = (o: {
	fetch: () => Promise<identityApi.GetDirectoryResponse>;
	follow: (
		after: number,
		logId: string,
		signal: AbortSignal,
	) => AsyncIterable<{ events: readonly { type: string; position: number }[] }>;
	notice?: (what: string, error?: Error) => void;
}): KeptDirectory => {
	const stop = new AbortController();
	const callbacks = new Set<(directory: Directory) => void>();
	let directory: Directory | undefined;
	let heardAt = Number.NEGATIVE_INFINITY;
	const first = Promise.withResolvers<void>();
	first.promise.catch(() => undefined);
	let giveUpAt = Number.POSITIVE_INFINITY;

	const fetch = async () => {
		const snapshot = await o.fetch();
		directory = indexDirectory(snapshot);
		heardAt = performance.now();
		first.resolve();
		for (const callback of callbacks) callback(directory);
		return snapshot;
	};

	const follow = async () => {
		const { position, logId } = await fetch();
		for await (const page of o.follow(position, logId, stop.signal)) {
			heardAt = performance.now();
			const last = page.events.at(-1)?.position ?? 0;
			const changed = page.events.some((event) => event.type === "seamark.events.v1.DirectoryChanged");
			if (changed && last > (directory?.position ?? 0)) await fetch();
		}
	};

	const running = (async () => {
		for (let failures = 0; !stop.signal.aborted; failures++) {
			try {
				await follow();
				failures = 0;
			} catch (error) {
				if (performance.now() > giveUpAt) first.reject(error);
				o.notice?.("the directory cannot be followed", error as Error);
			}
			await new Promise<void>((resolve) => {
				const timer = setTimeout(resolve, Math.min(2_000, 100 * 2 ** failures));
				const end = () => {
					clearTimeout(timer);
					resolve();
				};
				stop.signal.addEventListener("abort", end, { once: true });
			});
		}
	})();

	const onChange = (callback: (directory: Directory) => void) => {
		callbacks.add(callback);
		return () => callbacks.delete(callback);
	};

	return {
		current: () => {
			if (!directory || performance.now() - heardAt > staleAfterMs)
				throw new HubError("DIRECTORY_STALE", { retryAfter: 5 });
			return directory;
		},
		onChange,
		reached: async (position) => {
			if ((directory?.position ?? -1) >= position) return;
			const { promise, resolve, reject } = Promise.withResolvers<void>();
			const timer = setTimeout(() => reject(new HubError("DIRECTORY_STALE", { retryAfter: 5 })), reachedWithinMs);
			const end = onChange((now) => now.position >= position && resolve());
			await promise.finally(() => {
				clearTimeout(timer);
				end();
			});
		},
		ready: (withinMs = Number.POSITIVE_INFINITY) => {
			giveUpAt = performance.now() + withinMs;
			return first.promise;
		},
		close: async () => {
			stop.abort();
			first.reject(new Error("The directory was closed before it was here."));
			await running;
		},
	};
};
