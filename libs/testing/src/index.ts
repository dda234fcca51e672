export { type TestDatabase, testContext, testDatabase } from "./database.ts";
export { type TestKafka, testKafka } from "./kafka.ts";
export { sized } from "./sized.ts";
