export { vaultKeySetting } from "./config.ts";
export { openReferral, referralMigrations } from "./service.ts";
export { makeVaultKeyFile } from "./vault/vault-keys.ts";
