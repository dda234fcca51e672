import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";

/** A new folder, with links resolved, that is gone when the test is over. */
export const testFolder = (): string => {
	const folder = mkdtempSync(join(realpathSync(tmpdir()), "seamark-test-"));
	onTestFinished(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
	return folder;
};
