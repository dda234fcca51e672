export { newKey, seal, unseal } from "./seal.ts";
export { openSealingKeys, readSealingKeys, type SealingKeys, type WrappedKey } from "./sealing-keys.ts";
