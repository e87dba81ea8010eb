package dev.haven.directory;

/// What a client signs in with. Lives for one sign-in; is never stored or logged.
///
/// @param user as the client sent it: an address, or its local part
/// @param password as the client sent it, before normalisation
public record Credentials(String user, String password) {
  /// Without the password: this may reach a log.
  @Override
  public String toString() {
    return "Credentials[user=" + user + ", password=***]";
  }
}
