import { execFileSync } from "node:child_process";
import { open, rm } from "node:fs/promises";
import { join } from "node:path";
import type { Pool } from "@seamark/db";

/** A disk that can be filled up and given room again. */
export type SmallDisk = { how: string; fill(): Promise<void>; free(): Promise<void>; unmount(): void };

const megabytes = 400;

/**
 * A small file system at a folder, filled by a file of its own. Only root may mount one; for others PostgreSQL is made to
 * say what it says when its disk is full, so that what the hub makes of it is tested everywhere.
 */
export const openSmallDisk = (folder: string, admin: () => Pool): SmallDisk => {
	try {
		execFileSync("mount", ["-t", "tmpfs", "-o", `size=${megabytes}m,mode=755`, "tmpfs", folder], { stdio: "pipe" });
	} catch {
		return pretended(admin);
	}
	const filler = join(folder, "filler");
	return {
		how: `a file system of ${megabytes} MB`,
		fill: async () => {
			const file = await open(filler, "w");
			const block = Buffer.alloc(1024 * 1024);
			try {
				// The last pages too: a write that fails has taken what there was.
				for (const size of [block.length, 4_096])
					for (;;) if ((await file.write(block, 0, size).catch(() => ({ bytesWritten: 0 }))).bytesWritten < size) break;
			} finally {
				await file.close();
			}
		},
		free: () => rm(filler),
		unmount: () => void execFileSync("umount", ["-l", folder]),
	};
};

const pretended = (admin: () => Pool): SmallDisk => {
	const run = async (sql: string) => {
		const pool = admin();
		await pool.query(sql).finally(() => pool.end());
	};
	return {
		how: "a database that says so",
		fill: () =>
			run(`create function public.full_disk() returns trigger language plpgsql as
				$$ begin raise exception 'could not extend file: No space left on device' using errcode = 'disk_full'; end $$;
				create trigger full_disk before insert on seamark.log_entry execute function public.full_disk()`),
		free: () => run("drop function public.full_disk cascade"),
		unmount: () => undefined,
	};
};
