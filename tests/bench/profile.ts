import { mkdir, writeFile } from "node:fs/promises";
import { Session } from "node:inspector/promises";
import { join } from "node:path";

/** Calls by which the parent has a CPU profile made of this process. */
export const profileCalls = () => {
	let profiler: Session | undefined;
	return {
		startProfile: async () => {
			profiler = new Session();
			profiler.connect();
			await profiler.post("Profiler.enable");
			await profiler.post("Profiler.start");
		},
		stopProfile: async ({ dir, name }: { dir: string; name: string }) => {
			const { profile } = (await profiler?.post("Profiler.stop")) ?? {};
			profiler?.disconnect();
			await mkdir(dir, { recursive: true });
			await writeFile(join(dir, `${name}.cpuprofile`), JSON.stringify(profile));
		},
	};
};
