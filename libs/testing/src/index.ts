export { type ClusterAddress, copiedDatabase, type TestDatabase, testDatabase } from "./database.ts";
export { testFolder } from "./folder.ts";
export { type KafkaAddress, ownBroker, type TestBroker, type TestKafka, testKafka } from "./kafka.ts";
export { sized } from "./sized.ts";
