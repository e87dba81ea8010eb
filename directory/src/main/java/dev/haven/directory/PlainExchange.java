package dev.haven.directory;

import dev.haven.directory.SaslStep.Challenge;
import dev.haven.directory.SaslStep.Done;
import dev.haven.directory.SaslStep.Failed;
import dev.haven.directory.SaslStep.Fault;
import java.util.Optional;

/// PLAIN: `[authzid] NUL authcid NUL passwd` in one response (RFC 4616 §2).
final class PlainExchange implements SaslExchange {
  @Override
  public SaslStep begin() {
    return new Challenge("");
  }

  @Override
  public SaslStep begin(String initialResponse) {
    return Sasl.initial(initialResponse, PlainExchange::credentials);
  }

  @Override
  public SaslStep respond(byte[] line) {
    return Sasl.line(line, PlainExchange::credentials);
  }

  private static SaslStep credentials(byte[] message) {
    int first = indexOfNul(message, 0);
    int second = indexOfNul(message, first + 1);
    if (first < 0 || second < 0) {
      return malformed();
    }
    Optional<String> authzid = Sasl.text(message, 0, first);
    Optional<String> authcid = Sasl.text(message, first + 1, second);
    Optional<String> password = Sasl.text(message, second + 1, message.length);
    if (authzid.isEmpty() || authcid.isEmpty() || password.isEmpty()) {
      return malformed();
    }
    return credentials(authzid.get(), authcid.get(), password.get());
  }

  private static SaslStep credentials(String authzid, String authcid, String password) {
    if (authcid.isEmpty() || password.isEmpty()) {
      return malformed();
    }
    if (!authzid.isEmpty() && !authzid.equalsIgnoreCase(authcid)) {
      return new Failed(
          Fault.FOR_SOMEBODY_ELSE,
          "Nobody may act for somebody else here; leave the authorization identity empty");
    }
    return new Done(new Credentials(authcid, password));
  }

  private static Failed malformed() {
    return Sasl.malformed("what PLAIN sends: NUL, user, NUL, password");
  }

  private static int indexOfNul(byte[] bytes, int from) {
    for (int i = from; i < bytes.length; i++) {
      if (bytes[i] == 0) {
        return i;
      }
    }
    return -1;
  }
}
