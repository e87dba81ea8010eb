package dev.haven.smtp.client;

import java.util.Optional;

/// Why something was not delivered, as one observed fact.
///
/// @param kind what it was
/// @param stage how far it came
/// @param reply what the server said, where it said anything
/// @param words what happened, as a sentence without its full stop
public record Trouble(Kind kind, Stage stage, Optional<ServerReply> reply, String words) {
  /// Each with the status code it has by itself (RFC 3463 §3), its class left open.
  public enum Kind {
    /// The server said no.
    REFUSED("0.0"),
    /// No connection: nobody listens there.
    CONNECTION_REFUSED("4.1"),
    /// No connection: nothing came back.
    UNREACHABLE("4.1"),
    /// It stopped answering.
    SILENT("4.2"),
    /// It closed the connection, or the network did.
    HUNG_UP("4.2"),
    /// It does not keep to the protocol.
    NOT_SMTP("5.0"),
    /// TLS was wanted and did not come about, or shows the wrong certificate.
    TLS("7.5"),
    /// It did not accept our name and password.
    SIGN_IN("7.8"),
    /// It does not offer what this message needs.
    NOT_OFFERED("6.3"),
    /// It may not have the message, because nobody proves that the way is safe (RFC 8689 §5).
    REQUIRE_TLS("7.30"),
    /// It cannot say whose the mailbox is (RFC 7293 §3.1).
    OWNER_UNKNOWN("7.19"),
    /// It knows no deadlines (RFC 2852 §4).
    NO_DEADLINES("3.3"),
    /// It would have to be converted, and may not be.
    CONVERSION_FORBIDDEN("6.2"),
    /// It takes no addresses beyond ASCII (RFC 6531 §3.5).
    UTF8_ADDRESS("6.7"),
    /// It takes no headers beyond ASCII (RFC 6531 §3.5).
    UTF8_HEADER("6.9"),
    /// It takes messages of this size from nobody.
    TOO_LARGE("3.4"),
    /// The DNS gave no answer.
    DNS("4.3"),
    /// The domain does not exist, or has no server.
    NO_SUCH_DOMAIN("1.2"),
    /// The domain has nobody of that name.
    NOBODY("1.1"),
    /// The mailbox takes nothing, for now.
    MAILBOX("2.0"),
    /// The domain says that it takes no mail (RFC 7505 §5).
    NULL_MX("1.10"),
    /// The way leads back to this server.
    LOOP("4.6"),
    /// The sender's domain cannot be answered from elsewhere (RFC 7505 §4.2).
    SENDER("1.8"),
    /// It took longer than may be.
    EXPIRED("4.7"),
    /// Our own trouble.
    OURS("3.0");

    private final String detail;

    Kind(String detail) {
      this.detail = detail;
    }
  }

  static Trouble refused(Stage stage, ServerReply reply, String words) {
    return new Trouble(Kind.REFUSED, stage, Optional.of(reply), words);
  }

  public static Trouble of(Kind kind, Stage stage, String words) {
    return new Trouble(kind, stage, Optional.empty(), words);
  }

  /// The enhanced status code (RFC 3463 §2): the server's own, else what the trouble means by
  /// itself.
  ///
  /// @param permanent whether it is for good
  public String status(boolean permanent) {
    var given = reply.map(ServerReply::enhanced).orElse("");
    boolean fits = given.startsWith(permanent ? "5." : "4.");
    return fits ? given : (permanent ? "5." : "4.") + kind.detail;
  }
}
