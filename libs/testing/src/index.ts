export { keyFiles } from "./keys.ts";
export { type TestDatabase, testContext, testDatabase } from "./database.ts";
