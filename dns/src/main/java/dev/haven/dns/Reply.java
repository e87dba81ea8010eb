package dev.haven.dns;

import java.time.Duration;
import java.util.List;

/// What one server said to one question.
public sealed interface Reply {
  /// A message came.
  ///
  /// @param code `NOERROR`, `NXDOMAIN`, `SERVFAIL`, `REFUSED`, ...
  /// @param authoritative whether the server says that the zone is its own
  record Response(
      String code,
      boolean authoritative,
      List<ResourceRecord> answers,
      List<ResourceRecord> authority,
      List<ResourceRecord> additional)
      implements Reply {
    public Response {
      answers = List.copyOf(answers);
      authority = List.copyOf(authority);
      additional = List.copyOf(additional);
    }

    /// The records of a name and type among the answers.
    public List<ResourceRecord> answers(String name, String type) {
      return answers.stream()
          .filter(record -> record.name().equals(name) && record.type().equals(type))
          .toList();
    }

    /// Whether it says what there is, or that there is nothing.
    public boolean isUsable() {
      return code.equals("NOERROR") || code.equals("NXDOMAIN");
    }

    /// How long it may be remembered: the answers, or that there are none (RFC 2308 §5).
    public Duration ttl() {
      var lifetimes = answers.isEmpty() ? authority : answers;
      return lifetimes.stream()
          .map(ResourceRecord::ttl)
          .min(Duration::compareTo)
          .orElse(Duration.ZERO);
    }
  }

  /// Nothing came that could be understood.
  ///
  /// @param why as a few words
  record Silence(String why) implements Reply {}
}
