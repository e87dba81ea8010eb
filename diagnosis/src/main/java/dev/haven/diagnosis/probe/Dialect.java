package dev.haven.diagnosis.probe;

import dev.haven.diagnosis.Service.Language;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;

/// As much of a protocol of mail as it takes to look at a server.
sealed interface Dialect permits SmtpDialect, ImapDialect, Pop3Dialect, SieveDialect {
  static Dialect of(Language language) {
    return switch (language) {
      case SMTP -> new SmtpDialect();
      case IMAP -> new ImapDialect();
      case POP3 -> new Pop3Dialect();
      case SIEVE -> new SieveDialect();
    };
  }

  /// Hears the greeting to its end.
  ///
  /// @param patience until its first line
  Voice greeting(Conversation talk, Duration patience) throws IOException;

  /// Asks what the server can do.
  Offer offer(Conversation talk, Duration patience) throws IOException;

  /// Asks what the server can do, now that there is TLS.
  default Offer offerInside(Conversation talk, Duration patience) throws IOException {
    return offer(talk, patience);
  }

  /// Asks for TLS.
  ///
  /// @return the answer's line
  String upgrade(Conversation talk, Duration patience) throws IOException;

  /// Whether an answer is a yes.
  boolean isYes(String answer);

  /// The polite end.
  String goodbye();

  /// What a first line is, whoever it was expected from.
  static Voice heard(String line, Language expected, Duration after) {
    var language = Tongue.of(line);
    if (language.isEmpty()) {
      return new Voice.Foreign(Tongue.stranger(line), line);
    }
    if (language.get() != expected) {
      return new Voice.OtherLanguage(language.get(), line);
    }
    return Tongue.saysNo(line) ? new Voice.TurnedAway(line) : new Voice.Greeting(line, after);
  }

  static Duration since(long nanos) {
    return Duration.ofNanos(System.nanoTime() - nanos);
  }

  static String upper(String text) {
    return text.toUpperCase(Locale.ROOT);
  }
}
