package dev.haven.smtp.client;

/// How we sign in at another server.
public record Login(String user, String password) {
  /// Never the password.
  @Override
  public String toString() {
    return "Login[" + user + "]";
  }
}
