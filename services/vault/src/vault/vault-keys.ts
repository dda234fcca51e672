import { openSealingKeys, readSealingKeys, type SealingKeys } from "@seamark/sealing";

export type { WrappedKey } from "@seamark/sealing";
export type VaultKeys = SealingKeys;

/** What is in the database was sealed under it: it never changes. */
const use = "seamark vault agency";

export const readVaultKeys = (file: string): Promise<VaultKeys> => readSealingKeys(file, use);
export const openVaultKeys = (keys: readonly Uint8Array[]): VaultKeys => openSealingKeys(keys, use);
