import { defineConfig } from "vitest/config";

const exclude = ["**/node_modules/**", "**/.cache/**", "**/.seamark/**"];
const realParts = ["**/*.int.test.ts", "tests/**/*.e2e.test.ts"];
/**
 * CI may share its machine: limits of time are for what hangs, not for what is slow. A failure that repeats is one, and a test
 * that needed its second try is named with it.
 */
const patient = { retry: process.env.CI ? 1 : 0, expect: { poll: { timeout: 30_000 } } };
// Starts PostgreSQL and Kafka, or finds the ones an earlier project of the same run started.
const globalSetup = ["infra/testing/src/global-setup.ts"];

export default defineConfig({
	test: {
		pool: "forks",
		maxWorkers: 2,
		// Files are loaded by Node itself, exactly as in production: no transform comes between the tests and the code.
		experimental: { viteModuleRunner: false },
		projects: [
			{
				extends: true,
				test: {
					name: "unit",
					include: ["**/*.test.ts"],
					exclude: [...exclude, ...realParts],
					testTimeout: 60_000,
					// Modules are loaded once for each worker, not for each file: that was half of the time. So no test may change them for others.
					isolate: false,
					setupFiles: ["scripts/seed.ts", "scripts/no-network.ts"],
					sequence: { groupOrder: 1 },
				},
			},
			{
				extends: true,
				test: {
					name: "integration",
					include: ["**/*.int.test.ts"],
					exclude,
					globalSetup,
					setupFiles: ["scripts/seed.ts"],
					...patient,
					isolate: false,
					testTimeout: 60_000,
					hookTimeout: 120_000,
					sequence: { groupOrder: 2 },
				},
			},
			{
				extends: true,
				test: {
					name: "e2e",
					include: ["tests/**/*.e2e.test.ts"],
					exclude,
					globalSetup,
					setupFiles: ["scripts/seed.ts"],
					...patient,
					testTimeout: 300_000,
					hookTimeout: 120_000,
					sequence: { groupOrder: 3 },
				},
			},
		],
	},
});
