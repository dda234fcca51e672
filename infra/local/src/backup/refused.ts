/** Why a backup is not made, or a restore not begun. The reader is the operator who asked for it. */
export class BackupRefused extends Error {}
