/** What a process that a test starts gets of the test's own environment, and no more. */
export const nodeEnvironment = (): Record<string, string> => ({
	PATH: process.env.PATH ?? "",
	...(process.env.NODE_COMPILE_CACHE ? { NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE } : {}),
});
