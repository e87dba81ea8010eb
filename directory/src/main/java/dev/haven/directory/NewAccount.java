package dev.haven.directory;

/// An account to be added.
///
/// @param password as it was typed
public record NewAccount(Address address, String password) {
  /// Without the password: this may reach a log.
  @Override
  public String toString() {
    return "NewAccount[" + address + ", password=***]";
  }
}
