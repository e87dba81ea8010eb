package dev.haven.server;

import dev.haven.directory.Address;
import dev.haven.directory.Directory;
import dev.haven.directory.DirectoryRefused;
import dev.haven.directory.NewPassword;
import dev.haven.server.control.Refused;
import dev.haven.wire.SyntaxException;
import java.util.Optional;

/// The one account that a new server begins with. Its password is told here, and nowhere kept but
/// as a hash.
///
/// @param password to be shown once
public record FirstAccount(String address, String password) {
  public static final String STANDARD = "admin@localhost";

  /// Adds a domain and an account unless there are domains already.
  static Optional<FirstAccount> addIfNew(Directory directory, String address) throws Refused {
    var administration = directory.administration();
    if (!administration.domains().isEmpty()) {
      return Optional.empty();
    }
    try {
      var parsed = Address.parse(address);
      var password = NewPassword.generate();
      administration.addDomain(parsed.domain());
      administration.addAccount(parsed, password);
      return Optional.of(new FirstAccount(parsed.toString(), password));
    } catch (SyntaxException e) {
      throw new Refused(
          "\"" + address + "\" is no e-mail address: " + e.getMessage(),
          "give one such as --account you@example.com");
    } catch (DirectoryRefused refused) {
      throw new Refused(refused.cause(), refused.remedy());
    }
  }

  /// Never the password.
  @Override
  public String toString() {
    return "FirstAccount[" + address + "]";
  }
}
