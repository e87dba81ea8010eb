package dev.haven.diagnosis.judge;

import dev.haven.diagnosis.Finding;
import dev.haven.diagnosis.TlsMeaning;
import dev.haven.diagnosis.probe.Observation;
import dev.haven.diagnosis.probe.TlsSeen;
import dev.haven.diagnosis.probe.Voice;
import java.util.List;
import java.util.Locale;

/// Why a handshake failed, from the words of the library: it gives nothing else.
final class HandshakeJudge {
  private HandshakeJudge() {}

  static List<Finding> findings(Observation seen) {
    if (!(seen.tls() instanceof TlsSeen.Failed(var words)) || explained(seen.voice())) {
      return List.of();
    }
    var lower = words.toLowerCase(Locale.ROOT);
    var where = seen.target().where();
    if (containsAny(lower, "protocol version", "protocol_version")) {
      return List.of(
          TlsMeaning.ONLY_OLD.at(where, "The server speaks TLS 1.1 or older only", seen.heard()));
    }
    if (containsAny(lower, "handshake_failure", "cipher")) {
      return List.of(
          TlsMeaning.NO_CIPHER.at(
              where, "The server found nothing in common with us", seen.heard()));
    }
    return List.of(
        TlsMeaning.HANDSHAKE_FAILED.at(where, "TLS did not come about: " + words, seen.heard()));
  }

  /// What answers in clear on a TLS port is a finding of its own.
  private static boolean explained(Voice voice) {
    return !(voice instanceof Voice.Unheard || voice instanceof Voice.Greeting);
  }

  private static boolean containsAny(String words, String... wanted) {
    for (var word : wanted) {
      if (words.contains(word)) {
        return true;
      }
    }
    return false;
  }
}
