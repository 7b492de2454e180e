/** Why a copy was not made, not opened or not restored, in Russian for people. */
export class BackupRefusal extends Error {
  override readonly name = 'BackupRefusal';
}
