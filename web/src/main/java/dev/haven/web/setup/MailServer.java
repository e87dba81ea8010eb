package dev.haven.web.setup;

import dev.haven.wire.TlsMode;

/// A port of ours that mail programs may use.
///
/// @param tls implicit or STARTTLS, never none
public record MailServer(Kind kind, int port, TlsMode tls) {
  /// What is spoken there.
  public enum Kind {
    IMAP("imap"),
    POP3("pop3"),
    /// Sending.
    SMTP("smtp");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    /// As most documents call it.
    String word() {
      return word;
    }
  }

  public MailServer {
    if (tls == TlsMode.NONE) {
      throw new IllegalArgumentException("a port without encryption is recommended to nobody");
    }
  }

  boolean encryptsAtOnce() {
    return tls == TlsMode.IMPLICIT;
  }

  /// How its use of TLS is called in the settings of mail programs.
  public String security() {
    return switch (tls) {
      case IMPLICIT -> "SSL/TLS";
      case STARTTLS -> kind == Kind.POP3 ? "STLS" : "STARTTLS";
      case NONE -> "none";
    };
  }
}
