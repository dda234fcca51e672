export { vaultKeySetting } from "./config.ts";
export { openVault, vaultMigrations } from "./service.ts";
export { makeVaultKeyFile } from "./vault/vault-keys.ts";
