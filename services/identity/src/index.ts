export type { DemoAnswer } from "./demo-token/handle.ts";
export { readDirectoryFile } from "./directory-file.ts";
export { type DirectorySeed, type Seeded, type SeededClient, seedDirectory } from "./seed.ts";
export { service } from "./service.ts";
