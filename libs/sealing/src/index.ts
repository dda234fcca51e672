export { newKey, seal, sealAbout, unseal, unsealAbout } from "./seal.ts";
export { openSealingKeys, readSealingKeys, type SealingKeys, type WrappedKey } from "./sealing-keys.ts";
